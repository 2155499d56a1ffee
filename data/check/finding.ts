import type { Finding } from './problem.ts'

/** One finding where `wrong` holds, none otherwise. */
export const when = (wrong: boolean, finding: () => Finding): Finding[] => wrong ? [finding()] : []

/** Each value that occurs more than once, once. */
export const repeated = (values: readonly string[]): string[] =>
  [...new Set(values.filter((value, at) => values.indexOf(value) !== at))]

/** A sum without the noise of binary fractions: 2.5 + 13.5 + 34.1 is 50.1. */
export const sumOf = (values: readonly number[]): number =>
  Number(values.reduce((sum, value) => sum + value, 0).toFixed(6))

const MOST_NAMED = 12
/**
 * A finding for a reference that leads nowhere; none where it is known, absent or cannot be judged.
 * @param known what exists, undefined where that cannot be read
 */
export function unknown(field: string, noun: string, value: string | undefined, known: readonly string[] | undefined): Finding[] {
  if (value === undefined || known === undefined || known.includes(value)) return []
  const few = known.length > 0 && known.length <= MOST_NAMED
  return [{
    field,
    wrong: `names "${value}", which is no ${noun}`,
    expected: few ? `one of ${known.join(', ')}` : `the id of a ${noun}`,
  }]
}

/** A finding where a moment (`2021`, `2021-11`, `2021-11-16`) begins after a day. */
export const later = (field: string, moment: string | undefined, day: string, what: string): Finding[] =>
  when(moment !== undefined && moment > day.slice(0, moment.length), () => ({
    field, wrong: `${moment} is later than ${what}, ${day}`, expected: 'a date up to then',
  }))
