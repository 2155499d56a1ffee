import { formatCount, formatMoment, withoutStop } from '../format.ts'
import type { Benchmark, Dataset } from '../schema/index.ts'
import { PERCENTILES, type Percentile, type Verdict } from '../vocabulary.ts'

/** One measured value: milliseconds added over the baseline. */
export interface LatencyPoint {
  percentile: Percentile
  /** `P50`. */
  label: string
  ms: number
  /** True for the one value that the article quotes. */
  claimed: boolean
}
/** The values of one load, lowest percentile first. */
export interface LatencyRow { load: string, points: LatencyPoint[] }
/** One benchmark on its own test bed. */
export interface LatencyPanel {
  id: string
  title: string
  testBed: string
  verdict: Verdict
  /** What checking the benchmark showed, without a full stop. */
  says: string
  /** True where the article quotes one of its values. */
  claimed: boolean
  rows: LatencyRow[]
}

const loadOf = (connections: number | undefined): string =>
  connections === undefined ? 'Connections not stated' : `${formatCount(connections)} connections`

function toRow(benchmark: Benchmark, row: Benchmark['rows'][number]): LatencyRow {
  const claim = benchmark.claim
  const points = PERCENTILES.flatMap((percentile) => {
    const ms = row.latency[percentile]
    const claimed = row.connections === claim?.connections && percentile === claim?.percentile
    return ms === undefined ? [] : [{ percentile, label: percentile.toUpperCase(), ms, claimed }]
  })
  return { load: loadOf(row.connections), points }
}

/** The name, with the version after it unless the name already says it. */
const named = ({ name, version }: Benchmark): string => name.includes(version) ? name : `${name} (${version})`

const toPanel = (benchmark: Benchmark): LatencyPanel => ({
  id: benchmark.id,
  title: `${named(benchmark)}, ${formatMoment(benchmark.measured)}, ${formatCount(benchmark.requestsPerSecond)} requests per second`,
  testBed: withoutStop(benchmark.testBed),
  verdict: benchmark.check.verdict,
  says: withoutStop(benchmark.check.says),
  claimed: benchmark.claim !== undefined,
  rows: benchmark.rows.map((row) => toRow(benchmark, row)),
})

/** Benchmarks as panels, those that the article quotes first. */
export const latencyPanels = (dataset: Dataset): LatencyPanel[] =>
  dataset.benchmarks.map(toPanel).sort((a, b) => Number(b.claimed) - Number(a.claimed))

/** Percentiles that any benchmark reports, in order. */
export const usedPercentiles = (panels: readonly LatencyPanel[]): Percentile[] => PERCENTILES.filter((percentile) =>
  panels.some((panel) => panel.rows.some((row) => row.points.some((point) => point.percentile === percentile))))

/** The benchmark that the article quotes, the load it quotes and the percentile. */
export interface Claim { benchmark: Benchmark, row: Benchmark['rows'][number], percentile: Percentile, ms: number }

/**
 * The quoted value.
 * @throws RangeError when no benchmark marks a value as quoted, or the marked value was not measured
 */
export function claimedLatency(dataset: Dataset): Claim {
  const benchmark = dataset.benchmarks.find((candidate) => candidate.claim)
  if (!benchmark?.claim) throw new RangeError('no benchmark has a claim: mark the value that the article quotes')
  const { connections, percentile } = benchmark.claim
  const row = benchmark.rows.find((candidate) => candidate.connections === connections)
  const ms = row?.latency[percentile]
  if (!row || ms === undefined) throw new RangeError(`benchmark "${benchmark.id}": no ${percentile} at ${connections} connections`)
  return { benchmark, row, percentile, ms }
}

/** The benchmark measured last, up to the end of the year under review, else the newest of all. */
export function contemporaryBenchmark(dataset: Dataset): Benchmark {
  const byDate = [...dataset.benchmarks].sort((a, b) => a.measured.localeCompare(b.measured))
  return byDate.findLast((benchmark) => Number(benchmark.measured.slice(0, 4)) <= dataset.talk.year) ?? byDate.at(-1)!
}

/** What a benchmark's first load reports for the percentile, else for the highest one reported. */
export function headlineLatency(benchmark: Benchmark, wanted: Percentile): { percentile: Percentile, ms: number } {
  const latency = benchmark.rows[0]?.latency ?? {}
  const percentile = latency[wanted] === undefined ? PERCENTILES.findLast((candidate) => latency[candidate] !== undefined) : wanted
  const ms = percentile === undefined ? undefined : latency[percentile]
  if (percentile === undefined || ms === undefined) throw new RangeError(`benchmark "${benchmark.id}": its first row has no value`)
  return { percentile, ms }
}

/**
 * Moves labels apart along a line, as little as their order allows.
 * @param at wished centres in px, ascending; @param widths of the labels in px
 * @returns centres that keep neighbours from touching and stay in `[0, length]` where all of them fit
 */
export function spreadLabels(at: readonly number[], widths: readonly number[], length: number): number[] {
  const half = (index: number): number => (widths[index] ?? 0) / 2
  const centres: number[] = []
  at.forEach((wish, index) => {
    const left = index === 0 ? 0 : centres[index - 1]! + half(index - 1)
    centres.push(Math.max(wish, left + half(index)))
  })
  for (let index = centres.length - 1, right = length; index >= 0; index--) {
    centres[index] = Math.min(centres[index]!, right - half(index))
    right = centres[index]! - half(index)
  }
  return centres
}
