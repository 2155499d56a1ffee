import type { Measured, MeasuredBox, MeasuredEdge, Place, Point, Route } from './types.ts'

/** Distance between parallel arrows, px. */
const LANE = 22
const PORT = 18

type Face = 'left' | 'right'
/** An arrow that knows which sides it leaves and enters, and at which heights. */
interface Wire { edge: MeasuredEdge, from: Place, to: Place, out: Face, into: Face, y1: number, y2: number }

/**
 * Right-angled routes for arrows between placed boxes: level where the boxes face each other,
 * else along a vertical lane of their own. Boxes above one another are joined around the side
 * that looks to the middle of the drawing.
 */
export function routeEdges(measured: Measured, places: Record<string, Place>, width: number): Record<string, Route> {
  const wires = spreadPorts(measured.edges.map((edge) => wireOf(edge, places, width)))
  const lanes = new Map<string, number>()
  return Object.fromEntries(wires.map((wire) => [wire.edge.id, routeOf(wire, measured.boxes, places, lanes)]))
}

const rightOf = (place: Place): number => place.x + place.width
const middle = (place: Place): number => place.y + place.height / 2

function wireOf(edge: MeasuredEdge, places: Record<string, Place>, width: number): Wire {
  const from = places[edge.from]
  const to = places[edge.to]
  if (!from || !to) throw new RangeError(`arrow ${edge.id} joins "${edge.from}" and "${edge.to}", one of which is not placed`)
  const level = { edge, from, to, y1: middle(from), y2: middle(to) }
  if (rightOf(from) <= to.x) return { ...level, out: 'right', into: 'left' }
  if (rightOf(to) <= from.x) return { ...level, out: 'left', into: 'right' }
  const face = from.x + from.width / 2 < width / 2 ? 'right' : 'left'
  return { ...level, out: face, into: face }
}

/** Several arrows at one side of a box share its height, in the order of where they go. */
function spreadPorts(wires: readonly Wire[]): Wire[] {
  const ends = wires.flatMap((wire) => [
    { wire, key: `${wire.edge.from} ${wire.out}`, field: 'y1' as const, other: wire.y2, box: wire.from },
    { wire, key: `${wire.edge.to} ${wire.into}`, field: 'y2' as const, other: wire.y1, box: wire.to },
  ])
  const moved = wires.map((wire) => ({ ...wire }))
  for (const group of Map.groupBy(ends, ({ key }) => key).values()) {
    const order = group.toSorted((a, b) => a.other - b.other)
    const step = Math.min(PORT, (order[0]?.box.height ?? 0) / (order.length + 1))
    order.forEach(({ wire, field, box }, index) => {
      const target = moved[wires.indexOf(wire)]
      if (target) target[field] = middle(box) + (index - (order.length - 1) / 2) * step
    })
  }
  return moved
}

function routeOf(wire: Wire, boxes: readonly MeasuredBox[], places: Record<string, Place>, lanes: Map<string, number>): Route {
  const start = { x: wire.out === 'right' ? rightOf(wire.from) : wire.from.x, y: wire.y1 }
  const end = { x: wire.into === 'right' ? rightOf(wire.to) : wire.to.x, y: wire.y2 }
  if (Math.abs(start.y - end.y) < 1) return level(start, end)
  const lane = wire.out === wire.into ? bracket(wire, boxes, places) : channel(start, end, boxes, places)
  const key = `${Math.round(lane)}`
  const taken = lanes.get(key) ?? 0
  lanes.set(key, taken + 1)
  const x = lane + (taken % 2 ? -1 : 1) * Math.ceil(taken / 2) * LANE
  return { points: [start, { x, y: start.y }, { x, y: end.y }, end], label: { x, y: (start.y + end.y) / 2 } }
}

const level = (start: Point, end: Point): Route =>
  ({ points: [start, end], label: { x: (start.x + end.x) / 2, y: start.y } })

/** Outside the boxes around both ends, up to the smallest one that holds both. */
function bracket({ edge, out }: Wire, boxes: readonly MeasuredBox[], places: Record<string, Place>): number {
  const above = (id: string): string[] => {
    const parent = boxes.find((box) => box.id === id)?.parent
    return parent ? [id, ...above(parent)] : [id]
  }
  const [ours, theirs] = [above(edge.from), above(edge.to)]
  const outer = [...ours.filter((id) => !theirs.includes(id)), ...theirs.filter((id) => !ours.includes(id))]
  const faces = outer.flatMap((id) => places[id] ?? []).map((place) => out === 'right' ? rightOf(place) : place.x)
  return out === 'right' ? Math.max(...faces) + LANE * 2 : Math.min(...faces) - LANE * 2
}

/** The middle of the widest strip between two boxes that no box nor border stands in. */
function channel(start: Point, end: Point, boxes: readonly MeasuredBox[], places: Record<string, Place>): number {
  const [low, high] = [Math.min(start.x, end.x), Math.max(start.x, end.x)]
  const leaves = boxes.filter((box) => !box.group).flatMap((box) => places[box.id] ?? [])
  const borders = leaves.flatMap((place) => [place.x, rightOf(place)]).filter((x) => x > low && x < high)
  const stops = [low, ...borders, high].toSorted((a, b) => a - b)
  const strips = stops.slice(1).map((stop, index) => ({ from: stops[index] ?? low, to: stop }))
    .filter(({ from, to }) => !leaves.some((place) => place.x < to && rightOf(place) > from))
  const widest = strips.toSorted((a, b) => (b.to - b.from) - (a.to - a.from))[0]
  return widest ? (widest.from + widest.to) / 2 : (low + high) / 2
}
