import { formatCount, formatMoment, formatMomentShort, joinWords } from '../format.ts'
import { latestSnapshot, launches, launchesByCompany, newByRecord, newProjects, leaderOf, projectColumns, projectTable,
  tableProjects, type LaunchRow } from '../figures/ecosystem.ts'
import type { Dataset, Project } from '../schema/index.ts'
import { evidenceOf, type Exhibit } from './exhibit.ts'

/** Evidence of the table's projects: where each row comes from and what it was checked against. */
const projectSources = (projects: readonly Project[]): { sources: string[], asOf: string }[] =>
  [...projects, ...projects.map(({ check, asOf }) => ({ sources: check.sources, asOf }))]

const launchWords = (article: string, record: string, differs: boolean): string =>
  differs ? `${formatMomentShort(article)} (record: ${formatMomentShort(record)})` : formatMomentShort(article)

/** Which launch dates the record has otherwise, each with what checking it came to. */
function differing(rows: readonly LaunchRow[]): string {
  const other = rows.filter((row) => row.differs).map((row) => `${row.name} (${row.verdict})`)
  return other.length === 0
    ? 'the record agrees with every launch date'
    : `the record has another launch date for ${joinWords(other)}`
}

/** The article's table with its seven columns, checked. */
export function projectTableExhibit(dataset: Dataset): Exhibit {
  const [rows, snapshot] = [projectTable(dataset), latestSnapshot(dataset)]
  return {
    title: `The article’s table of projects around ${leaderOf(dataset).name}; stars on ${formatMoment(snapshot.date)}`,
    finding: `The article names ${formatCount(rows.length)} projects; ${differing(launches(dataset))}.`,
    columns: projectColumns(dataset).map(({ key, label }) => ({ label, kind: key === 'stars' ? 'count' : 'text' })),
    rows: rows.map((row) => [
      row.name, row.value, row.relation, row.category,
      launchWords(row.launched, row.launchedRecord, row.differs), row.company, row.stars,
    ]),
    ...evidenceOf([...projectSources(tableProjects(dataset)), snapshot]),
  }
}

/** Launch dates by company, the article's beside the record's. */
export function launchMap(dataset: Dataset): Exhibit {
  const [rows, companies, year] = [launches(dataset), launchesByCompany(dataset), dataset.talk.year]
  return {
    title: `Launch dates of ${formatCount(rows.length)} projects by dominant company, as the article and as the record date them`,
    finding: `The article dates ${formatCount(newProjects(dataset).length)} of ${formatCount(rows.length)} launches to ${year}, `
      + `the record ${formatCount(newByRecord(dataset).length)}; ${differing(rows)}.`,
    columns: [
      { label: 'Company', kind: 'text' }, { label: 'Project', kind: 'text' }, { label: 'Article', kind: 'moment' },
      { label: 'Record', kind: 'moment' }, { label: 'Do they agree', kind: 'text' },
    ],
    rows: companies.flatMap(({ company, launches: own }) =>
      own.map((row) => [company, row.name, row.article, row.record, row.differs ? 'no' : 'yes'])),
    ...evidenceOf(projectSources(tableProjects(dataset))),
  }
}
