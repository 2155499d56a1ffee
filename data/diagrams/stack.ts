import type { Dataset, StackGroup } from '../schema/index.ts'
import { boxesHeader } from './config.ts'
import { label } from './escape.ts'

type Row = StackGroup['rows'][number]
type Role = 'standard' | 'extension' | 'row'

/**
 * The cloud-native stack as mermaid source: a box for each group with its name at the side and
 * its rows from top to bottom. Standards and what extends them carry a class and a word.
 */
export function stackDiagram(dataset: Dataset): string {
  const roles = rolesOf(dataset)
  const lines = dataset.stack.flatMap((group, index) => groupLines(group, `g${index}`, roles))
  return [...boxesHeader(), 'flowchart TB', ...lines].join('\n')
}

const rolesOf = ({ standards }: Dataset): Map<string, Role> => new Map([
  ...standards.map(({ extension }) => [extension, 'extension'] as const),
  ...standards.map(({ standard }) => [standard, 'standard'] as const),
])

function groupLines(group: StackGroup, id: string, roles: Map<string, Role>): string[] {
  return [
    `subgraph ${id}[" "]`,
    'direction LR',
    `${id}n[${label(group.name)}]`,
    `subgraph ${id}r[" "]`,
    'direction TB',
    ...group.rows.flatMap((row, index) => rowLines(row, `${id}r${index}`, roles.get(row.id) ?? 'row')),
    'end',
    'end',
    `class ${id} bare`,
    `class ${id}r tight`,
    `class ${id}n name`,
  ]
}

const WORDS: Record<Role, string> = { standard: 'standard', extension: 'extension point', row: ' ' }

function rowLines(row: Row, id: string, role: Role): string[] {
  const cells = row.cells.map((_, index) => `${id}c${index}`)
  return [
    `subgraph ${id}[" "]`,
    'direction LR',
    ...row.cells.map((cell, index) => `${cells[index]}[${label(cell)}]`),
    `${id}w[${label(WORDS[role])}]`,
    'end',
    `class ${id} tight`,
    `class ${cells.join(',')} ${role}`,
    `class ${id}w role`,
  ]
}
