import { max, min } from 'd3-array'
import { formatCount, formatMoment, formatPercent, joinWords } from '../format.ts'
import type { Dataset } from '../schema/index.ts'
import { listedEvents, missingEvents, yearEvents } from './events.ts'
import { starGrowth, totalGrowth } from './growth.ts'
import { launches, launchesByCompany, newByRecord, newProjects, olderThanTold } from './launches.ts'
import { leaderOf } from './project-table.ts'
import { seriesDates, seriesRows } from './series.ts'
import { earlierSnapshot, holdingOf, latestSnapshot, snapshotsByDate, starRanking, starsApart, tableProjects, topHolding, TOP, totalStars } from './stars.ts'
import type { Stated, StatedTable } from './stated.ts'

/** What a figure says: a number with its wording, or words alone. */
type Said = Pick<Stated, 'text' | 'value'>
type Evidence = (dataset: Dataset) => readonly { sources: string[], asOf: string }[]

const count = (value: number): Said => ({ text: formatCount(value), value })
const percent = (value: number): Said => ({ text: formatPercent(value), value })
const words = (text: string): Said => ({ text })

const figure = (label: string, evidence: Evidence, say: (dataset: Dataset) => Said) => (dataset: Dataset): Stated => {
  const records = evidence(dataset)
  return {
    ...say(dataset), label,
    sources: [...new Set(records.flatMap((record) => record.sources))],
    asOf: max(records, (record) => record.asOf) ?? dataset.talk.asOf,
  }
}

const ofLatest: Evidence = (dataset) => [latestSnapshot(dataset)]
const ofBoth: Evidence = (dataset) => snapshotsByDate(dataset).slice(-2).reverse()
const ofProjects: Evidence = tableProjects
const ofEvents: Evidence = (dataset) => dataset.events
const ofSeries: Evidence = (dataset) => dataset.series

const NONE = 'not recorded'
const top = (dataset: Dataset, place: number) => starRanking(dataset)[place]

/** Figures of the project table's stars. */
const starsStated: StatedTable = {
  'total-stars': figure('Stars of the table\'s projects together', ofLatest, (d) => count(totalStars(d))),
  'snapshot-date': figure('Day of the latest count of stars', ofLatest, (d) => words(formatMoment(latestSnapshot(d).date))),
  'top-two-count': figure('How many projects are called the top', ofLatest, (d) => count(Math.min(TOP, starRanking(d).length))),
  'top-two-names': figure('The projects with most stars', ofLatest, (d) => words(joinWords(topHolding(d).names))),
  'top-two-share': figure('Share of all stars that the top projects hold', ofLatest, (d) => percent(topHolding(d).share)),
  'top-two-stars': figure('Stars of the top projects together', ofLatest, (d) => count(topHolding(d).stars)),
  'top-name': figure('Project with most stars', ofLatest, (d) => words(top(d, 0)?.name ?? NONE)),
  'top-stars': figure('Stars of the project with most', ofLatest, (d) => count(top(d, 0)?.stars ?? 0)),
  'second-name': figure('Project with second most stars', ofLatest, (d) => words(top(d, 1)?.name ?? NONE)),
  'second-stars': figure('Stars of the project with second most', ofLatest, (d) => count(top(d, 1)?.stars ?? 0)),
}

/** Figures of what changed between the last two counts. */
const growthStated: StatedTable = {
  'earlier-snapshot-date': figure('Day of the count before the latest', ofBoth, (d) => words(formatMoment(earlierSnapshot(d)?.date ?? NONE))),
  'earlier-total-stars': figure('Stars of the table\'s projects at the earlier count', ofBoth, (d) => count(totalGrowth(d)?.before ?? 0)),
  'snapshot-days': figure('Days between the last two counts', ofBoth, (d) => count(totalGrowth(d)?.days ?? 0)),
  'star-change': figure('Stars gained between the last two counts', ofBoth, (d) => count(totalGrowth(d)?.change ?? 0)),
  'star-change-share': figure('Growth of all stars between the last two counts', ofBoth, (d) => percent(totalGrowth(d)?.percent ?? 0)),
  'fastest-project': figure('Project that grew fastest in percent', ofBoth, (d) => words(starGrowth(d)[0]?.name ?? NONE)),
  'fastest-growth': figure('Growth of the fastest project', ofBoth, (d) => percent(starGrowth(d)[0]?.percent ?? 0)),
  'fastest-stars': figure('Stars of the fastest project at the latest count', ofBoth, (d) => count(starGrowth(d)[0]?.after ?? 0)),
}

