import { z } from 'zod'
import { VERDICTS } from '../vocabulary.ts'

/** Non-empty text with no blank edges. */
export const text = z.string().trim().min(1, 'must not be empty')

/** Stable key of a record: lower-case words joined by hyphens. */
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like "star-series"')

/** A public page. https only: a reader must be able to open it safely. */
export const link = z.url({ protocol: /^https$/, error: 'must be an https:// address' })

const isRealDate = (value: string): boolean => {
  const [year = 0, month = 1, day = 1] = value.split('-').map(Number)
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A full calendar date, `YYYY-MM-DD`, that exists. */
export const day = z.string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date like "2021-11-16"')
  .refine(isRealDate, 'must be a date that exists')

/** A date as precise as its source: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export const moment = z.string()
  .regex(/^\d{4}(-\d{2}){0,2}$/, 'must be "2021", "2021-11" or "2021-11-16"')
  .refine(isRealDate, 'must be a date that exists')

/** A whole, non-negative number: stars, counts of things. */
export const count = z.number().int('must be a whole number').nonnegative('must not be negative')

/** A share in percent, 0 to 100. */
export const percent = z.number().min(0, 'must be between 0 and 100').max(100, 'must be between 0 and 100')

/** Where a record comes from and the day up to which it holds. */
export const evidence = z.object({
  sources: z.array(id).min(1, 'must name at least one source'),
  asOf: day,
})

/** What checking a statement against other records showed. */
export const check = z.object({
  verdict: z.enum(VERDICTS),
  says: text.describe('What the record says, in our words'),
  sources: z.array(id).min(1, 'must name at least one source'),
})

/** A record with an id, its evidence and, where it was checked, a verdict. */
export const record = evidence.extend({ id, check: check.optional() })

/** A record of the article that was checked: the verdict is not optional. */
export const checked = evidence.extend({ id, check })
