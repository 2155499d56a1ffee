import { foreignGround, gridOf, occupy, STEP, WAYS, type Grid } from './grid.ts'
import { heap } from './heap.ts'
import { placeLabels } from './labels.ts'
import { portsOf, type Port } from './ports.ts'
import type { Measured, MeasuredEdge, Place, Point, Route, Size } from './types.ts'

/** What a grid step costs beyond 1, by what it does. */
const COST = { turn: 6, cross: 8, near: 2, close: 5, along: 40, foreign: 5 } as const

/**
 * Right-angled routes for arrows between placed boxes. Each takes the cheapest way over a grid: short,
 * few turns, around boxes, outside groups that do not concern it, not along another arrow.
 */
export function routeEdges(measured: Measured, places: Record<string, Place>, size: Size): Record<string, Route> {
  const paths = new Map<MeasuredEdge, Point[]>()
  const edges = shortestFirst(measured.edges, places)
  // Twice: the second time each arrow knows all others, which undoes crossings.
  for (const edge of [...edges, ...edges]) {
    paths.delete(edge)
    const grid = gridOf(measured, places, size)
    for (const points of paths.values()) occupy(grid, points)
    paths.set(edge, findPath(grid, edge))
  }
  return placeLabels(measured, places, paths, size)
}

const centre = ({ x, y, width, height }: Place): Point => ({ x: x + width / 2, y: y + height / 2 })

function shortestFirst(edges: readonly MeasuredEdge[], places: Record<string, Place>): MeasuredEdge[] {
  const span = ({ from, to }: MeasuredEdge): number => {
    const [a, b] = [centre(placeOf(places, from)), centre(placeOf(places, to))]
    return Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
  }
  return edges.toSorted((a, b) => span(a) - span(b))
}

function placeOf(places: Record<string, Place>, id: string): Place {
  const place = places[id]
  if (!place) throw new RangeError(`an arrow ends at "${id}", which is not placed`)
  return place
}

function portsAt(grid: Grid, id: string): Port[] {
  const box = grid.measured.boxes.find((candidate) => candidate.id === id)
  return box ? portsOf(grid, box, placeOf(grid.places, id)) : []
}

/** Cheapest way from any port of one box to any port of the other; straight where there is none. */
function findPath(grid: Grid, edge: MeasuredEdge): Point[] {
  const starts = portsAt(grid, edge.from)
  const goals = portsAt(grid, edge.to)
  const found = search(grid, starts, goals, foreignGround(grid, edge))
  if (!found) return [centre(placeOf(grid.places, edge.from)), centre(placeOf(grid.places, edge.to))]
  const { start, goal, cells } = found
  const point = (cell: number): Point => ({ x: cell % grid.columns * STEP, y: Math.floor(cell / grid.columns) * STEP })
  return corners([start.edge, ...cells.map(point), goal.edge])
}

interface Found { start: Port, goal: Port, cells: number[] }
interface Arrival { goal: Port, state: number, cost: number }

/** Dijkstra over grid points and directions: a state is `cell * 4 + way`. Ends once nothing nearer can arrive. */
function search(grid: Grid, starts: readonly Port[], goals: readonly Port[], foreign: Uint8Array): Found | undefined {
  const states = grid.columns * grid.rows * 4
  const best = new Float64Array(states).fill(Infinity)
  const before = new Int32Array(states).fill(-1)
  const queue = heap()
  const reach = (state: number, cost: number, from: number): void => {
    if (cost >= (best[state] ?? 0)) return
    best[state] = cost
    before[state] = from
    queue.push(state, cost)
  }
  const goalsAt = Map.groupBy(goals, ({ cell }) => cell)
  let arrival: Arrival | undefined
  for (const port of starts) reach(port.cell * 4 + port.way, port.cost / STEP + pass(grid, foreign, port.cell, port.way), -1)
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const cost = best[state] ?? Infinity
    if (cost >= (arrival?.cost ?? Infinity)) break
    arrival = nearest(arrival, goalsAt.get(state >> 2) ?? [], state, cost, (goal) => COST.turn + pass(grid, foreign, goal.cell, goal.way))
    for (let turn = 0; turn < WAYS.length; turn++) {
      const next = turn === ((state & 3) ^ 1) ? -1 : beyond(grid, state >> 2, turn)
      if (next >= 0) reach(next * 4 + turn, cost + pass(grid, foreign, next, turn) + (turn === (state & 3) ? 0 : COST.turn), state)
    }
  }
  return arrival && trace(arrival, starts, before)
}

/** The better of what has arrived so far and of going into a port from here, with a turn where the way is another. */
function nearest(arrival: Arrival | undefined, goals: readonly Port[], state: number, cost: number, turnInto: (goal: Port) => number): Arrival | undefined {
  return goals.reduce((least, goal) => {
    const way = state & 3
    if (way === goal.way) return least
    const whole = cost + goal.cost / STEP + (way === (goal.way ^ 1) ? 0 : turnInto(goal))
    return whole < (least?.cost ?? Infinity) ? { goal, state, cost: whole } : least
  }, arrival)
}

function trace({ goal, state: last }: Arrival, starts: readonly Port[], before: Int32Array): Found | undefined {
  const states: number[] = []
  for (let state = last; state >= 0; state = before[state] ?? -1) states.unshift(state)
  const start = starts.find((port) => port.cell * 4 + port.way === states[0])
  return start && { start, goal, cells: states.map((state) => state >> 2) }
}

/** The free grid point next to one, in some way; -1 where there is none. */
function beyond({ columns, rows, blocked }: Grid, cell: number, way: number): number {
  const { x, y } = WAYS[way] ?? WAYS[0]
  const [column, row] = [cell % columns + x, Math.floor(cell / columns) + y]
  const next = row * columns + column
  return column < 0 || row < 0 || column >= columns || row >= rows || blocked[next] ? -1 : next
}

/** The price of standing on a grid point while going one way. */
function pass(grid: Grid, foreign: Uint8Array, cell: number, way: number): number {
  const ours = way < 2 ? 1 : 2
  const taken = grid.taken[cell] ?? 0
  return 1
    + (taken & ours ? COST.along : 0)
    + (taken & ~ours ? COST.cross : 0)
    + ((grid.near[cell] ?? 0) & ours ? COST.near : 0)
    + ((grid.close[cell] ?? 0) & ours ? COST.close : 0)
    + (foreign[cell] ? COST.foreign : 0)
}

/** Only the points where a line turns, and its ends. */
function corners(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const [a, b] = [points[index - 1], points[index + 1]]
    if (!a || !b) return true
    const straight = (a.x === point.x && b.x === point.x) || (a.y === point.y && b.y === point.y)
    return !straight
  })
}
