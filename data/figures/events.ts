import type { EventKind, Verdict } from '../vocabulary.ts'
import type { Dataset } from '../schema/index.ts'
import { momentMiddle, yearOf } from './moments.ts'

/** An event of the year under review. */
export interface EventRow {
  id: string
  name: string
  date: string
  kind: EventKind
  detail: string
  inArticle: boolean
  verdict: Verdict
  says: string
}

/** The events of the talk's year in order of date, those of the article's list and those missing from it. */
export const yearEvents = (dataset: Dataset): EventRow[] =>
  dataset.events
    .filter((event) => yearOf(event.date) === dataset.talk.year)
    .sort((a, b) => momentMiddle(a.date) - momentMiddle(b.date))
    .map(({ id, name, date, kind, detail, inArticle, check }) =>
      ({ id, name, date, kind, detail, inArticle, verdict: check.verdict, says: check.says }))

export const missingEvents = (dataset: Dataset): EventRow[] =>
  yearEvents(dataset).filter((event) => !event.inArticle)

export const listedEvents = (dataset: Dataset): EventRow[] =>
  yearEvents(dataset).filter((event) => event.inArticle)
