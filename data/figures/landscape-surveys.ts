import type { Dataset, Survey } from '../schema/index.ts'

export type SurveyAnswer = Survey['answers'][number]

/** A survey's question with its answers, in the order of the record. */
export interface SurveyRow {
  id: string
  name: string
  fielded: string
  /** Number of answers; 0 where the source states none. */
  sample: number
  vendor: boolean
  topic: string
  exclusive: boolean
  answers: SurveyAnswer[]
  top: SurveyAnswer
}

/** The answer with the highest share; the first of equals. */
export const topOf = (answers: readonly SurveyAnswer[]): SurveyAnswer =>
  answers.reduce((top, answer) => (answer.share > top.share ? answer : top))

/** Surveys in the order of the records. */
export const surveyRows = (dataset: Dataset): SurveyRow[] =>
  dataset.surveys.map(({ id, name, fielded, sample, vendor, topic, exclusive, answers }) =>
    ({ id, name, fielded, sample, vendor, topic, exclusive, answers, top: topOf(answers) }))

/** Number of surveys: questions that were asked together count once. */
export const surveyCount = (dataset: Dataset): number =>
  new Set(dataset.surveys.map((survey) => JSON.stringify([survey.name, survey.fielded]))).size
