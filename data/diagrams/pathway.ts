import { pathwayOf } from '../figures/pathways.ts'
import type { Dataset, Pathway } from '../schema/index.ts'
import type { NodeKind } from '../vocabulary.ts'
import { arrange, type Unit } from './arrange.ts'
import { BOXES_HEADER } from './config.ts'
import { label, wrappedLabel } from './escape.ts'
import { safeIds } from './ids.ts'

type Node = Pathway['nodes'][number]
type Edge = Pathway['edges'][number]
type IdOf = (id: string) => string

/** Longest line of an arrow's label, characters. */
const EDGE_CHARS = 16
/** The same of a node. */
const NODE_CHARS = 18

/** One outline per kind of node, told apart without colour. */
const SHAPES = {
  actor: ['(', ')'],
  control: ['[[', ']]'],
  config: ['[', ']'],
  proxy: ['{{', '}}'],
  workload: ['[', ']'],
  store: ['[(', ')]'],
} as const satisfies Record<NodeKind, readonly [string, string]>

/**
 * A pathway as mermaid source, in rows; steps are numbered in the order of the record, optional ones are dotted.
 * @throws RangeError when there is no such pathway
 */
export function pathwayDiagram(dataset: Dataset, id: string): string {
  const pathway = pathwayOf(dataset, id)
  const idOf = safeIds('n')
  return [
    ...BOXES_HEADER,
    'flowchart TB',
    ...arrange(pathway).flatMap((row, index) => rowLines(row, index, idOf)),
    ...pathway.edges.map((edge, index) => edgeLine(edge, `${index + 1} ${edge.label ?? ''}`.trim(), idOf)),
  ].join('\n')
}

const rowLines = (row: readonly Unit[], index: number, idOf: IdOf): string[] => [
  `subgraph r${index}[" "]`,
  'direction LR',
  ...row.flatMap((unit, place) => unitLines(unit, `r${index}u${place}`, idOf)),
  'end',
  `class r${index} bare`,
  `class r${index} path`,
]

function unitLines({ name, nodes }: Unit, id: string, idOf: IdOf): string[] {
  const inside = nodes.flatMap((node) => nodeLines(node, idOf))
  return name === undefined ? inside : [`subgraph ${id}[${label(name)}]`, 'direction LR', ...inside, 'end', `class ${id} stage`]
}

function nodeLines({ id, label: says, kind }: Node, idOf: IdOf): string[] {
  const [open, close] = SHAPES[kind]
  const notch = kind === 'config' ? [`${idOf(id)}@{ shape: notch-rect }`] : []
  const classes = [...kind === 'store' ? ['tall'] : [], 'step', kind].map((name) => `class ${idOf(id)} ${name}`)
  return [`${idOf(id)}${open}${wrappedLabel(says, NODE_CHARS)}${close}`, ...notch, ...classes]
}

const edgeLine = ({ from, to, optional }: Edge, says: string, idOf: IdOf): string =>
  `${idOf(from)} ${optional ? '-.->' : '-->'}|${wrappedLabel(says, EDGE_CHARS)}| ${idOf(to)}`
