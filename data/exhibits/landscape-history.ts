import { capital, formatMomentShort, formatPercent, joinWords, spell } from '../format.ts'
import {
  chasmAt, claimRows, claimsBeforeChasm, marketRows, phaseRows, segmentRows, tally,
  type ClaimRow, type SegmentRow,
} from '../figures/landscape.ts'
import type { Dataset, Phase } from '../schema/index.ts'
import type { Verdict } from '../vocabulary.ts'
import { evidenceOf, type Cell, type Column, type Exhibit } from './exhibit.ts'

const textColumns = (labels: readonly string[]): Column[] => labels.map((label) => ({ label, kind: 'text' }))

/** Evidence of checked records: what each statement rests on and what it was checked against. */
const checkedEvidence = (records: readonly Pick<Phase, 'sources' | 'asOf' | 'check'>[]) =>
  evidenceOf([...records, ...records.map(({ asOf, check }) => ({ asOf, sources: check.sources }))])

/** `one corrected and two disputed`. */
const verdictsInWords = (given: readonly Verdict[]): string =>
  joinWords(tally(given).filter((row) => row.count > 0).map((row) => `${spell(row.count)} ${row.verdict}`))

const plural = (count: number, noun: string): string => `${spell(count)} ${noun}${count === 1 ? '' : 's'}`

/** Phases on a year axis, with verdicts. */
export function phaseTimeline(dataset: Dataset): Exhibit {
  const rows = phaseRows(dataset)
  const last = rows.at(-1)
  return {
    title: `Phases by calendar year, as ${dataset.talk.retoldAuthor} cuts them`,
    finding: `${dataset.talk.retoldAuthor} counts ${plural(rows.length, 'phase')}, the latest being “${last?.name}” (${last?.years}); `
      + `checked against the record: ${verdictsInWords(rows.map((row) => row.verdict))}.`,
    columns: textColumns(['Phase', 'Years', 'What marks it', 'Verdict', 'What the record says']),
    rows: rows.map((row) => [row.name, row.years, row.summary, row.verdict, row.says]),
    ...checkedEvidence(dataset.phases),
  }
}

const segmentCells = (row: SegmentRow): Cell[] =>
  [row.name, row.persona, row.share, row.end, `${row.market} market`, null]

const claimCells = (claim: ClaimRow): Cell[] => [
  `Claim: ${claim.who}, ${formatMomentShort(claim.date)}`, claim.statement, null, claim.high, claim.where,
  `${claim.verdict}: ${claim.says}`,
]

/** The article's claim in a sentence; empty without one. It names segments, so the percentage is a reading. */
function articleSentence(claim: ClaimRow | undefined): string {
  if (!claim) return ''
  const reach = claim.low === claim.high ? formatPercent(claim.high) : `${formatPercent(claim.low)} to ${formatPercent(claim.high)}`
  return `The article’s claim, ${claim.where}, read here as ${reach} of all adopters, is ${claim.verdict}. `
}

function chasmSentence(dataset: Dataset, chasm: number | null): string {
  const claims = claimRows(dataset).length
  if (chasm === null) return `${capital(plural(claims, 'claim'))} in all.`
  const before = claimsBeforeChasm(dataset).length
  return `${capital(spell(before))} of ${plural(claims, 'claim')} ${before === 1 ? 'stays' : 'stay'} left of the chasm at ${formatPercent(chasm)}.`
}

/** The adoption curve with everybody's claim of where the subject stands on it. */
export function adoptionCurve(dataset: Dataset): Exhibit {
  const rows = segmentRows(dataset)
  const claims = claimRows(dataset)
  const [early] = marketRows(rows)
  return {
    title: `Adoption curve: share of all adopters by segment, ${formatPercent(early?.share ?? 0)} of them in the ${early?.market} market; pins are claims`,
    finding: articleSentence(claims.find((claim) => claim.ofArticle)) + chasmSentence(dataset, chasmAt(rows)),
    columns: [
      { label: 'Segment or claim', kind: 'text' }, { label: 'Who they are, or what is claimed', kind: 'text' },
      { label: 'Share', kind: 'percent' }, { label: 'Up to', kind: 'percent' },
      { label: 'Place', kind: 'text' }, { label: 'Verdict', kind: 'text' },
    ],
    rows: [...rows.map(segmentCells), ...claims.map(claimCells)],
    ...curveEvidence(dataset),
    chart: {
      type: 'bar', categories: rows.map((row) => row.name), unit: '% of adopters',
      series: [{ name: 'Share of adopters', values: rows.map((row) => row.share) }],
    },
  }
}

/** Claims first: they are what a reader will want to look up. */
function curveEvidence(dataset: Dataset): Pick<Exhibit, 'sources' | 'asOf'> {
  const claims = checkedEvidence(dataset.adoptionClaims)
  return evidenceOf([claims, ...dataset.adoptionSegments])
}
