import type { Dataset, Pathway } from '../schema/index.ts'
import type { NodeKind } from '../vocabulary.ts'
import { label } from './escape.ts'
import { safeIds } from './ids.ts'

type Node = Pathway['nodes'][number]
type Edge = Pathway['edges'][number]

/** One outline per kind of node, told apart without colour. */
const SHAPES = {
  actor: ['([', '])'],
  control: ['[[', ']]'],
  config: ['[/', '/]'],
  proxy: ['{{', '}}'],
  workload: ['[', ']'],
  store: ['[(', ')]'],
} as const satisfies Record<NodeKind, readonly [string, string]>

/**
 * A pathway as mermaid source, from left to right; optional steps are dotted.
 * @throws RangeError when there is no such pathway
 */
export function pathwayDiagram(dataset: Dataset, id: string): string {
  const pathway = dataset.pathways.find((candidate) => candidate.id === id)
  if (!pathway) throw new RangeError(`no pathway "${id}"; known: ${dataset.pathways.map((known) => known.id).join(', ')}`)
  const idOf = safeIds('n')
  return [
    'flowchart LR',
    ...groupsOf(pathway).flatMap((name, index) => groupLines(pathway, name, `g${index}`, idOf)),
    ...pathway.nodes.filter((node) => node.group === undefined).flatMap((node) => nodeLines(node, idOf)),
    ...pathway.edges.map((edge) => edgeLine(edge, idOf)),
  ].join('\n')
}

const groupsOf = ({ nodes }: Pathway): string[] => [...new Set(nodes.flatMap(({ group }) => group ?? []))]

const groupLines = (pathway: Pathway, name: string, id: string, idOf: (id: string) => string): string[] => [
  `subgraph ${id}[${label(name)}]`,
  ...pathway.nodes.filter((node) => node.group === name).flatMap((node) => nodeLines(node, idOf)),
  'end',
]

function nodeLines({ id, label: says, kind }: Node, idOf: (id: string) => string): string[] {
  const [open, close] = SHAPES[kind]
  return [`${idOf(id)}${open}${label(says)}${close}`, `class ${idOf(id)} ${kind}`]
}

const edgeLine = ({ from, to, label: says, optional }: Edge, idOf: (id: string) => string): string =>
  `${idOf(from)} ${optional ? '-.->' : '-->'}${says === undefined ? '' : `|${label(says)}|`} ${idOf(to)}`
