import type { Dataset, DeploymentModel, ModelProduct } from '../schema/index.ts'

/** A product as the figure shows it. */
export interface ProductRow {
  id: string
  name: string
  since: string | null
  says: string
  /** What checking it showed, where the article says otherwise. */
  check: ModelProduct['check'] | null
  /** Numerals of its models, in the models' order. */
  numerals: string[]
  /** Columns of its models in the figure, from 0. */
  columns: number[]
  /** True where it is dated after the year under review. */
  later: boolean
}

/** Products by how they relate to the models: one each, several at once, none of them. */
export interface ProductBoard {
  models: (Pick<DeploymentModel, 'id' | 'numeral' | 'name' | 'short'> & { products: ProductRow[], named: boolean })[]
  combined: ProductRow[]
  outside: ProductRow[]
}

/** Who stands for which model. `named` is false for a model that no product of the year or before stands for. */
export function productBoard(dataset: Dataset): ProductBoard {
  const rows = dataset.modelProducts.map((product) => productRow(dataset, product))
  const single = rows.filter((row) => row.columns.length === 1)
  return {
    models: dataset.models.map(({ id, numeral, name, short }, column) => ({
      id, numeral, name, short,
      products: single.filter((row) => row.columns[0] === column),
      named: rows.some((row) => !row.later && row.columns.includes(column)),
    })),
    combined: rows.filter((row) => row.columns.length > 1),
    outside: rows.filter((row) => row.columns.length === 0),
  }
}

function productRow({ models, talk }: Dataset, product: ModelProduct): ProductRow {
  const columns = models.flatMap((model, column) => product.models.includes(model.id) ? [column] : [])
  return {
    id: product.id,
    name: product.name,
    since: product.since ?? null,
    says: product.says,
    check: product.check ?? null,
    columns,
    numerals: columns.map((column) => models[column]?.numeral ?? ''),
    later: Number(product.since?.slice(0, 4) ?? 0) > talk.year,
  }
}
