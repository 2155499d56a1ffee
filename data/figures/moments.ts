/** A date as precise as its source (`2021`, `2021-11`, `2021-11-16`) as a stretch of time. */

const DAY_MS = 86_400_000

/** First and last moment in UTC milliseconds; `to` is exclusive. */
export interface Span { from: number, to: number }

/** The stretch a moment may mean: `2021-11` → all of November 2021. */
export function momentSpan(value: string): Span {
  const [year = 0, month, day] = value.split('-').map(Number)
  if (month === undefined) return { from: Date.UTC(year, 0), to: Date.UTC(year + 1, 0) }
  if (day === undefined) return { from: Date.UTC(year, month - 1), to: Date.UTC(year, month) }
  const from = Date.UTC(year, month - 1, day)
  return { from, to: from + DAY_MS }
}

/** The middle of that stretch, where a chart puts its mark. */
export function momentMiddle(value: string): number {
  const { from, to } = momentSpan(value)
  return (from + to) / 2
}

export const yearOf = (value: string): number => Number(value.slice(0, 4))

/** Whole days from one full date to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** True where two moments do not contradict each other: `2016-09` and `2016-09-14`. */
export const momentsAgree = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a)
