import { stackRows, type StackRole } from '../figures/stack-rows.ts'
import type { Dataset, StackGroup } from '../schema/index.ts'
import { BOXES_HEADER } from './config.ts'
import { label } from './escape.ts'

type Row = StackGroup['rows'][number]
type Role = StackRole | 'row'

/**
 * The cloud-native stack as mermaid source: a box for each group with its name at the side and
 * its rows from top to bottom. Standards and what extends them carry a class and a word;
 * the standard that the talk is about, the first technology it compares, carries one more.
 */
export function stackDiagram(dataset: Dataset): string {
  const roles = rolesOf(dataset)
  const subject = dataset.comparisons[0]?.cells[0]?.technology
  const lines = dataset.stack.flatMap((group, index) => groupLines(group, `g${index}`, roles, subject))
  return [...BOXES_HEADER, 'flowchart TB', ...lines].join('\n')
}

const rolesOf = (dataset: Dataset): Map<string, Role> =>
  new Map(stackRows(dataset).map(({ id, role }) => [id, role ?? 'row']))

function groupLines(group: StackGroup, id: string, roles: Map<string, Role>, subject: string | undefined): string[] {
  return [
    `subgraph ${id}[" "]`,
    'direction LR',
    `${id}n[${label(group.name)}]`,
    `subgraph ${id}r[" "]`,
    'direction TB',
    ...group.rows.flatMap((row, index) => rowLines(row, `${id}r${index}`, roles.get(row.id) ?? 'row', subject)),
    'end',
    'end',
    `class ${id} bare`,
    `class ${id}r tight`,
    `class ${id}n name`,
  ]
}

const WORDS: Record<Role, string> = { standard: 'standard', extension: 'extension point', row: ' ' }

function rowLines(row: Row, id: string, role: Role, subject: string | undefined): string[] {
  const cells = row.cells.map((_, index) => `${id}c${index}`)
  return [
    `subgraph ${id}[" "]`,
    'direction LR',
    ...row.cells.map((cell, index) => `${cells[index]}[${label(cell)}]`),
    `${id}w[${label(WORDS[role])}]`,
    'end',
    `class ${id} tight`,
    `class ${cells.join(',')} ${role}`,
    ...(role === 'standard' && subject && row.cells[0]?.startsWith(subject) ? [`class ${cells.join(',')} subject`] : []),
    `class ${id}w role`,
  ]
}
