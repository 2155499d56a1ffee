import { descending, sum } from 'd3-array'
import type { Category } from '../vocabulary.ts'
import type { Dataset, Project, StarSnapshot } from '../schema/index.ts'

/** How many projects at the head of the ranking a sentence calls "the top". */
export const TOP = 2

/** A project at the latest snapshot. `share` is percent of all counted stars. */
export interface StarRow {
  id: string
  name: string
  category: Category
  launched: string
  stars: number
  share: number
  rank: number
}

/** The projects of the article's table; rows it left out are never counted. */
export const tableProjects = (dataset: Dataset): Project[] =>
  dataset.projects.filter((project) => project.inArticle)

/** All snapshots, oldest first. */
export const snapshotsByDate = (dataset: Dataset): StarSnapshot[] =>
  dataset.snapshots.toSorted((a, b) => a.date.localeCompare(b.date))

/**
 * The snapshot that "stars" means wherever no date is given.
 * @throws RangeError when the dataset holds none
 */
export function latestSnapshot(dataset: Dataset): StarSnapshot {
  const latest = snapshotsByDate(dataset).at(-1)
  if (!latest) throw new RangeError('no star snapshot: expected at least one')
  return latest
}

/** The snapshot before the latest, where there is one. */
export const earlierSnapshot = (dataset: Dataset): StarSnapshot | undefined =>
  snapshotsByDate(dataset).at(-2)

/** Stars of the table's projects together on the day of a snapshot. */
export const totalStars = (dataset: Dataset, snapshot = latestSnapshot(dataset)): number =>
  sum(tableProjects(dataset), (project) => snapshot.stars[project.id] ?? 0)

function rankRows(projects: Project[], stars: Record<string, number>, total: number): StarRow[] {
  return projects
    .flatMap((project) => {
      const count = stars[project.id]
      return count === undefined ? [] : [{ project, count }]
    })
    .sort((a, b) => descending(a.count, b.count))
    .map(({ project: { id, name, category, launched }, count }, index) => ({
      id, name, category, launched, stars: count, rank: index + 1,
      share: total === 0 ? 0 : (count / total) * 100,
    }))
}

/** The table's projects by stars, most first; a tie keeps the table's order. */
export const starRanking = (dataset: Dataset): StarRow[] =>
  rankRows(tableProjects(dataset), latestSnapshot(dataset).stars, totalStars(dataset))

/** Projects outside the table that have a count: shown apart, in no total. `share` is against the table's total. */
export const starsApart = (dataset: Dataset): StarRow[] =>
  rankRows(dataset.projects.filter((project) => !project.inArticle), latestSnapshot(dataset).stars, totalStars(dataset))

/** What some rows of the ranking hold together. */
export interface Holding { names: string[], stars: number, share: number }

export const holdingOf = (rows: readonly StarRow[]): Holding => ({
  names: rows.map((row) => row.name),
  stars: sum(rows, (row) => row.stars),
  share: sum(rows, (row) => row.share),
})

/** What the most starred projects hold together. */
export const topHolding = (dataset: Dataset): Holding => holdingOf(starRanking(dataset).slice(0, TOP))
