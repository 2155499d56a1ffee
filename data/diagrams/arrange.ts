import type { Pathway } from '../schema/index.ts'

type Node = Pathway['nodes'][number]
type Edge = Pathway['edges'][number]

/** Nodes that stand together in a row: a named group, or one node without a group. */
export interface Unit { name: string | undefined, nodes: Node[] }
export type Rows = Unit[][]

/** More nodes than this do not fit in a row beside their labels. */
const ROW_ROOM = 5
/** Up to here every order is tried, 720 of them; larger pathways keep the order of the record. */
const MOST_UNITS = 6
/** What makes an order worse, in widths of a node. */
const COST = { row: 1.2, between: 2, backward: 0.4, full: 4, start: 0.8 } as const

/**
 * Puts the units of a pathway into rows so that what is joined stands close: all orders, cuts into rows
 * and directions are tried, and the first with the least total distance is taken. It should begin top left.
 */
export function arrange({ nodes, edges }: Pathway): Rows {
  const units = unitsOf(nodes)
  const orders = units.length > MOST_UNITS ? [units] : permutations(units)
  const all = orders.flatMap((order) => cuts(order, nodes.length))
  return best(all.map((rows) => best(flips(rows), nodes, edges)), nodes, edges)
}

function unitsOf(nodes: readonly Node[]): Unit[] {
  const grouped = Map.groupBy(nodes, ({ id, group }) => group === undefined ? `node ${id}` : `group ${group}`)
  return [...grouped.values()].map((members) => ({ name: members[0]?.group, nodes: members }))
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}

/** One row where it has room, else every cut into two, or into thirds of a long pathway. */
function cuts(order: Unit[], nodeCount: number): Rows[] {
  if (order.length === 1 || nodeCount < ROW_ROOM) return [[order]]
  const two = order.slice(1).map((_, index) => [order.slice(0, index + 1), order.slice(index + 1)])
  if (nodeCount <= 2 * ROW_ROOM) return two
  const third = Math.ceil(order.length / 3)
  return [[order.slice(0, third), order.slice(third, 2 * third), order.slice(2 * third)].filter((row) => row.length > 0)]
}

/** Turns each unit in place, one after the other: groups of one node have one way only. */
function flips(rows: Rows): Rows[] {
  const turn = (row: Unit[]): Unit[][] => row.reduce<Unit[][]>((done, unit) => {
    const ways = unit.nodes.length > 1 ? [unit, { ...unit, nodes: unit.nodes.toReversed() }] : [unit]
    return done.flatMap((sofar) => ways.map((way) => [...sofar, way]))
  }, [[]])
  return rows.reduce<Rows[]>((done, row) => done.flatMap((sofar) => turn(row).map((way) => [...sofar, way])), [[]])
}

function best(candidates: readonly Rows[], nodes: readonly Node[], edges: readonly Edge[]): Rows {
  const priced = candidates.map((rows) => ({ rows, cost: costOf(rows, nodes, edges) }))
  return priced.reduce((least, other) => other.cost < least.cost - 1e-9 ? other : least).rows
}

interface Spot { x: number, row: number, place: number }

function costOf(rows: Rows, nodes: readonly Node[], edges: readonly Edge[]): number {
  const spots = new Map(rows.flatMap((row, at) => spotsOf(row, at)))
  const crowded = rows.map((row) => Math.max(0, row.flatMap(({ nodes }) => nodes).length - ROW_ROOM) * COST.full)
  const lengths = edges.map(({ from, to }) => {
    const [a, b] = [spots.get(from), spots.get(to)]
    return a && b ? distance(a, b) : 0
  })
  const first = spots.get(nodes[0]?.id ?? '')
  const start = first ? (first.x + first.row * ROW_ROOM) * COST.start : 0
  return [start, ...crowded, ...lengths].reduce((total, cost) => total + cost, 0)
}

/** Nodes of a row stand evenly over a width of five. */
function spotsOf(row: Unit[], at: number): [string, Spot][] {
  const nodes = row.flatMap((unit) => unit.nodes)
  return nodes.map(({ id }, index) => [id, { x: (index + 0.5) / nodes.length * ROW_ROOM, row: at, place: index }])
}

function distance(a: Spot, b: Spot): number {
  const across = Math.abs(a.x - b.x)
  if (a.row !== b.row) return across + Math.abs(a.row - b.row) * COST.row
  return across + (Math.abs(a.place - b.place) - 1) * COST.between + (a.x > b.x ? COST.backward : 0)
}
