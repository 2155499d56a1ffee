import { countLines, largest, LINE, lineWidth, wordWidth } from './measure.ts'
import type { TableCell, TableRows } from './table-rows.ts'

/** Type sizes of a table, pt. Below the last one nobody can read it on a wall: a picture is shown then. */
export const TABLE_SIZES = [20, 18, 16, 15, 14, 13, 12, 11, 10.5, 10] as const

/** Sizes in px of the canvas: type, columns, rows (the first is the header) and the space around a cell's text. */
export interface Fit { size: number; columns: number[]; rows: number[]; padding: { x: number, y: number } }

const PX_PER_PT = 4 / 3
/** Most air that a row gets where the table is shorter than its room, px. */
const MOST_AIR = 22
/** By how much widths are moved, px. */
const STEPS = [48, 24, 12] as const
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const paddingAt = (size: number): Fit['padding'] => ({ x: Math.round(size * 0.45), y: Math.max(3, Math.round(size * 0.25)) })

interface Widths { least: number, natural: number }

function widthsOf(table: TableRows, place: number, size: number): Widths {
  const cells = table.rows.flatMap((row) => row[place] ?? []).filter((cell) => cell.span > 0)
  const around = 2 * paddingAt(size).x
  const label = table.labels[place] ?? ''
  const leastOf = table.unbroken[place] ? lineWidth : wordWidth
  return {
    least: Math.max(wordWidth(label, size, true), ...cells.map(({ text, strong }) => leastOf(text, size, strong))) + around,
    natural: Math.max(lineWidth(label, size, true), ...cells.map(({ text, strong }) => lineWidth(text, size, strong))) + around,
  }
}

/** Column widths as a browser finds them: each its least, the rest in proportion to what it would like. Null where even the least are too wide. */
function columnsAt(table: TableRows, width: number, size: number): number[] | null {
  const wanted = table.labels.map((_, place) => widthsOf(table, place, size))
  const [least, natural] = [sum(wanted.map((column) => column.least)), sum(wanted.map((column) => column.natural))]
  if (least > width) return null
  if (natural <= width) return wanted.map((column) => column.natural * (width / natural))
  const rest = width - least
  const shared = wanted.map((column) => column.least + rest * ((column.natural - column.least) / (natural - least)))
  return balance(table, shared, size, wanted.map((column) => column.least))
}

/** Moves width between columns as long as that makes the table lower: a few px often save a line in many rows. */
function balance(table: TableRows, columns: number[], size: number, least: readonly number[]): number[] {
  let [best, height] = [columns, sum(rowsAt(table, columns, size))]
  for (const step of STEPS) {
    for (let improved = true; improved;) {
      improved = false
      for (const from of columns.keys()) for (const to of columns.keys()) {
        if (from === to || (best[from] ?? 0) - step < (least[from] ?? 0)) continue
        const moved = best.map((width, place) => width + (place === to ? step : place === from ? -step : 0))
        const lower = sum(rowsAt(table, moved, size))
        if (lower < height) [best, height, improved] = [moved, lower, true]
      }
    }
  }
  return best
}

const heightOf = ({ text, strong }: Pick<TableCell, 'text' | 'strong'>, room: number, size: number): number =>
  countLines(text, room - 2 * paddingAt(size).x, size, strong) * size * LINE + 2 * paddingAt(size).y

function rowsAt(table: TableRows, columns: readonly number[], size: number): number[] {
  const header = table.labels.map((text, place) => heightOf({ text, strong: true }, columns[place] ?? 0, size))
  const heights = table.rows.map((row) => Math.max(...row.map((cell, place) =>
    cell.span === 1 ? heightOf(cell, columns[place] ?? 0, size) : size * LINE)))
  table.rows.forEach((row, index) => row.forEach((cell, place) => {
    if (cell.span < 2) return
    const missing = heightOf(cell, columns[place] ?? 0, size) - sum(heights.slice(index, index + cell.span))
    const last = index + cell.span - 1
    heights[last] = (heights[last] ?? 0) + Math.max(0, missing)
  }))
  return [Math.max(...header), ...heights]
}

function fitAt(table: TableRows, width: number, size: number): Fit | null {
  const columns = columnsAt(table, width, size)
  return columns && { size, columns, rows: rowsAt(table, columns, size), padding: paddingAt(size) }
}

/**
 * The largest type, `most` px at most, at which a table fits a room of `width` × `height` px, with its columns and rows.
 * @returns null where it does not fit at the smallest size of `TABLE_SIZES`
 */
export function fitTable(table: TableRows, width: number, height: number, most = Infinity): Fit | null {
  const fits = (size: number): boolean => sum(fitAt(table, width, size)?.rows ?? [Infinity]) <= height
  const size = largest(TABLE_SIZES.map((pt) => pt * PX_PER_PT).filter((px) => px <= most), fits)
  const fit = size === undefined ? null : fitAt(table, width, size)
  if (!fit) return null
  const air = Math.min(MOST_AIR, (height - sum(fit.rows)) / fit.rows.length)
  const padding = { ...fit.padding, y: fit.padding.y + air / 2 }
  return { ...fit, padding, rows: fit.rows.map((row) => row + air) }
}
