import { ascending } from 'd3-array'
import type { Category, Verdict } from '../vocabulary.ts'
import type { Dataset, Project } from '../schema/index.ts'
import { momentSpan, momentsAgree } from './moments.ts'
import { latestSnapshot, tableProjects } from './stars.ts'

/** A row of the project table: the article's seven columns, and what checking them showed. */
export interface ProjectTableRow {
  id: string
  name: string
  url: string
  value: string
  relation: string
  category: Category
  launched: string
  launchedRecord: string
  /** True where the record has another launch date than the article. */
  differs: boolean
  company: string
  stars: number | null
  verdict: Verdict
  says: string
}

export type ProjectColumn = 'name' | 'value' | 'relation' | 'category' | 'launched' | 'company' | 'stars'

/**
 * The project that the others of the table are built around.
 * @throws RangeError when the dataset lacks it
 */
export function leaderOf({ talk, projects }: Dataset): Project {
  const leader = projects.find((project) => project.id === talk.leader)
  if (!leader) throw new RangeError(`talk › leader: no project "${talk.leader}"`)
  return leader
}

/** The sortable columns in the article's order. */
export const projectColumns = (dataset: Dataset): { key: ProjectColumn, label: string }[] => [
  { key: 'name', label: 'Project' },
  { key: 'value', label: 'What it is for' },
  { key: 'relation', label: `Relation with ${leaderOf(dataset).name}` },
  { key: 'category', label: 'Category' },
  { key: 'launched', label: 'Launched' },
  { key: 'company', label: 'Company' },
  { key: 'stars', label: 'Stars' },
]
export type SortDirection = 'ascending' | 'descending'

/** The table's projects in the article's order. */
export function projectTable(dataset: Dataset): ProjectTableRow[] {
  const { stars } = latestSnapshot(dataset)
  return tableProjects(dataset).map((project) => {
    const { id, name, url, value, relation, category, launched, launchedRecord, company, check } = project
    return {
      id, name, url, value, relation, category, launched, launchedRecord, company, stars: stars[id] ?? null,
      differs: !momentsAgree(launched, launchedRecord), verdict: check.verdict, says: check.says,
    }
  })
}

const sortKey = (row: ProjectTableRow, column: ProjectColumn): string | number => {
  if (column === 'stars') return row.stars ?? -1
  if (column === 'launched') return momentSpan(row.launched).from
  return row[column].toLocaleLowerCase('en')
}

/** A sorted copy; rows that compare equal keep their order. */
export function sortProjects(rows: readonly ProjectTableRow[], column: ProjectColumn, direction: SortDirection): ProjectTableRow[] {
  const sign = direction === 'ascending' ? 1 : -1
  return rows.toSorted((a, b) => sign * ascending(sortKey(a, column), sortKey(b, column)))
}

/** The categories that occur, in the order of the table. */
export const tableCategories = (rows: readonly ProjectTableRow[]): Category[] =>
  [...new Set(rows.map((row) => row.category))]
