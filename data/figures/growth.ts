import { descending } from 'd3-array'
import type { Category } from '../vocabulary.ts'
import type { Dataset, Project, StarSnapshot } from '../schema/index.ts'
import { daysBetween, yearOf } from './moments.ts'
import { earlierSnapshot, latestSnapshot, tableProjects, totalStars } from './stars.ts'

/** Counts up to this are exact; the author rounded larger ones. */
export const EXACT_UP_TO = 1000

/**
 * A project between the last two snapshots. `percent` is growth over `before`;
 * `low` and `high` are the growth that rounding leaves possible.
 */
export interface GrowthRow {
  id: string
  name: string
  category: Category
  /** True where the article dates the launch to the year under review. */
  isNew: boolean
  /** True where the record does not date it to that year. */
  contested: boolean
  before: number
  after: number
  change: number
  percent: number
  low: number
  high: number
  rounded: boolean
  rank: number
}

const growth = (before: number, after: number): number => ((after - before) / before) * 100

/** How far a printed count may be from the true one: `18700` rounded to 100 → 50. */
export const roundingError = (count: number, rounding: number): number =>
  count > EXACT_UP_TO ? rounding / 2 : 0

function growthRow(project: Project, year: number, earlier: StarSnapshot, latest: StarSnapshot): GrowthRow[] {
  const before = earlier.stars[project.id]
  const after = latest.stars[project.id]
  if (!before || after === undefined) return []
  const [was, is] = [roundingError(before, earlier.rounding), roundingError(after, latest.rounding)]
  const { id, name, category, launched, launchedRecord } = project
  return [{
    id, name, category, isNew: yearOf(launched) === year, contested: yearOf(launchedRecord) !== year, before, after, change: after - before, rank: 0,
    percent: growth(before, after), low: growth(before + was, after - is), high: growth(before - was, after + is),
    rounded: was + is > 0,
  }]
}

/** Projects counted in both of the last two snapshots, fastest first; empty with one snapshot only. */
export function starGrowth(dataset: Dataset): GrowthRow[] {
  const [earlier, latest] = [earlierSnapshot(dataset), latestSnapshot(dataset)]
  if (!earlier) return []
  return tableProjects(dataset)
    .flatMap((project) => growthRow(project, dataset.talk.year, earlier, latest))
    .sort((a, b) => descending(a.percent, b.percent))
    .map((row, index) => ({ ...row, rank: index + 1 }))
}

/** All of the table's projects together between the last two snapshots. */
export interface TotalGrowth { from: string, to: string, days: number, before: number, after: number, change: number, percent: number }

/** `undefined` where there is no earlier snapshot, or it counts nothing. */
export function totalGrowth(dataset: Dataset): TotalGrowth | undefined {
  const [earlier, latest] = [earlierSnapshot(dataset), latestSnapshot(dataset)]
  const before = earlier ? totalStars(dataset, earlier) : 0
  if (!earlier || before === 0) return undefined
  const after = totalStars(dataset, latest)
  return {
    from: earlier.date, to: latest.date, days: daysBetween(earlier.date, latest.date),
    before, after, change: after - before, percent: growth(before, after),
  }
}
