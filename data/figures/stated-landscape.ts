import { formatCount, formatMoment, formatPercent, joinWords } from '../format.ts'
import type { Dataset, Survey } from '../schema/index.ts'
import type { Verdict } from '../vocabulary.ts'
import {
  allVerdicts, chasmAt, claimRows, claimsBeforeChasm, comparedTechnologies, marketRows, segmentRows, surveyCount, topOf,
  type Market,
} from './landscape.ts'
import type { Stated, StatedTable } from './stated.ts'

type Evidence = Pick<Stated, 'sources' | 'asOf'>

/** Evidence of several records together: sources without repeats, the latest day. */
const from = (records: readonly Evidence[]): Evidence => ({
  sources: [...new Set(records.flatMap((record) => record.sources))],
  asOf: records.map((record) => record.asOf).sort().at(-1) ?? '',
})
const article = ({ talk }: Dataset): Evidence => ({ sources: [talk.retells], asOf: talk.asOf })

const counted = (label: string, value: number, { sources, asOf }: Evidence): Stated =>
  ({ text: formatCount(value), value, label, sources, asOf })
const share = (label: string, value: number, { sources, asOf }: Evidence): Stated =>
  ({ text: formatPercent(value), value, label, sources, asOf })
/** A date or year: no `value`, as 2021 is never spelled nor grouped. */
const dated = (label: string, text: string, { sources, asOf }: Evidence): Stated => ({ text, label, sources, asOf })

/** @throws RangeError when the dataset has nothing of that kind */
function need<T>(found: T | null | undefined, what: string): T {
  if (found === null || found === undefined) throw new RangeError(`no ${what} in the dataset`)
  return found
}

const withVerdict = (verdict: Verdict) => (data: Dataset): Stated =>
  counted(`Checked records with the verdict “${verdict}”`, allVerdicts(data).filter((given) => given === verdict).length, article(data))

const marketShare = (market: Market) => (data: Dataset): Stated => {
  const rows = marketRows(segmentRows(data)).filter((row) => row.market === market)
  return share(`Share of adopters in the ${market} market`, rows.reduce((sum, row) => sum + row.share, 0), from(data.adoptionSegments))
}

type Role = (data: Dataset) => Survey | undefined

const NONE = 'not recorded'
/** A survey by what it is for the talk, never by its name: another dataset has others. */
const ofSurvey = (label: string, role: Role, say: (survey: Survey) => Pick<Stated, 'text' | 'value'>) => (data: Dataset): Stated => {
  const survey = role(data)
  return survey
    ? { ...say(survey), label: `${label}: ${survey.name}, ${survey.fielded}`, ...from([survey]) }
    : { text: NONE, label, ...article(data) }
}
const number = (value: number): Pick<Stated, 'text' | 'value'> => ({ text: formatCount(value), value })
const percentage = (value: number): Pick<Stated, 'text' | 'value'> => ({ text: formatPercent(value), value })

const lead: Role = (data) => data.surveys[0]
const vendors: Role = (data) => data.surveys.find((survey) => survey.vendor)
const choice = (place: number): Role => (data) => data.surveys.filter((survey) => !survey.exclusive)[place]

const published = (data: Dataset): string =>
  need(data.sources.find((source) => source.id === data.talk.retells)?.published, `publication date of source "${data.talk.retells}"`)

/** The article and the audit of it. */
const audit: StatedTable = {
  'talk-year': (data) => dated('The year under review', String(data.talk.year), article(data)),
  'article-date': (data) => dated('Publication date of the article', formatMoment(published(data)), article(data)),
  'article-year': (data) => dated('Publication year of the article', published(data).slice(0, 4), article(data)),
  'audit-date': (data) => dated('The day up to which the dataset was checked', formatMoment(data.talk.asOf), article(data)),
  'checked-count': (data) => counted('Records that were checked and bear a verdict', allVerdicts(data).length, article(data)),
  'confirmed-count': withVerdict('confirmed'),
  'corrected-count': withVerdict('corrected'),
  'disputed-count': withVerdict('disputed'),
  'unverified-count': withVerdict('unverified'),
  'source-count': (data) => counted('Sources that the records name', data.sources.length, article(data)),
}

