import { z } from 'zod'
import { OUTLOOK_KINDS, SOURCE_KINDS, VERDICTS } from '../vocabulary.ts'
import { checked, day, id, link, moment, record, text } from './primitives.ts'

/** Title matter of the talk: what the cover, the metadata and the file names say. */
export const talk = z.strictObject({
  id,
  title: text,
  subtitle: text,
  year: z.number().int().describe('The year under review'),
  description: text,
  keywords: z.array(text).min(1),
  language: text.describe('BCP 47 tag of the wording, for example "en"'),
  retells: id.describe('Source id of the article the talk re-tells'),
  retoldAuthor: text,
  leader: id.describe('Project id of the one that the others of the table are built around'),
  asOf: day.describe('Up to when the dataset was checked; dates the outputs'),
})

/** One public page or repository path that records refer to. */
export const source = z.strictObject({
  id,
  title: text,
  publisher: text,
  kind: z.enum(SOURCE_KINDS),
  url: link,
  published: moment.optional().describe('Absent where the page carries no date'),
  read: day.describe('When its copy was read'),
  locator: text.optional().describe('Where in the source, for example a file path and commit'),
  secondHand: z.boolean().optional().describe('True where only a copy or translation was read'),
})

/** What a verdict means, for the slide that explains the marks. */
export const verdictMeaning = z.strictObject({ verdict: z.enum(VERDICTS), label: text, meaning: text })

/** A statement of the article that other records contradict, beside what they say. */
export const correction = checked.extend({
  subject: text,
  article: text.describe('What the article states, in our words'),
})

/** Something that happened after the article. */
export const aftermath = record.extend({
  topic: id.describe('Groups records on one slide, for example "deployment-models"'),
  subject: text,
  date: moment,
  what: text,
})

/** A closing statement: something to take away or to watch. */
export const outlook = record.extend({ kind: z.enum(OUTLOOK_KINDS), headline: text, detail: text })

