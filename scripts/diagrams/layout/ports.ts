import { STEP, type Grid } from './grid.ts'
import type { MeasuredBox, Place, Point } from './types.ts'

/** A point on the side of a box where an arrow may end, with the grid point outside it. */
export interface Port { edge: Point, cell: number, way: number, cost: number }

/** Nearer to a corner than this an arrow does not end, px. */
const CORNER = 10
/** What leaving the middle of a side costs for each px. */
const OFF_CENTRE = 1.2
/** What using the top or bottom of a box costs, px; steps of a pathway are as well entered from there. */
const UPRIGHT = 56

/** All ports of a box; `way` points away from it, as an index of `WAYS`. */
export function portsOf(grid: Grid, box: MeasuredBox, place: Place): Port[] {
  const right = place.x + place.width
  const bottom = place.y + place.height
  const level = (way: 0 | 1): Port[] => linesBetween(place.y, bottom).flatMap((y) => {
    const off = y - (place.y + bottom) / 2
    const inset = box.slanted ? Math.abs(off) / 2 : 0
    const x = way === 0 ? Math.ceil((right + STEP) / STEP) : Math.floor((place.x - STEP) / STEP)
    return port(grid, { x: way === 0 ? right - inset : place.x + inset, y }, x, y / STEP, way, off)
  })
  const upright = (way: 2 | 3): Port[] => linesBetween(place.x, right).flatMap((x) => {
    const y = way === 2 ? Math.ceil((bottom + STEP) / STEP) : Math.floor((place.y - STEP) / STEP)
    return port(grid, { x, y: way === 2 ? bottom : place.y }, x / STEP, y, way, x - (place.x + right) / 2)
      .map((found) => box.classes.includes('step') ? found : { ...found, cost: found.cost + UPRIGHT })
  })
  return [...level(0), ...level(1), ...upright(2), ...upright(3)]
}

function linesBetween(low: number, high: number): number[] {
  const corner = Math.min(CORNER, (high - low) / 2 - STEP / 2)
  const first = Math.ceil((low + corner) / STEP)
  const last = Math.floor((high - corner) / STEP)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * STEP)
}

function port(grid: Grid, edge: Point, column: number, row: number, way: number, off: number): Port[] {
  const inside = column >= 0 && row >= 0 && column < grid.columns && row < grid.rows
  return inside ? [{ edge, cell: row * grid.columns + column, way, cost: Math.abs(off) * OFF_CENTRE }] : []
}
