import { formatMoment, formatMomentShort } from '../format.ts'
import type { Dataset, Source } from '../schema/index.ts'
import { OUTLOOK_KINDS, type OutlookKind, type Verdict } from '../vocabulary.ts'
import { paginate } from './pages.ts'

/** Most corrections on one page: six rows of three lines. */
const CORRECTIONS_PER_PAGE = 6

/** A statement of the article beside what the record says. */
export interface CorrectionRow { id: string, subject: string, article: string, record: string, verdict: Verdict }

export const correctionRows = (dataset: Dataset): CorrectionRow[] => dataset.corrections.map(({ id, subject, article, check }) =>
  ({ id, subject, article, record: check.says, verdict: check.verdict }))

export const correctionPages = (dataset: Dataset): CorrectionRow[][] => paginate(correctionRows(dataset), CORRECTIONS_PER_PAGE)

/** A closing statement, numbered within its kind. */
export interface OutlookRow { id: string, number: number, headline: string, detail: string }

export const outlookRows = (dataset: Dataset, kind: string): OutlookRow[] => dataset.outlook
  .filter((row) => row.kind === kind)
  .map(({ id, headline, detail }, index) => ({ id, number: index + 1, headline, detail }))

/** Kinds of closing statement that have one, in the order they are told. */
export const outlookKinds = (dataset: Dataset): OutlookKind[] =>
  OUTLOOK_KINDS.filter((kind) => dataset.outlook.some((row) => row.kind === kind))

/** Something that happened after the article; `time` is UTC ms, for an axis. `verdict` where it was checked. */
export interface AftermathRow { id: string, subject: string, what: string, date: string, moment: string, time: number, verdict?: Verdict }

const DAY_MS = 86_400_000
/** Days that a moment leaves open: a year, a month, none. */
const OPEN_DAYS: Record<number, number> = { 1: 365, 2: 30, 3: 0 }

/** Middle of the day, month or year that a moment names, as UTC ms. */
export function middleOf(moment: string): number {
  const parts = moment.split('-').map(Number)
  const [year = 0, month = 1, day = 1] = parts
  return Date.UTC(year, month - 1, day) + (DAY_MS * (OPEN_DAYS[parts.length] ?? 0)) / 2
}

/** What happened since on one topic, oldest first. */
export const aftermathRows = (dataset: Dataset, topic: string): AftermathRow[] => dataset.aftermath
  .filter((record) => record.topic === topic)
  .map(({ id, subject, what, date, check }) => ({
    id, subject, what, date: formatMomentShort(date), moment: date, time: middleOf(date), ...(check && { verdict: check.verdict }),
  }))
  .sort((a, b) => a.time - b.time)

/** Topics in the order of their first record. */
export const aftermathTopics = (dataset: Dataset): string[] => [...new Set(dataset.aftermath.map((record) => record.topic))]

/** A topic id as a reader would write it: `deployment-models` → `deployment models`. */
export const topicName = (topic: string): string => topic.replaceAll('-', ' ')

/**
 * The article that the talk re-tells.
 * @throws RangeError when the dataset lacks that source
 */
export function retoldArticle(dataset: Dataset): { author: string, title: string, url: string, date: string } {
  const source: Source | undefined = dataset.sources.find(({ id }) => id === dataset.talk.retells)
  if (!source) throw new RangeError(`talk: no source "${dataset.talk.retells}"`)
  const date = source.published === undefined ? 'undated' : formatMoment(source.published)
  return { author: dataset.talk.retoldAuthor, title: source.title, url: source.url, date }
}
