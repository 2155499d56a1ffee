import { ascending, groups } from 'd3-array'
import type { Category, Verdict } from '../vocabulary.ts'
import type { Dataset, Project } from '../schema/index.ts'
import { momentSpan, momentsAgree, yearOf } from './moments.ts'
import { starRanking, tableProjects, type StarRow } from './stars.ts'

/** When a project was launched, as the article and as the record date it. */
export interface LaunchRow {
  id: string
  name: string
  company: string
  category: Category
  article: string
  record: string
  /** True where the two are different dates, not where one is merely finer; `verdict` says what that means. */
  differs: boolean
  verdict: Verdict
  inYear: boolean
}

/** A company with its launches, earliest first. */
export interface CompanyLaunches { company: string, launches: LaunchRow[] }

const launchRow = ({ id, name, company, category, launched, launchedRecord, check }: Project, year: number): LaunchRow => ({
  id, name, company, category, article: launched, record: launchedRecord,
  differs: !momentsAgree(launched, launchedRecord), verdict: check.verdict, inYear: yearOf(launched) === year,
})

/** The table's projects by launch date as the article states it, earliest first. */
export const launches = (dataset: Dataset): LaunchRow[] =>
  tableProjects(dataset)
    .map((project) => launchRow(project, dataset.talk.year))
    .sort((a, b) => ascending(momentSpan(a.article).from, momentSpan(b.article).from))

const MONTH_MS = 30.44 * 86_400_000

/**
 * Projects that a better record dates earlier than the article does.
 * `months`: whole months by which each is older, at least.
 */
export const olderThanTold = (dataset: Dataset): (LaunchRow & { months: number })[] =>
  launches(dataset)
    .map((row) => ({ ...row, months: Math.floor((momentSpan(row.article).from - momentSpan(row.record).to) / MONTH_MS) }))
    .filter((row) => row.differs && row.verdict === 'corrected' && row.months >= 0)

/** Launches grouped by dominant company, the company that launched first on top. */
export const launchesByCompany = (dataset: Dataset): CompanyLaunches[] =>
  groups(launches(dataset), (row) => row.company).map(([company, rows]) => ({ company, launches: rows }))

/** Stars of the projects that the article dates to the year under review. */
export const newProjects = (dataset: Dataset): StarRow[] =>
  starRanking(dataset).filter((row) => yearOf(row.launched) === dataset.talk.year)

/** How many projects the record, unlike the article, dates to the year under review. */
export const newByRecord = (dataset: Dataset): LaunchRow[] =>
  launches(dataset).filter((row) => yearOf(row.record) === dataset.talk.year)
