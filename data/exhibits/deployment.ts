import { capital, formatMoment, joinWords, spell } from '../format.ts'
import {
  clusterWords, extremeModels, modelLabel, proxiesPerModel, proxyWords, rangeWords, type ProxyCount,
} from '../figures/deployment.ts'
import { productBoard, type ProductBoard, type ProductRow } from '../figures/model-products.ts'
import { comparedCells, contradictions, disagreements, tradeoffMatrix, type Matrix, type MatrixCell, type PlacedCell } from '../figures/tradeoffs.ts'
import type { Dataset } from '../schema/index.ts'
import { evidenceOf, single, type Cell, type Column, type Exhibit, type ExhibitTable } from './exhibit.ts'

const text = (label: string): Column => ({ label, kind: 'text' })
const count = (label: string): Column => ({ label, kind: 'count' })
const named = (models: readonly { name: string }[]): string => joinWords(models.map((model) => `“${model.name}”`))

/** Proxies of every model, counted in one and the same drawn cluster. */
function modelOverview(dataset: Dataset): Exhibit {
  const counts = proxiesPerModel(dataset)
  const { pods, nodes } = clusterWords(counts)
  return {
    title: `Proxies (hexagons) that each deployment model adds to the same ${pods} (boxes) on ${nodes}; counted in the drawing, not measured`,
    finding: overviewFinding(counts, pods),
    columns: [text('Model'), count('Full proxies'), count('Micro-proxies'), count('In pods'), count('On nodes'), count('Remote'), text('Proxies a drawn call passes')],
    rows: counts.map((model) => [
      modelLabel(model), model.full, model.micro, model.places.pod, model.places.node, model.places.remote, rangeWords(model.passed),
    ]),
    ...evidenceOf(dataset.models),
    chart: {
      type: 'bar', unit: 'proxies', categories: counts.map(modelLabel),
      series: [
        { name: 'Full proxies', values: counts.map((model) => model.full) },
        { name: 'Micro-proxies', values: counts.map((model) => model.micro) },
      ],
    },
  }
}

function overviewFinding(counts: readonly ProxyCount[], pods: string): string {
  const fewest = extremeModels(counts, 'fewest')
  const most = extremeModels(counts, 'most')
  const says = (models: readonly ProxyCount[]): string =>
    `${joinWords([...new Set(models.map(proxyWords))])} with ${named(models)}`
  if (fewest.length === counts.length) return `For ${pods} every model draws the same number of proxies: ${says(counts)}.`
  return `For ${pods} the drawn proxies range from ${says(fewest)} to ${says(most)}.`
}

/** What the authors say of each model, criterion by criterion. */
function tradeoffExhibit(dataset: Dataset): Exhibit {
  const matrix = tradeoffMatrix(dataset)
  return {
    title: `Trade-offs of the ${spell(matrix.rows.length)} deployment models as ${joinWords(matrix.authors)} judge them; grades are our reading of their words`,
    finding: tradeoffFinding(matrix),
    columns: [text('Model'), text('Criterion'), ...matrix.authors.map(text), text('Grades')],
    rows: matrix.rows.flatMap(({ model, cells }) => cells.map((cell) => [modelLabel(model), cell.criterion, ...opinionCells(cell), cell.agreement])),
    ...evidenceOf(dataset.tradeoffs),
  }
}

const opinionCells = (cell: MatrixCell): Cell[] =>
  cell.opinions.map(({ grade, says, check }) => says === null ? null : `${capital(grade)}. ${checked(says, check)}`)

const checked = (says: string, check: ProductRow['check']): string => check ? `${says} (${check.verdict}: ${check.says})` : says

function tradeoffFinding(matrix: Matrix): string {
  const compared = comparedCells(matrix).length
  const differ = disagreements(matrix)
  const opposite = contradictions(matrix)
  const scope = `More than one author grades ${spell(compared)} of ${matrix.rows.length * matrix.criteria.length} cells`
  if (differ.length === 0) return `${scope}, and nowhere do they differ.`
  const end = opposite.length === 0 ? 'none of them opposite' : `opposite on ${places(opposite)}`
  return `${scope}; they differ on ${spell(differ.length)}, ${end}.`
}

const places = (cells: readonly PlacedCell[]): string =>
  joinWords(cells.map(({ model, criterion }) => `the ${criterion} of model ${model.numeral}`))

/** Who stands for which model, as the products' documentation says. */
function modelProducts(dataset: Dataset): Exhibit {
  const board = productBoard(dataset)
  return {
    title: 'Products by deployment model, as their documentation describes them',
    finding: productFinding(board),
    columns: [text('Model'), text('Product'), { label: 'On record since', kind: 'moment' }, text('What its documentation says')],
    rows: [
      ...board.models.flatMap(modelRows),
      ...board.combined.map((row) => productCells(row.numerals.join(' + '), row)),
      ...board.outside.map((row) => productCells('none of them', row)),
    ],
    ...evidenceOf(dataset.modelProducts),
  }
}

const productCells = (model: string, { name, since, says, check }: ProductRow): Cell[] =>
  [model, name, since, checked(says, check)]

const modelRows = (model: ProductBoard['models'][number]): Cell[][] =>
  model.products.length > 0
    ? model.products.map((row) => productCells(modelLabel(model), row))
    : [[modelLabel(model), model.named ? 'only in combination, see below' : 'none named in the sources', null, null]]

function productFinding({ models, combined }: ProductBoard): string {
  const unnamed = models.filter((model) => !model.named)
  const first = unnamed.length === 0
    ? 'Every model has a product that stands for it'
    : `The sources name no product of the time for ${named(unnamed)}`
  const later = combined.filter((row) => row.later)
    .map((row) => `${row.name} (${formatMoment(row.since ?? '')}) later combined ${joinWords(row.numerals)}`)
  return `${[first, ...later].join('; ')}.`
}

export const deploymentExhibits: ExhibitTable = {
  ModelOverview: single(modelOverview),
  TradeoffMatrix: single(tradeoffExhibit),
  ModelProducts: single(modelProducts),
}
