import { describe, expect, it } from 'vitest'
import { formatProblem, problems } from '../../data/check/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { withTiny } from '../fixture/tiny.ts'
import { defined as at, loose } from './check-cases/change.ts'

const report = (change: (copy: Dataset) => void): string[] => problems(withTiny(change)).map(formatProblem).map((line) => line.replace(/^data\/records\/|;.*$/g, ''))

/** Two faults inside one field of a record: a value that can't be read, and a contradiction beside it. */
const CASES: Record<string, [change: (copy: Dataset) => void, unreadable: string, contradiction: string]> = {
  'two hops': [(copy) => {
    const { hops } = at(at(copy.models, 0).traffic, 0)
    loose(at(hops, 0))['layer'] = 'L9'
    at(hops, 2).to = 'pod-d'
  }, 'models.ts › per-pod › traffic[a-to-c].hops[0].layer: is "L9"', 'models.ts › per-pod › traffic[a-to-c].hops[2].to: names "pod-d", which is no pod or proxy'],
  'the ends of two hops': [(copy) => {
    const { hops } = at(at(copy.models, 0).traffic, 0)
    at(hops, 0).from = ''
    at(hops, 2).to = 'pod-d'
  }, 'models.ts › per-pod › traffic[a-to-c].hops[0].from: is empty', 'models.ts › per-pod › traffic[a-to-c].hops[2].to: names "pod-d", which is no pod or proxy'],
  'two hops that do not meet': [(copy) => {
    const { hops } = at(at(copy.models, 1).traffic, 0)
    at(hops, 0).to = ''
    at(hops, 2).from = 'proxy-1'
  }, 'models.ts › per-node › traffic[a-to-c].hops[0].to: is empty', 'models.ts › per-node › traffic[a-to-c].hops[2].from: is "proxy-1"'],
  'two proxies': [(copy) => {
    const { proxies } = at(copy.models, 0)
    loose(at(proxies, 0))['kind'] = 'none'
    at(proxies, 1).at = 'pod-d'
  }, 'models.ts › per-pod › proxies[proxy-a].kind: is "none"', 'models.ts › per-pod › proxies[proxy-b].at: names "pod-d", which is no pod'],
  'two rows of a benchmark': [(copy) => {
    const { rows } = at(copy.benchmarks, 0)
    at(rows, 0).latency.p50 = -1
    at(rows, 1).latency.p99 = 1
  }, 'performance.ts › tiny-bench › rows[0].latency.p50: is -1', 'performance.ts › tiny-bench › rows[1].latency.p99: is 1, less than the p90'],
  'two percentiles of one row': [(copy) => {
    const row = at(at(copy.benchmarks, 0).rows, 1)
    row.latency.p50 = -1
    row.latency.p99 = 1
  }, 'performance.ts › tiny-bench › rows[1].latency.p50: is -1', 'performance.ts › tiny-bench › rows[1].latency.p99: is 1, less than the p90'],
  'two edges': [(copy) => {
    const { edges } = at(copy.pathways, 0)
    at(edges, 0).from = ''
    at(edges, 1).to = 'gateway'
  }, 'pathways.ts › lazy-loading › edges[0].from: is empty', 'pathways.ts › lazy-loading › edges[1].to: names "gateway", which is no node'],
  'two projects of a remedy': [(copy) => { at(copy.remedies, 0).projects = ['', 'ghost'] },
    'performance.ts › load-less › projects[0]: is empty', 'performance.ts › load-less › projects[1]: names "ghost", which is no project'],
  'two points of a series': [(copy) => {
    const { points } = at(copy.series, 0)
    at(points, 0).stars = -5
    at(points, 2).date = '2021-03-01'
  }, 'series.ts › series-mesh › points[0].stars: is -5', 'series.ts › series-mesh › points[2].date: 2021-03-01 is not later than the date before it, 2021-06-01'],
  'two counts of a snapshot': [(copy) => {
    Object.assign(at(copy.snapshots, 1), { rounding: 100 })
    Object.assign(at(copy.snapshots, 1).stars, { proxy: 1.5, mesh: 2050 })
  }, 'snapshots.ts › stars-now › stars.proxy: is 1.5', 'snapshots.ts › stars-now › stars.mesh: is 2050'],
  'two cells of a comparison': [(copy) => {
    const { cells } = at(copy.comparisons, 1)
    at(cells, 0).says = ''
    at(cells, 1).technology = 'Mesh'
  }, 'stack.ts › api › cells[0].says: is empty', 'stack.ts › api › cells[1].technology: "Mesh" has a cell already'],
}

describe('two faults inside one field', () => {
  it.each(Object.entries(CASES))('are both told: %s', (_, [change, ...expected]) => {
    expect(report(change)).toEqual(expected)
  })
})

describe('a value that can\'t be read', () => {
  it('is not said to be missing where another value refers to it', () => {
    expect(report((copy) => { at(at(at(copy.models, 0).nodes, 0).pods, 0).id = 'Pod A' })).toEqual(['models.ts › per-pod › nodes[node-1].pods[Pod A].id: is "Pod A"'])
    expect(report((copy) => { at(at(copy.pathways, 0).nodes, 2).id = 'The Gate' })).toHaveLength(1)
  })

  it('leaves a sum and an order alone that would need it', () => {
    expect(report((copy) => { at(at(copy.surveys, 0).answers, 0).share = 900 })).toHaveLength(1)
    expect(report((copy) => { at(at(copy.series, 0).points, 1).date = 'June' })).toHaveLength(1)
  })
})
