import type { Exhibit } from '../../data/exhibits/index.ts'
import { canExplain, tradeoffMatrix, type MatrixCell } from '../../data/figures/tradeoffs.ts'
import { capital } from '../../data/format.ts'
import type { Dataset } from '../../data/schema/index.ts'

type Table = Pick<Exhibit, 'columns' | 'rows'>

/** A grade; where authors disagree the cell says so, and why where they contradict each other. */
function gradeOf({ opinions, agreement }: MatrixCell, author: number, explain: boolean): string {
  const { grade = 'not stated', says = null } = opinions[author] ?? {}
  if (agreement === 'same' || agreement === 'not compared') return grade
  return explain && agreement === 'opposite' && says ? `${grade}, ${agreement}: ${says}` : `${grade}, ${agreement}`
}

/** Models and authors as rows, criteria as columns: as the deck's slide has it, without the sentence behind every grade. */
function tradeoffTable(dataset: Dataset): Table {
  const matrix = tradeoffMatrix(dataset)
  const explain = canExplain(matrix)
  return {
    columns: ['Model', 'Author', ...matrix.criteria.map(capital)].map((label) => ({ label, kind: 'text' as const })),
    rows: matrix.rows.flatMap(({ model, cells }) => matrix.authors.map((author, index) =>
      [`${model.numeral} ${model.short}`, author, ...cells.map((cell) => gradeOf(cell, index, explain))])),
  }
}

/** Tables that the slide itself shows in fewer words than the exhibit's full table. */
const SLIDE_TABLES: Partial<Record<string, (dataset: Dataset) => Table>> = { TradeoffMatrix: tradeoffTable }

/** An exhibit with the table that a slide has room for. */
export const onSlide = (exhibit: Exhibit, tag: string, dataset: Dataset): Exhibit => ({ ...exhibit, ...SLIDE_TABLES[tag]?.(dataset) })
