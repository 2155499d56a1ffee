import { formatCount, formatPercent, joinWords } from '../format.ts'
import { latestSnapshot, listedEvents, missingEvents, tableProjects, topHolding, totalStars, yearEvents, yearFigures } from '../figures/ecosystem.ts'
import type { Dataset } from '../schema/index.ts'
import { evidenceOf, type Exhibit } from './exhibit.ts'

/** The year in a handful of numbers. */
export function yearInFigures(dataset: Dataset): Exhibit {
  const [projects, top] = [tableProjects(dataset), topHolding(dataset)]
  return {
    title: `Projects, stars and events of ${dataset.talk.year}, and how many records were checked`,
    finding: `${formatCount(projects.length)} projects gathered ${formatCount(totalStars(dataset))} stars, and `
      + `${joinWords(top.names)} alone hold ${formatPercent(top.share)} of them.`,
    columns: [{ label: 'Figure', kind: 'text' }, { label: 'What it counts', kind: 'text' }],
    rows: yearFigures(dataset).map(({ text, label }) => [text, label]),
    ...evidenceOf([latestSnapshot(dataset), ...projects, ...dataset.events]),
  }
}

function eventFinding(dataset: Dataset): string {
  const [listed, missing] = [listedEvents(dataset), missingEvents(dataset)]
  const confirmed = listed.filter((event) => event.verdict === 'confirmed').length
  const are = (count: number): string => (count === 1 ? 'is' : 'are')
  return `Of ${formatCount(listed.length)} events on the article's list ${formatCount(confirmed)} ${are(confirmed)} confirmed as told; `
    + `${formatCount(missing.length)} more with a date on record ${are(missing.length)} not on it.`
}

/** Events of the year on a month axis. */
export const eventTimeline = (dataset: Dataset): Exhibit => ({
  title: `Events of ${dataset.talk.year}, by date`,
  finding: eventFinding(dataset),
  columns: [
    { label: 'Date', kind: 'moment' }, { label: 'Event', kind: 'text' }, { label: 'Kind', kind: 'text' },
    { label: 'On the article\'s list', kind: 'text' }, { label: 'Verdict', kind: 'text' }, { label: 'What the record says', kind: 'text' },
  ],
  rows: yearEvents(dataset).map((event) =>
    [event.date, event.name, event.kind, event.inArticle ? 'yes' : 'no', event.verdict, event.says]),
  ...evidenceOf(dataset.events),
})

