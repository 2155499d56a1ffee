import { countLines, LINE, lineWidth, wordWidth } from './measure.ts'
import type { TableRows } from './table-rows.ts'

/** Type sizes of a table, pt. The last one is the smallest that the deck allows (`LIMITS`): a picture is shown below it. */
export const TABLE_SIZES = [20, 18, 16, 15, 14, 13, 12] as const

/** Sizes in px of the canvas: type, columns, rows (the first is the header) and the space around a cell's text. */
export interface Fit { size: number; columns: number[]; rows: number[]; padding: { x: number, y: number } }

const PX_PER_PT = 4 / 3
/** Most air that a row gets where the table is shorter than its room, px. */
const MOST_AIR = 22
/**
 * How much wider than estimated a column is at least, the first that fits: a broken word is worse than a broken line.
 * Programs that lack the deck's font take a wide one where they have no better: DejaVu Sans needs 1.25.
 */
const MARGINS = [1.25, 1.12, 1.04] as const
/** By how much widths are moved between columns, px. */
const STEPS = [48, 24, 12] as const
/** Weight of the lines of all cells beside the height of the table. */
const LESS = 0.01
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const paddingAt = (size: number): Fit['padding'] => ({ x: Math.round(size * 0.45), y: Math.max(3, Math.round(size * 0.2)) })

interface Widths { least: number, natural: number }

function widthsOf(table: TableRows, place: number, size: number, margin: number): Widths {
  const cells = table.rows.flatMap((row) => row[place] ?? []).filter((cell) => cell.span > 0)
  const around = 2 * paddingAt(size).x
  const label = table.labels[place] ?? ''
  // Numbers and dates are short, and wrong when they are broken: they get all they may need.
  const [leastOf, safe] = table.unbroken[place] ? [lineWidth, MARGINS[0]] : [wordWidth, margin]
  return {
    least: Math.max(wordWidth(label, size, true), ...cells.map(({ text, strong }) => leastOf(text, size, strong))) * safe + around,
    natural: Math.max(lineWidth(label, size, true), ...cells.map(({ text, strong }) => lineWidth(text, size, strong))) * safe + around,
  }
}

/** Heights of the cells of one column, header first, at a width; the same question is asked many times. */
type Heights = (place: number, width: number) => number[]

function heightsAt(table: TableRows, size: number): Heights {
  const known = new Map<string, number[]>()
  const { x, y } = paddingAt(size)
  const measure = (place: number, width: number): number[] =>
    [{ text: table.labels[place] ?? '', strong: true, span: 1 }, ...table.rows.map((row) => row[place]!)]
      .map(({ text, strong, span }) => span === 0 ? 0 : countLines(text, width - 2 * x, size, strong) * size * LINE + 2 * y)
  return (place, width) => {
    const key = `${place}:${width}`
    if (!known.has(key)) known.set(key, measure(place, width))
    return known.get(key)!
  }
}

/** Heights of rows, header first. A cell over several rows makes its last one taller where they are too low for it. */
function rowsOf(table: TableRows, cells: readonly number[][]): number[] {
  const heights = cells[0]!.map((_, row) => Math.max(...cells.map((column, place) => (row > 0 && table.rows[row - 1]?.[place]?.span !== 1 ? 0 : column[row] ?? 0))))
  table.rows.forEach((row, index) => row.forEach(({ span }, place) => {
    if (span < 2) return
    const last = index + span
    heights[last] = (heights[last] ?? 0) + Math.max(0, (cells[place]?.[index + 1] ?? 0) - sum(heights.slice(index + 1, last + 1)))
  }))
  return heights
}

/** Moves width between columns as long as that makes the table lower, or saves lines in any cell. */
function balance(table: TableRows, columns: number[], heights: Heights, least: readonly number[]): number[] {
  const score = (widths: readonly number[]): number => {
    const cells = widths.map((width, place) => heights(place, width))
    return sum(rowsOf(table, cells)) + LESS * sum(cells.flat())
  }
  let [best, lowest] = [columns, score(columns)]
  for (const step of STEPS) {
    for (let improved = true; improved;) {
      improved = false
      for (const from of columns.keys()) for (const to of columns.keys()) {
        if (from === to || best[from]! - step < least[from]!) continue
        const moved = best.map((width, place) => width + (place === to ? step : place === from ? -step : 0))
        const lower = score(moved)
        if (lower < lowest) [best, lowest, improved] = [moved, lower, true]
      }
    }
  }
  return best
}

/** Column widths: each its least, the rest in proportion to what it would like, then balanced. Null where even the least are too wide. */
function columnsAt(table: TableRows, width: number, size: number, heights: Heights, margin: number): number[] | null {
  const wanted = table.labels.map((_, place) => widthsOf(table, place, size, margin))
  const [least, natural] = [sum(wanted.map((column) => column.least)), sum(wanted.map((column) => column.natural))]
  if (least > width) return null
  if (natural <= width) return wanted.map((column) => column.natural * (width / natural))
  const shared = wanted.map((column) => column.least + (width - least) * ((column.natural - column.least) / (natural - least)))
  return balance(table, shared, heights, wanted.map((column) => column.least))
}

/** A table at one size; null where it does not fit. */
function fitAt(table: TableRows, { w, h }: { w: number, h: number }, size: number): Fit | null {
  const heights = heightsAt(table, size)
  for (const margin of MARGINS) {
    const columns = columnsAt(table, w, size, heights, margin)
    const rows = columns && rowsOf(table, columns.map((column, place) => heights(place, column)))
    if (rows && sum(rows) <= h) return { size, columns, rows, padding: paddingAt(size) }
  }
  return null
}

/** What the first of some items gives. */
function firstOf<T, R>(items: readonly T[], give: (item: T) => R | null): R | null {
  for (const item of items) {
    const given = give(item)
    if (given !== null) return given
  }
  return null
}

/**
 * The largest type, `most` px at most, at which a table fits a room of `width` × `height` px, with its columns and rows.
 * @returns null where it does not fit at the smallest size of `TABLE_SIZES`
 */
export function fitTable(table: TableRows, width: number, height: number, most = Infinity): Fit | null {
  const sizes = TABLE_SIZES.map((pt) => pt * PX_PER_PT).filter((px) => px <= most)
  const fit = firstOf(sizes, (size) => fitAt(table, { w: width, h: height }, size))
  if (!fit) return null
  const air = Math.min(MOST_AIR, (height - sum(fit.rows)) / fit.rows.length)
  const padding = { ...fit.padding, y: fit.padding.y + air / 2 }
  return { ...fit, padding, rows: fit.rows.map((row) => row + air) }
}