/** Figures of the table itself. */
const projectsStated: StatedTable = {
  'project-count': figure('Projects in the article\'s table', ofProjects, (d) => count(tableProjects(d).length)),
  'company-count': figure('Dominant companies of these projects', ofProjects, (d) => count(launchesByCompany(d).length)),
  'category-count': figure('Categories of these projects', ofProjects, (d) => count(new Set(tableProjects(d).map((p) => p.category)).size)),
  'new-project-count': figure('Projects that the article dates to the year', ofProjects, (d) => count(newProjects(d).length)),
  'new-project-count-record': figure('Projects that the record dates to the year', ofProjects, (d) => count(newByRecord(d).length)),
  'new-project-stars': figure('Stars of the projects launched in the year', ofLatest, (d) => count(holdingOf(newProjects(d)).stars)),
  'new-project-share': figure('Share of all stars held by the projects launched in the year', ofLatest, (d) => percent(holdingOf(newProjects(d)).share)),
  'launch-differ-count': figure('Launch dates for which the record has another', ofProjects, (d) => count(launches(d).filter((row) => row.differs).length)),
  'leader-name': figure('Project that the others of the table are built around', ofProjects, (d) => words(leaderOf(d).name)),
  'new-project-companies': figure('Companies behind the projects that the article dates to the year', ofProjects, (d) =>
    words(joinWords(launchesByCompany(d).filter((own) => own.launches.some((row) => row.inYear)).map((own) => own.company)) || NONE)),
  'older-names': figure('Projects that a better record dates earlier than the article does', ofProjects, (d) =>
    words(joinWords(olderThanTold(d).map((row) => row.name)) || NONE)),
  'older-months': figure('Whole months by which each of them is older, at least', ofProjects, (d) => count(min(olderThanTold(d), (row) => row.months) ?? 0)),
  'apart-names': figure('Projects that are shown beside the article\'s table', (d) => d.projects, (d) => words(joinWords(starsApart(d).map((row) => row.name)) || NONE)),
  'first-launch': figure('Earliest launch in the table', ofProjects, (d) => words(formatMoment(launches(d)[0]?.article ?? NONE))),
  'last-launch': figure('Latest launch in the table', ofProjects, (d) => words(formatMoment(launches(d).at(-1)?.article ?? NONE))),
}

const eventsStated: StatedTable = {
  'event-count': figure('Events of the year, listed by the article or not', ofEvents, (d) => count(yearEvents(d).length)),
  'event-listed-count': figure('Events on the article\'s list', ofEvents, (d) => count(listedEvents(d).length)),
  'event-confirmed-count': figure('Events on the article\'s list that are confirmed as told', ofEvents, (d) =>
    count(listedEvents(d).filter((event) => event.verdict === 'confirmed').length)),
  'event-missing-count': figure('Dated events missing from the article\'s list', ofEvents, (d) => count(missingEvents(d).length)),
}

const seriesStated: StatedTable = {
  'series-count': figure('Projects with a long series of stars', ofSeries, (d) => count(d.series.length)),
  'series-from': figure('First month of the long series', ofSeries, (d) => words(formatMoment((seriesDates(d)[0] ?? '').slice(0, 7)) || NONE)),
  'series-to': figure('Last month of the long series', ofSeries, (d) => words(formatMoment((seriesDates(d).at(-1) ?? '').slice(0, 7)) || NONE)),
  'series-top-name': figure('Project that ends the long series with most stars', ofSeries, (d) => words(seriesRows(d)[0]?.name ?? NONE)),
  'series-top-from': figure('Its stars at the start', ofSeries, (d) => count(seriesRows(d)[0]?.first.stars ?? 0)),
  'series-top-to': figure('Its stars at the end', ofSeries, (d) => count(seriesRows(d)[0]?.last.stars ?? 0)),
}

const releaseOf = (dataset: Dataset) => yearEvents(dataset).findLast((event) => event.kind === 'release')

const releaseStated: StatedTable = {
  'release-name': figure('Last release of the year on record', ofEvents, (d) => words(releaseOf(d)?.name ?? NONE)),
  'release-month': figure('Month of that release', ofEvents, (d) => words(formatMoment(releaseOf(d)?.date.slice(0, 7) ?? NONE))),
}

/** Figures of the ecosystem section that sentences state. */
export const ecosystemStated: StatedTable = { ...starsStated, ...growthStated, ...projectsStated, ...eventsStated, ...releaseStated, ...seriesStated }
