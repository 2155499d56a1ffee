import { titlePlace } from './grid.ts'
import type { Measured, MeasuredEdge, Place, Point, Route, Size } from './types.ts'

interface Line { from: Point, to: Point }

/** Room around a label, px. */
const AIR = 3

/**
 * Puts each label on its own arrow, where it hides least: no box, no other label, no other arrow,
 * and rather on a long stretch than on a short one.
 */
export function placeLabels(measured: Measured, places: Record<string, Place>, paths: ReadonlyMap<MeasuredEdge, Point[]>, size: Size): Record<string, Route> {
  const leaves = measured.boxes.flatMap((box) => {
    const place = places[box.id]
    if (!place || (box.group && !box.titled)) return []
    return box.group ? titlePlace(box, place) : place
  })
  const borders = measured.boxes.filter((box) => box.group && !box.classes.includes('bare')).flatMap((box) => places[box.id] ?? [])
  const set: Place[] = []
  const entries = measured.edges.map((edge) => {
    const points = paths.get(edge) ?? []
    const others = [...paths.values()].flatMap(linesOf)
    const spots = candidates(linesOf(points), edge).map(({ at, length }) => ({ at, penalty: penalty(around(at, edge), length, edge, { leaves, borders, set, others, size }) }))
    const label = spots.toSorted((a, b) => a.penalty - b.penalty)[0]?.at ?? points[0] ?? { x: 0, y: 0 }
    if (edge.width > 0) set.push(around(label, edge))
    return [edge.id, { points, label }] as const
  })
  return Object.fromEntries(entries)
}

const linesOf = (points: readonly Point[]): Line[] =>
  points.slice(1).map((to, index) => ({ from: points[index] ?? to, to }))

/** Spots beside every stretch, the middle first: above or below a level one, at either side of an upright one. */
const candidates = (lines: readonly Line[], { width, height }: Size): { at: Point, length: number }[] => lines.flatMap(({ from, to }) => {
  const length = Math.abs(to.x - from.x) + Math.abs(to.y - from.y)
  const off = from.y === to.y ? { x: 0, y: height / 2 + AIR } : { x: width / 2 + 2 * AIR, y: 0 }
  return [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].flatMap((part) => [-1, 1].map((side) => ({
    at: {
      x: from.x + (to.x - from.x) * part + off.x * (off.y === 0 ? -side : side),
      y: from.y + (to.y - from.y) * part + off.y * side,
    },
    length,
  })))
})

const around = ({ x, y }: Point, { width, height }: Size): Place =>
  ({ x: x - width / 2, y: y - height / 2, width, height })

interface Surroundings { leaves: Place[], borders: Place[], set: Place[], others: Line[], size: Size }

function penalty(spot: Place, length: number, { width }: Size, { leaves, borders, set, others, size }: Surroundings): number {
  const hits = (places: readonly Place[]): number => places.filter((place) => overlap(spot, place)).length
  const cut = borders.filter((place) => overlap(spot, place) && !contains(place, spot)).length
  const crossed = others.filter(({ from, to }) => overlap(spot, boundsOf(from, to))).length
  const outside = contains({ x: 0, y: 0, ...size }, spot) ? 0 : 2000
  return outside + 1000 * hits([...leaves, ...set]) + 100 * crossed + 30 * cut + Math.max(0, width - length) / 2 - length / 40
}

const boundsOf = (a: Point, b: Point): Place =>
  ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) })

const overlap = (a: Place, b: Place): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height

const contains = (outer: Place, inner: Place): boolean => inner.x >= outer.x && inner.y >= outer.y
  && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height
