import { z } from 'zod'
import { VERDICTS } from '../vocabulary.ts'

// Every message below says what was expected, as a noun phrase: the check sets
// it behind what was found ("is -1; expected a number of 0 or more").

/** Non-empty text with no blank edges. */
export const text = z.string('text').regex(/^\S([\s\S]*\S)?$/, 'text with no blank at either end')

/** Stable key of a record: lower-case words joined by hyphens. */
export const id = z.string('an id').regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens, like "star-series"')

/** A public page. https only: a reader must be able to open it safely. */
export const link = z.url({ protocol: /^https$/, error: 'an https:// address' })

const isRealDate = (value: string): boolean => {
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const DAY = 'a date like "2021-11-16"'
const MOMENT = 'a date like "2021", "2021-11" or "2021-11-16"'
const REAL = 'a date that exists in the calendar'

/** A full calendar date, `YYYY-MM-DD`, that exists. */
export const day = z.string(DAY)
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: DAY, abort: true })
  .refine(isRealDate, REAL)

/** A date as precise as its source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const moment = z.string(MOMENT)
  .regex(/^\d{4}(-\d{2}){0,2}$/, { error: MOMENT, abort: true })
  .refine(isRealDate, REAL)

/** A whole, non-negative number: stars, counts of things. */
export const count = z.number('a number').int('a whole number').nonnegative('a number of 0 or more')

/** A share in percent, 0 to 100. */
export const percent = z.number('a number').min(0, 'a number from 0 to 100').max(100, 'a number from 0 to 100')

const sourceIds = z.array(id, 'a list of source ids').min(1, 'at least one source id')

/** Where a record comes from and the day up to which it holds. */
export const evidence = z.strictObject({
  sources: sourceIds,
  asOf: day,
})

/** What checking a statement against other records showed. */
export const check = z.strictObject({
  verdict: z.enum(VERDICTS),
  says: text.describe('What the record says, in our words'),
  sources: sourceIds,
}, { error: (issue) => issue.code === 'invalid_type' ? 'a verdict with what the record says and its sources' : undefined })

/** A record with an id, its evidence and, where it was checked, a verdict. */
export const record = evidence.extend({ id, check: check.optional() })

/** A record of the article that was checked: the verdict is not optional. */
export const checked = evidence.extend({ id, check })
