import type { Check, Report } from './rule.ts'

const sized = (bytes: number): string => bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`

function summary(checks: Check[]): string {
  const [passed, skipped] = [checks.filter((check) => check.passed).length, checks.filter((check) => check.skipped !== undefined).length]
  return `${passed} of ${checks.length}${skipped > 0 ? `, ${skipped} not run` : ''}`
}

/** Columns padded to their longest cell; the second to the fourth stand right. */
function aligned(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => (row[place] ?? '').length)))
  return rows.map((row) => row.map((cell, place) => place >= 1 && place <= 3 ? cell.padStart(widths[place] ?? 0) : cell.padEnd(widths[place] ?? 0)).join('  ').trimEnd()).join('\n')
}

/** Seconds that making a copy took, by its label. */
export type Seconds = Record<string, number>

const took = (seconds: number | undefined): string => seconds === undefined ? '–' : `${seconds.toFixed(1)} s`

/** The outcome of all copies as a table: copy, pages, size, time where it is known, checks passed, file. */
export const reportTable = (reports: Report[], seconds: Seconds = {}): string => aligned([
  ['copy', 'pages', 'size', 'time', 'checks passed', 'file'],
  ...reports.map(({ copy, file, pages, bytes, checks }) =>
    [copy, pages === null ? '–' : String(pages), sized(bytes), took(seconds[copy]), summary(checks), file]),
])

const lines = (reports: Report[], words: (check: Check) => string[]): string[] =>
  reports.flatMap(({ copy, checks }) => checks.flatMap((check) => words(check).map((text) => `${copy}, ${text}`)))

/** One line a fault: copy, slide or page or record, what is wrong, remedy. */
export const faultLines = (reports: Report[]): string[] => lines(reports, ({ faults }) => faults)

/** One line for each rule that could not run, with the reason, and for each piece of advice. */
export const noteLines = (reports: Report[]): string[] => lines(reports, ({ rule, skipped, advice = [] }) =>
  [...(skipped === undefined ? [] : [`"${rule}" was not checked: ${skipped}`]), ...advice])

/** Whether any copy has a fault. Rules that could not run are no fault; they are in the table. */
export const hasFaults = (reports: Report[]): boolean => reports.some(({ checks }) => checks.some(({ faults }) => faults.length > 0))

/** Table, faults and notes as one text. */
export const reportText = (reports: Report[], seconds?: Seconds): string =>
  [reportTable(reports, seconds), ...faultLines(reports).map((text) => `  ✗ ${text}`), ...noteLines(reports).map((text) => `  - ${text}`)].join('\n')
