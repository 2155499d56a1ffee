import type { Measured, MeasuredBox, MeasuredEdge, Place, Point } from './types.ts'

/** Distance of grid lines, px. Arrows run on them. */
export const STEP = 8
/** The four ways along the grid, each beside its opposite: right, left, down, up. */
export const WAYS = [{ x: 1, y: 0 }, { x: -1, y: 0 }, { x: 0, y: 1 }, { x: 0, y: -1 }] as const

/** What a grid point costs to pass, and which arrows pass it already, level (1) or upright (2). */
export interface Grid {
  columns: number
  rows: number
  blocked: Uint8Array
  taken: Uint8Array
  near: Uint8Array
  close: Uint8Array
  measured: Measured
  places: Record<string, Place>
}

export function gridOf(measured: Measured, places: Record<string, Place>, size: { width: number, height: number }): Grid {
  const columns = Math.ceil(size.width / STEP) + 1
  const rows = Math.ceil(size.height / STEP) + 1
  const blank = (): Uint8Array => new Uint8Array(columns * rows)
  const grid: Grid = { columns, rows, blocked: blank(), taken: blank(), near: blank(), close: blank(), measured, places }
  for (const box of measured.boxes) {
    blockBox(grid, box)
    shyBorders(grid, box)
  }
  return grid
}

/** Arrows keep off every leaf, and off the titles of groups. */
function blockBox(grid: Grid, box: MeasuredBox): void {
  const place = grid.places[box.id]
  if (!place || (box.group && !box.titled)) return
  const off = STEP - 1
  const solid = box.group
    ? titlePlace(box, place)
    : { x: place.x - off, y: place.y - off, width: place.width + 2 * off, height: place.height + 2 * off }
  mark(grid, grid.blocked, solid, 1)
}

/** Where the title of a group stands. */
export const titlePlace = (box: MeasuredBox, place: Place): Place =>
  ({ x: place.x + (place.width - box.width) / 2 - 4, y: place.y, width: box.width + 8, height: 32 })

/** An arrow along the border of a group could be taken for the border. */
function shyBorders(grid: Grid, box: MeasuredBox): void {
  const place = grid.places[box.id]
  if (!place || !box.group || isBare(box)) return
  const { x, y, width, height } = place
  for (const side of [x, x + width]) mark(grid, grid.near, { x: side - STEP, y, width: 2 * STEP, height }, 2)
  for (const side of [y, y + height]) mark(grid, grid.near, { x, y: side - STEP, width, height: 2 * STEP }, 1)
}

const isBare = ({ classes }: MeasuredBox): boolean => classes.includes('bare') || classes.includes('tight')

export function mark(grid: Grid, layer: Uint8Array, { x, y, width, height }: Place, value: number): void {
  for (let row = Math.max(0, Math.ceil(y / STEP)); row <= Math.min(grid.rows - 1, Math.floor((y + height) / STEP)); row++) {
    for (let column = Math.max(0, Math.ceil(x / STEP)); column <= Math.min(grid.columns - 1, Math.floor((x + width) / STEP)); column++) {
      const at = row * grid.columns + column
      layer[at] = (layer[at] ?? 0) | value
    }
  }
}

/** Marks groups that an arrow has no business in: those that hold neither of its ends. */
export function foreignGround(grid: Grid, edge: MeasuredEdge): Uint8Array {
  const ground = new Uint8Array(grid.columns * grid.rows)
  const around = new Set([...ancestors(grid.measured.boxes, edge.from), ...ancestors(grid.measured.boxes, edge.to)])
  for (const box of grid.measured.boxes) {
    const place = grid.places[box.id]
    if (place && box.group && !isBare(box) && !around.has(box.id)) mark(grid, ground, place, 1)
  }
  return ground
}

function ancestors(boxes: readonly MeasuredBox[], id: string): string[] {
  const parent = boxes.find((box) => box.id === id)?.parent
  return parent ? [parent, ...ancestors(boxes, parent)] : []
}

/** Remembers a route, so that later arrows cross it seldom and run along it never. */
export function occupy(grid: Grid, points: readonly Point[]): void {
  points.slice(1).forEach((end, index) => {
    const start = points[index] ?? end
    const line = { x: Math.min(start.x, end.x), y: Math.min(start.y, end.y), width: Math.abs(end.x - start.x), height: Math.abs(end.y - start.y) }
    const way = line.height === 0 ? 1 : 2
    mark(grid, grid.taken, line, way)
    mark(grid, grid.close, beside(line, way, STEP), way)
    mark(grid, grid.near, beside(line, way, 2 * STEP), way)
  })
}

const beside = ({ x, y, width, height }: Place, way: 1 | 2, off: number): Place => way === 2
  ? { x: x - off, y, width: width + 2 * off, height }
  : { x, y: y - off, width, height: height + 2 * off }