/** Phases and the adoption curve. */
const adoption: StatedTable = {
  'phase-count': (data) => counted('Phases of the history as the article cuts it', data.phases.length, from(data.phases)),
  'phase-latest-start': (data) =>
    dated('First year of the latest phase', String(Math.max(...data.phases.map((phase) => phase.from))), from(data.phases)),
  'segment-count': (data) => counted('Segments of the adoption curve', data.adoptionSegments.length, from(data.adoptionSegments)),
  'segment-early-market-share': marketShare('early'),
  'segment-mainstream-market-share': marketShare('mainstream'),
  'chasm-share': (data) => share(
    'Share of adopters left of the chasm', need(chasmAt(segmentRows(data)), 'border between early and mainstream market'), from(data.adoptionSegments),
  ),
  'claim-count': (data) => counted('Claims of the place on the adoption curve', data.adoptionClaims.length, from(data.adoptionClaims)),
  'claims-before-chasm-count': (data) => counted('Claims of a place left of the chasm', claimsBeforeChasm(data).length, from(data.adoptionClaims)),
  'other-claim-date': (data) => {
    const claim = claimRows(data).find((row) => !row.ofArticle)
    if (!claim) return dated('Date of another claim', NONE, article(data))
    return dated(`Date of another claim, by ${claim.who}`, formatMoment(claim.date), from(data.adoptionClaims.filter(({ id }) => id === claim.id)))
  },
  'article-claim-share': (data) => {
    const claim = need(claimRows(data).find((row) => row.ofArticle), 'adoption claim of the article')
    return share(`Share of adopters left of the article’s claim, ${claim.where}`, claim.high, from(data.adoptionClaims.filter(({ id }) => id === claim.id)))
  },
}

/** Surveys, each by its role. */
const surveys: StatedTable = {
  'survey-count': (data) => counted('Surveys quoted', surveyCount(data), from(data.surveys)),
  'survey-question-count': (data) => counted('Survey questions quoted', data.surveys.length, from(data.surveys)),
  'survey-vendor-count': (data) => counted('Survey questions asked by a vendor', data.surveys.filter((survey) => survey.vendor).length, from(data.surveys)),
  'survey-lead-name': ofSurvey('First survey', lead, ({ name }) => ({ text: name })),
  'survey-lead-share': ofSurvey('Share of the first answer', lead, ({ answers }) => percentage(answers[0]?.share ?? 0)),
  'survey-lead-sample': ofSurvey('Respondents', lead, (survey) => number(survey.sample)),
  'survey-vendor-name': ofSurvey('First survey by a vendor', vendors, ({ name }) => ({ text: name })),
  'survey-vendor-share': ofSurvey('Share of the first answer', vendors, ({ answers }) => percentage(answers[0]?.share ?? 0)),
  'survey-vendor-sample': ofSurvey('Respondents', vendors, (survey) => number(survey.sample)),
  'survey-choice-name': ofSurvey('Named most often', choice(0), (survey) => ({ text: topOf(survey.answers).label })),
  'survey-choice-share': ofSurvey('Share of those who named it', choice(0), (survey) => percentage(topOf(survey.answers).share)),
  'survey-other-choice-name': ofSurvey('Named most often', choice(1), (survey) => ({ text: topOf(survey.answers).label })),
  'survey-other-choice-share': ofSurvey('Share of those who named it', choice(1), (survey) => percentage(topOf(survey.answers).share)),
}

/** The stack and its standards. */
const stack: StatedTable = {
  'stack-row-count': (data) => counted('Rows of the stack', data.stack.flatMap((group) => group.rows).length, from(data.stack)),
  'stack-group-count': (data) => counted('Groups of the stack', data.stack.length, from(data.stack)),
  'standards-count': (data) => counted('Standards of the stack with an extension point', data.standards.length, from(data.standards)),
  'compared-names': (data) => ({ text: joinWords(comparedTechnologies(data)), label: 'Technologies compared', ...from(data.comparisons) }),
  'compared-count': (data) => counted('Technologies compared', comparedTechnologies(data).length, from(data.comparisons)),
  'aspect-count': (data) => counted('Aspects of the comparison', data.comparisons.length, from(data.comparisons)),
}

/** Figures for the sentences about where the subject stands, and about the audit itself. */
export const landscapeStated: StatedTable = { ...audit, ...adoption, ...surveys, ...stack }
