import { range } from 'd3-array'
import { chasmAt, type ClaimRow, type SegmentRow } from './landscape-adoption.ts'
import { normalDensity } from './landscape-normal.ts'

/** A segment drawn: its edges on the x axis and the bell's height (a density) along it. */
export interface Bell { row: SegmentRow, left: number, right: number, points: { x: number, height: number }[] }
/** A claim drawn: its edges on the x axis and the point its line stands on. */
export interface Pin { claim: ClaimRow, left: number, right: number, at: number }

/** The adoption curve in a given width: bells left of the chasm, a gap, bells right of it. */
export interface CurveLayout {
  bells: Bell[]
  pins: Pin[]
  /** Edges of the gap; `null` where early and mainstream markets do not meet. */
  chasm: { left: number, right: number } | null
  /** Units of width per standard deviation. */
  unit: number
}

const SAMPLES = 24
/** Three standard deviations hold 99.7% of the area; a tiny outer segment widens the picture. */
const reachOf = (rows: readonly SegmentRow[]): number => {
  const edges = rows.flatMap((row) => [row.left, row.right]).map(Math.abs).filter((edge) => edge < 8)
  return Math.max(3, ...edges.map((edge) => edge + 0.4))
}

/**
 * Where everything on the curve goes. Areas are true to the shares: the bells
 * are cut at the quantiles, and the gap moves the mainstream without stretching it.
 */
export function curveLayout(rows: readonly SegmentRow[], claims: readonly ClaimRow[], width: number, gapWidth: number): CurveLayout {
  const chasm = chasmAt(rows)
  const gap = chasm === null ? 0 : gapWidth
  const reach = reachOf(rows)
  const unit = (width - gap) / (2 * reach)
  const clip = (z: number): number => Math.max(-reach, Math.min(reach, z))
  const x = (z: number, beyond: boolean): number => (clip(z) + reach) * unit + (beyond ? gap : 0)
  const edges = (low: number, high: number, left: number, right: number) => ({
    left: x(left, chasm !== null && low >= chasm), right: x(right, chasm !== null && high > chasm),
  })

  const bells = rows.map((row): Bell => {
    const { left, right } = edges(row.start, row.end, row.left, row.right)
    const [from, to] = [clip(row.left), clip(row.right)]
    const points = range(SAMPLES + 1).map((step) => {
      const part = step / SAMPLES
      return { x: left + part * (right - left), height: normalDensity(from + part * (to - from)) }
    })
    return { row, left, right, points }
  })
  const pins = claims.map((claim): Pin => {
    const { left, right } = edges(claim.low, claim.high, claim.left, claim.right)
    // A whole pixel, so that the line above the drawing and the line in it meet.
    return { claim, left, right, at: Math.round((left + right) / 2) }
  })
  const border = bells.find((bell) => bell.row.start === chasm)
  return { bells, pins, unit, chasm: border ? { left: border.left - gap, right: border.left } : null }
}
