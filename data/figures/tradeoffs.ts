import type { Dataset, DeploymentModel, Tradeoff } from '../schema/index.ts'
import { CRITERIA, type Criterion, type Grade } from '../vocabulary.ts'

/** What one author holds of one model under one criterion; `says` is null where no record exists. */
export interface Opinion { author: string, grade: Grade, says: string | null, check: Tradeoff['check'] | null }

/** How far the stated grades lie apart; silence never disagrees. */
export type Agreement = 'same' | 'differ' | 'opposite' | 'not compared'

/** All authors on one model under one criterion. */
export interface MatrixCell { criterion: Criterion, opinions: Opinion[], agreement: Agreement }
export interface MatrixRow { model: Pick<DeploymentModel, 'id' | 'numeral' | 'name' | 'short'>, cells: MatrixCell[] }
export interface Matrix { authors: string[], criteria: Criterion[], rows: MatrixRow[] }

/** Models × criteria with every author's grade; criteria that nobody uses are left out. */
export function tradeoffMatrix(dataset: Dataset): Matrix {
  const authors = [...new Set(dataset.tradeoffs.map((tradeoff) => tradeoff.author))]
  const criteria = CRITERIA.filter((criterion) => dataset.tradeoffs.some((tradeoff) => tradeoff.criterion === criterion))
  const rows = dataset.models.map(({ id, numeral, name, short }) => ({
    model: { id, numeral, name, short },
    cells: criteria.map((criterion) => matrixCell(dataset, id, criterion, authors)),
  }))
  return { authors, criteria, rows }
}

function matrixCell(dataset: Dataset, model: string, criterion: Criterion, authors: readonly string[]): MatrixCell {
  const here = dataset.tradeoffs.filter((tradeoff) => tradeoff.model === model && tradeoff.criterion === criterion)
  const opinions = authors.map((author): Opinion => {
    const found = here.find((tradeoff) => tradeoff.author === author)
    return { author, grade: found?.grade ?? 'not stated', says: found?.says ?? null, check: found?.check ?? null }
  })
  return { criterion, opinions, agreement: agreementOf(opinions.map((opinion) => opinion.grade)) }
}

/** `opposite` where one states favourable and another unfavourable; `not compared` where fewer than two state a grade. */
function agreementOf(grades: readonly Grade[]): Agreement {
  const stated = grades.filter((grade) => grade !== 'not stated')
  if (stated.length < 2) return 'not compared'
  if (stated.includes('favourable') && stated.includes('unfavourable')) return 'opposite'
  return new Set(stated).size > 1 ? 'differ' : 'same'
}

/** A cell with the model it belongs to. */
export interface PlacedCell extends MatrixCell { model: MatrixRow['model'] }

const cellsOf = (matrix: Matrix): PlacedCell[] =>
  matrix.rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, model: row.model })))

/** The cells that at least two authors grade, and so could disagree on. */
export const comparedCells = (matrix: Matrix): PlacedCell[] => cellsOf(matrix).filter((cell) => cell.agreement !== 'not compared')

/** The cells in which authors state different grades, opposite ones among them. */
export const disagreements = (matrix: Matrix): PlacedCell[] => comparedCells(matrix).filter((cell) => cell.agreement !== 'same')

/** True where the sentences behind opposite grades fit a slide: eight lines, and one model that needs them. */
export const canExplain = (matrix: Matrix): boolean =>
  matrix.rows.length * matrix.authors.length <= 8 && new Set(contradictions(matrix).map((cell) => cell.model.id)).size === 1

/** The cells in which one author praises what another blames. */
export const contradictions = (matrix: Matrix): PlacedCell[] => comparedCells(matrix).filter((cell) => cell.agreement === 'opposite')
