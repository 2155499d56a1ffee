import { z } from 'zod'
import { CATEGORIES, EVENT_KINDS } from '../vocabulary.ts'
import { check, checked, count, day, id, link, moment, record, text } from './primitives.ts'

/** A community event of the year. `inArticle` false: dated, but missing from its list. */
export const event = checked.extend({
  date: moment,
  name: text,
  kind: z.enum(EVENT_KINDS),
  detail: text,
  inArticle: z.boolean(),
})

/** A row of the article's project table, all seven columns, checked. */
export const project = checked.extend({
  name: text,
  url: link,
  value: text.describe('What it is for, in our words'),
  relation: text.describe('How it relates to the leader'),
  category: z.enum(CATEGORIES),
  launched: moment.describe('As the article states it'),
  launchedRecord: moment.describe('As the best record found states it'),
  company: text.describe('Dominant company, as the article states it'),
  companyNote: text.optional(),
  inArticle: z.boolean().describe('False for a row only the Chinese original has'),
  status: check.pick({ says: true, sources: true }).extend({ asOf: day }),
})

/** Star counts of all projects on one day. Stars per project id. */
export const starSnapshot = record.extend({
  date: day,
  rounding: count.describe('Counts above 1,000 are rounded to this by the author; 0 where exact'),
  stars: z.record(id, count),
})

/** A star series read from the history of one list; one point a month. */
export const starSeries = record.extend({
  name: text,
  project: id.optional().describe('Project id where the series belongs to a row of the table'),
  points: z.array(z.strictObject({ date: day, stars: count })).min(2),
})
