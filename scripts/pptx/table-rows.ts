import { formatCell, type CellKind, type Exhibit } from '../../data/exhibits/index.ts'
import { VERDICTS } from '../../data/vocabulary.ts'

/** A cell of a table: its words, its link, whether it is bold, and over how many rows it stands; 0 where the cell above covers it. */
export interface TableCell { text: string; url?: string; strong: boolean; span: number }
/** An exhibit as a table: cells in words, columns of addresses turned into links; numbers and dates stay on one line. */
export interface TableRows { labels: string[]; numeric: boolean[]; unbroken: boolean[]; rows: TableCell[][] }

/** Whether a cell is nothing but a verdict. */
export const isVerdict = (text: string): boolean => (VERDICTS as readonly string[]).includes(text.toLowerCase())

const isNumeric = (kind: CellKind): boolean => kind !== 'text' && kind !== 'moment'
const isAddress = (cell: unknown): boolean => cell === null || (typeof cell === 'string' && /^https:\/\/\S+$/.test(cell))

const addressColumn = ({ columns, rows }: Exhibit): number =>
  columns.findIndex((_, place) => rows.length > 0 && rows.every((row) => isAddress(row[place] ?? null)) && rows.some((row) => row[place]))

const volume = (rows: readonly TableCell[][], place: number): number =>
  rows.reduce((sum, row) => sum + (row[place]?.text.length ?? 0), 0)

/** Equal cells one below another become one, as long as all cells left of them are equal too. */
function merge(rows: TableCell[][]): TableCell[][] {
  rows.forEach((row, index) => {
    const above = rows[index - 1]
    if (!above) return
    const leading = row.slice(0, -1).findIndex((cell, place) => cell.text !== above[place]?.text)
    for (const cell of row.slice(0, leading < 0 ? row.length - 1 : leading)) cell.span = 0
  })
  rows.forEach((row, index) => row.forEach((cell, place) => {
    if (cell.span === 0) return
    const rest = rows.slice(index + 1).findIndex((below) => below[place]?.span !== 0)
    cell.span = 1 + (rest < 0 ? rows.length - index - 1 : rest)
  }))
  return rows
}

/** Words and links of an exhibit's table, in the order of its columns. */
export function tableRows(exhibit: Exhibit): TableRows {
  const hidden = addressColumn(exhibit)
  const kept = exhibit.columns.map((column, place) => ({ column, place })).filter(({ place }) => place !== hidden)
  const rows = exhibit.rows.map((row) => kept.map(({ column, place }, index): TableCell => {
    const text = formatCell(row[place] ?? null, column.kind)
    return { text, strong: index === 0 || isVerdict(text), span: 1 }
  }))
  const linked = kept.map((_, place) => place).sort((a, b) => volume(rows, b) - volume(rows, a))[0] ?? 0
  if (hidden >= 0) exhibit.rows.forEach((row, index) => Object.assign(rows[index]?.[linked] ?? {}, row[hidden] ? { url: row[hidden] } : {}))
  return {
    labels: kept.map(({ column }) => column.label),
    numeric: kept.map(({ column }) => isNumeric(column.kind)),
    unbroken: kept.map(({ column }) => column.kind !== 'text'),
    rows: merge(rows),
  }
}
