import { capital, formatCount, formatPercent, joinWords, spell } from '../format.ts'
import { surveyCount, surveyRows, type SurveyAnswer, type SurveyRow } from '../figures/landscape.ts'
import type { Dataset } from '../schema/index.ts'
import { evidenceOf, type Cell, type Exhibit } from './exhibit.ts'

/** `253 respondents`; says so where the source states no number. */
export const sampleInWords = (sample: number): string =>
  sample === 0 ? 'sample size not stated' : `${formatCount(sample)} ${sample === 1 ? 'respondent' : 'respondents'}`

const topInWords = (row: SurveyRow): string =>
  `${formatPercent(row.top.share)} for “${row.top.label}” in ${row.name} (${sampleInWords(row.sample)})`

function finding(dataset: Dataset): string {
  const rows = surveyRows(dataset)
  const count = surveyCount(dataset)
  const start = count === 1
    ? 'The highest answer to each question of the one survey'
    : `${capital(spell(count))} surveys asked different people and offered different answers, so their shares do not compare`
  const vendors = new Set(rows.filter((row) => row.vendor).map((row) => row.name))
  const note = vendors.size === 0 ? '' : ` Published by a vendor: ${joinWords([...vendors])}.`
  return `${start}: ${joinWords(rows.map(topInWords))}.${note}`
}

const answerCells = (row: SurveyRow, answer: SurveyAnswer): Cell[] => [
  row.name, row.fielded, row.sample === 0 ? null : row.sample, row.vendor ? 'vendor' : 'independent', row.topic,
  answer.note === undefined ? answer.label : `${answer.label} (${answer.note})`, answer.share,
]

/** Surveys side by side, one row per answer. */
export function surveyFindings(dataset: Dataset): Exhibit {
  return {
    title: 'Survey answers, % of respondents. Different people, dates and options to choose from: read each panel by itself',
    finding: finding(dataset),
    columns: [
      { label: 'Survey', kind: 'text' }, { label: 'Asked in', kind: 'text' }, { label: 'Respondents', kind: 'count' },
      { label: 'Publisher', kind: 'text' }, { label: 'Question', kind: 'text' }, { label: 'Answer', kind: 'text' },
      { label: 'Share', kind: 'percent' },
    ],
    rows: surveyRows(dataset).flatMap((row) => row.answers.map((answer) => answerCells(row, answer))),
    ...evidenceOf(dataset.surveys),
  }
}
