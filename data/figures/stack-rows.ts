import { capital, joinWords, spell } from '../format.ts'
import type { Dataset } from '../schema/index.ts'

export type StackRole = 'standard' | 'extension'

/** A row of the stack with its group and, where it is one of a pair, its role and the other row's words. */
export interface StackRowView {
  id: string
  group: string
  words: string
  role: StackRole | undefined
  partner: string | undefined
}

const wordsOf = (cells: readonly string[]): string => cells.join(', ')

/** All rows of the stack, top to bottom. */
export function stackRows({ stack, standards }: Dataset): StackRowView[] {
  const rows = stack.flatMap((group) => group.rows.map((row) => ({ ...row, group: group.name })))
  const words = (id: string): string | undefined => rows.filter((row) => row.id === id).map((row) => wordsOf(row.cells))[0]
  return rows.map(({ id, group, cells }) => {
    const asStandard = standards.find((pair) => pair.standard === id)
    const asExtension = standards.find((pair) => pair.extension === id)
    return {
      id, group, words: wordsOf(cells),
      role: asStandard ? 'standard' : asExtension && 'extension',
      partner: words(asStandard?.extension ?? asExtension?.standard ?? ''),
    }
  })
}

/** What the stack diagram shows, as its caption. */
export function stackTitle(dataset: Dataset): string {
  const rows = stackRows(dataset).length
  return `The cloud native stack in ${spell(dataset.stack.length)} groups and ${spell(rows)} rows, with its standards and their extension points`
}

/** How many rows are standards, and whether each stands right below what extends it. */
export function stackFinding(dataset: Dataset): string {
  const rows = stackRows(dataset)
  const standards = rows.filter(({ role }) => role === 'standard')
  if (standards.length === 0) return `None of the ${spell(rows.length)} rows is a standard with an extension point.`
  const places = dataset.standards.map((pair) => rows.findIndex(({ id }) => id === pair.standard) - rows.findIndex(({ id }) => id === pair.extension))
  const where = places.every((place) => place === 1) ? 'right below the row that extends it' : 'with a row that extends it'
  const verb = standards.length === 1 ? 'is a standard,' : 'are standards, each'
  return `${capital(spell(standards.length))} of the ${spell(rows.length)} rows ${verb} ${where}: ${joinWords(standards.map(({ words }) => words))}.`
}
