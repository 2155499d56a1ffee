import { formatCount, formatMoment, formatPercent, joinWords } from '../format.ts'
import type { Dataset } from '../schema/index.ts'
import { missingEvents, yearEvents } from './events.ts'
import { allVerdicts } from './landscape.ts'
import { launchesByCompany, newByRecord, newProjects } from './launches.ts'
import { holdingOf, latestSnapshot, tableProjects, topHolding, totalStars } from './stars.ts'

/** One big number with the words that say what it counts. */
export interface YearFigure { id: string, text: string, label: string, lead: boolean }

const starFigures = (dataset: Dataset): YearFigure[] => {
  const [top, recent, byRecord] = [topHolding(dataset), holdingOf(newProjects(dataset)), newByRecord(dataset).length]
  const contested = byRecord === recent.names.length ? '' : ` by the article (${formatCount(byRecord)} by the record)`
  return [
    { id: 'projects', text: formatCount(tableProjects(dataset).length), lead: false,
      label: `open-source projects in the article’s table, from ${formatCount(launchesByCompany(dataset).length)} companies` },
    { id: 'stars', text: formatCount(totalStars(dataset)), lead: false,
      label: `GitHub stars together on ${formatMoment(latestSnapshot(dataset).date)}` },
    { id: 'top', text: formatPercent(top.share), lead: false, label: `of those stars belong to ${joinWords(top.names)}` },
    { id: 'new', text: formatCount(recent.names.length), lead: true,
      label: `projects new in ${dataset.talk.year}${contested}, with ${formatPercent(recent.share)} of the stars` },
  ]
}

/** The year in a handful of numbers, all derived from the dataset. */
export function yearFigures(dataset: Dataset): YearFigure[] {
  const [events, missing] = [yearEvents(dataset).length, missingEvents(dataset).length]
  const verdicts = allVerdicts(dataset)
  const confirmed = verdicts.filter((verdict) => verdict === 'confirmed').length
  return [
    ...starFigures(dataset),
    { id: 'events', text: formatCount(events), lead: false,
      label: `events of ${dataset.talk.year}; the article lists ${formatCount(events - missing)} of them` },
    { id: 'checked', text: formatCount(verdicts.length), lead: false,
      label: `records checked against other sources; ${formatCount(confirmed)} confirmed as told` },
  ]
}
