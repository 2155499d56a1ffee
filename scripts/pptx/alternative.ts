import { formatCell, type Cell, type Column, type Exhibit } from '../../data/exhibits/index.ts'

/** What is shown, then the finding. */
const matter = ({ title, finding }: Exhibit): string => `${title}. ${finding}`

const nameOf = (row: readonly Cell[]): string => String(row.find((cell) => typeof cell === 'string') ?? '')

/** The numbers of a column in words: `Share – Istio: 45.3%; Envoy: 29.1%.` Empty where it has none. */
function numbers({ label, kind }: Column, place: number, rows: readonly Cell[][]): string[] {
  const told = rows.filter((row) => kind !== 'text' && typeof row[place] === 'number')
    .map((row) => `${nameOf(row)}: ${formatCell(row[place] ?? null, kind)}`)
  return told.length > 0 ? [`${label} – ${told.join('; ')}.`] : []
}

/** Words for an exhibit whose rows can be read on the slide. */
export const tableAlt = matter

/** Words for an exhibit that is a picture: its numbers are in no other words on the slide. */
export const pictureAlt = (exhibit: Exhibit): string =>
  [matter(exhibit), ...exhibit.columns.flatMap((column, place) => numbers(column, place, exhibit.rows))].join(' ')

/**
 * Words for a native chart, whose own values every program can read: the columns that it does not draw are added.
 * @param tabled rows that a table below the chart shows
 */
export function chartAlt(exhibit: Exhibit, tabled: readonly Cell[][]): string {
  const rows = exhibit.rows.filter((row) => !tabled.includes(row))
  const values = exhibit.chart?.series.flatMap((series) => series.values) ?? []
  const left = exhibit.columns.flatMap((column, place) => {
    const drawn = new Set(values.map((value) => formatCell(value, column.kind)))
    return rows.every((row) => drawn.has(formatCell(row[place] ?? null, column.kind))) ? [] : numbers(column, place, rows)
  })
  return [matter(exhibit), ...left].join(' ')
}
