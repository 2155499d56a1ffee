import type { AdoptionClaim, Dataset } from '../schema/index.ts'
import type { Verdict } from '../vocabulary.ts'
import { normalQuantile } from './landscape-normal.ts'

export type Market = Dataset['adoptionSegments'][number]['market']

/** A segment of the curve. `start` and `end` are cumulative percent, `left` and `right` standard deviations. */
export interface SegmentRow {
  id: string
  name: string
  persona: string
  share: number
  market: Market
  start: number
  end: number
  left: number
  right: number
}

/** Segments from left to right; under the normal curve each covers its share of all segments. */
export function segmentRows(dataset: Dataset): SegmentRow[] {
  const whole = dataset.adoptionSegments.reduce((sum, segment) => sum + segment.share, 0) || 1
  let end = 0
  return dataset.adoptionSegments.map(({ id, name, persona, share, market }) => {
    const start = end
    end += share
    return { id, name, persona, share, market, start, end, left: normalQuantile(start / whole), right: normalQuantile(end / whole) }
  })
}

/** Cumulative percent where the early market ends and the mainstream begins; `null` where there is no such border. */
export function chasmAt(rows: readonly SegmentRow[]): number | null {
  const border = rows.findIndex((row, index) => row.market === 'mainstream' && rows[index - 1]?.market === 'early')
  return rows[border]?.start ?? null
}

/** Neighbouring segments of one market: how many, and their share together. */
export interface MarketRow { market: Market, segments: number, share: number }

/** Markets from left to right. */
export function marketRows(rows: readonly SegmentRow[]): MarketRow[] {
  const markets: MarketRow[] = []
  for (const { market, share } of rows) {
    const last = markets.at(-1)
    if (last?.market === market) Object.assign(last, { segments: last.segments + 1, share: last.share + share })
    else markets.push({ market, segments: 1, share })
  }
  return markets
}

/** A claim with its place on the curve: percent and standard deviations; one point where `low` equals `high`. */
export interface ClaimRow {
  id: string
  who: string
  date: string
  statement: string
  verdict: Verdict
  says: string
  /** True for the claim of the article that the talk re-tells. */
  ofArticle: boolean
  /** `within Early Adopters`, `between Early Majority and Late Majority`. */
  where: string
  low: number
  high: number
  left: number
  right: number
}

function segmentOf(rows: readonly SegmentRow[], claim: AdoptionClaim, id: string): SegmentRow {
  const row = rows.find((segment) => segment.id === id)
  if (!row) throw new RangeError(`adoptionClaims › ${claim.id}: no adoption segment "${id}"`)
  return row
}

type Place = Pick<ClaimRow, 'where' | 'low' | 'high' | 'left' | 'right'>

/** The whole segment where a claim names one, else what lies between the two it names. */
function placeOf(rows: readonly SegmentRow[], claim: AdoptionClaim): Place {
  const ends = [segmentOf(rows, claim, claim.from), segmentOf(rows, claim, claim.to)] as const
  const [a, b] = ends[0].start <= ends[1].start ? ends : [ends[1], ends[0]]
  return a === b
    ? { where: `within ${a.name}`, low: a.start, high: a.end, left: a.left, right: a.right }
    : { where: `between ${a.name} and ${b.name}`, low: a.end, high: b.start, left: a.right, right: b.left }
}

/**
 * Claims from left to right on the curve, the older first where two agree.
 * @throws RangeError when a claim names a segment that does not exist
 */
export function claimRows(dataset: Dataset): ClaimRow[] {
  const rows = segmentRows(dataset)
  return dataset.adoptionClaims.map((claim): ClaimRow => ({
    ...placeOf(rows, claim),
    id: claim.id, who: claim.who, date: claim.date, statement: claim.statement,
    verdict: claim.check.verdict, says: claim.check.says, ofArticle: claim.sources[0] === dataset.talk.retells,
  })).sort((a, b) => a.low + a.high - b.low - b.high || a.date.localeCompare(b.date))
}

/** Claims that place the subject left of the chasm; none where there is no chasm. */
export function claimsBeforeChasm(dataset: Dataset): ClaimRow[] {
  const chasm = chasmAt(segmentRows(dataset))
  return chasm === null ? [] : claimRows(dataset).filter((claim) => claim.low < chasm && claim.high <= chasm)
}
