/** Number and date wording shared by every copy, so that one figure reads the same in all of them. */

const GROUPED = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const WORDS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'] as const
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const

/** `64307` → `64,307`. */
export const formatCount = (value: number): string => GROUPED.format(value)

/** Percent (0 to 100) with one decimal, none where it is whole: `74.33` → `74.3%`. */
export const formatPercent = (value: number): string => `${Number(value.toFixed(1))}%`

/** Signed whole number with a true minus sign: `700` → `+700`. */
export const formatChange = (value: number): string =>
  value < 0 ? `−${GROUPED.format(-value)}` : `+${GROUPED.format(value)}`

/** Milliseconds as measured, without padding: `2.65` → `2.65 ms`. */
export const formatMs = (value: number): string => `${value} ms`

/** Small whole numbers as a word, up to twelve; larger ones as digits. */
export const spell = (value: number): string => WORDS[value] ?? formatCount(value)

/** First letter upper-cased, for a figure that opens a sentence. */
export const capital = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1)

/** A date as precise as it is known: `2021-11-16` → `16 November 2021`, `2021-11` → `November 2021`. */
export function formatMoment(value: string): string {
  const [year, month, day] = value.split('-')
  if (month === undefined) return value
  const name = MONTHS[Number(month) - 1]
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

/** The same with a three-letter month, for axes and tables: `16 Nov 2021`. */
export const formatMomentShort = (value: string): string =>
  formatMoment(value).replace(/[A-Z][a-z]{3,}/, (month) => month.slice(0, 3))

/** A span of time by its first and last moment, which may be the same: `2021-02` and `2021-11` → `February 2021 to November 2021`. */
export const formatSpan = (first: string, last: string): string =>
  first === last ? formatMoment(first) : `${formatMoment(first)} to ${formatMoment(last)}`

/** The words of a record as part of a longer sentence, which has its own full stop. */
export const withoutStop = (text: string): string => text.replace(/\.$/, '')

/** `['a', 'b', 'c']` → `a, b and c`. */
export const joinWords = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`
