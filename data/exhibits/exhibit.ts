import { formatChange, formatCount, formatMomentShort, formatMs, formatPercent } from '../format.ts'
import type { Dataset } from '../schema/index.ts'

/** How the cells of a column are worded. */
export type CellKind = 'text' | 'count' | 'percent' | 'change' | 'ms' | 'moment'
export type Cell = string | number | null
export interface Column { label: string; kind: CellKind }

/** A chart that an office program can draw by itself from the same rows. */
export interface NativeChart {
  type: 'bar' | 'line'
  categories: string[]
  series: { name: string; values: (number | null)[] }[]
  unit: string
  logScale?: boolean
}

/**
 * The words of one chart, diagram or table: what every copy says where it
 * cannot show the picture, made from the same rows as the picture.
 */
export interface Exhibit {
  /** What is shown, with unit and date: the caption. */
  title: string
  /** The finding in one full sentence, figures computed. */
  finding: string
  columns: Column[]
  /** One cell per column in each row; `null` where the record states nothing. */
  rows: Cell[][]
  /** Source ids, most important first, without repeats. */
  sources: string[]
  /** The day up to which the rows hold, `YYYY-MM-DD`. */
  asOf: string
  chart?: NativeChart
}

/** How to build the exhibit of one component tag, and for which values of its `of` prop. */
export interface ExhibitBuilder {
  variants: (dataset: Dataset) => string[]
  build: (dataset: Dataset, of: string) => Exhibit
}
/** Builders by component tag. */
export type ExhibitTable = Record<string, ExhibitBuilder>

/** A builder for a component without an `of` prop. */
export const single = (build: (dataset: Dataset) => Exhibit): ExhibitBuilder =>
  ({ variants: () => [''], build })

/** A builder for a component that shows one of several things, chosen by `of`. */
export const perVariant = (
  variants: (dataset: Dataset) => string[],
  build: (dataset: Dataset, of: string) => Exhibit,
): ExhibitBuilder => ({ variants, build })

const WORDING: Record<CellKind, (value: number) => string> = {
  text: String,
  moment: String,
  count: formatCount,
  percent: formatPercent,
  change: formatChange,
  ms: formatMs,
}

/** A cell in words: numbers by the column's kind, `–` where nothing is stated. */
export function formatCell(cell: Cell, kind: CellKind): string {
  if (cell === null) return '–'
  if (typeof cell === 'number') return WORDING[kind](cell)
  return kind === 'moment' ? formatMomentShort(cell) : cell
}

/** All cells of an exhibit in words, row by row; the first of a row is what it is about. */
export const formatRows = ({ columns, rows }: Exhibit): string[][] =>
  rows.map((row) => columns.map(({ kind }, place) => formatCell(row[place] ?? null, kind)))

/** Sources and latest as-of date of some records, for an exhibit made from them. */
export function evidenceOf(records: readonly { sources: string[]; asOf: string }[]): Pick<Exhibit, 'sources' | 'asOf'> {
  return {
    sources: [...new Set(records.flatMap((record) => record.sources))],
    asOf: records.map((record) => record.asOf).sort().at(-1) ?? '',
  }
}
