import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exhibit } from '../../data/exhibits/index.ts'
import { countListed, hostRows, offloadColumns, remedyRows, sdkRows } from '../../data/figures/community.ts'
import { stated } from '../../data/figures/index.ts'
import { claimedLatency, contemporaryBenchmark, latencyPanels, spreadLabels } from '../../data/figures/latency.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

/** The fixture's benchmark, of May 2021, and one more, measured in another year. */
const withSecond = (measured: string) => withTiny((copy) => {
  const { claim, ...rest } = copy.benchmarks[0]!
  expect(claim).toBeDefined()
  copy.benchmarks.unshift({
    ...rest, id: 'other', name: 'Other bench', version: '2.0', measured,
    requestsPerSecond: 50, testBed: 'One laptop', rows: [{ latency: { p90: 7, p99: 9 } }],
  })
})

describe('remedies', () => {
  it('names the projects behind each remedy', () => {
    expect(remedyRows(tiny).map((row) => row.projects.map((project) => project.name))).toEqual([['Tiny Tool'], []])
  })

  it('says which remedy names a project that does not exist', () => {
    const broken = withTiny((copy) => { copy.remedies[1]!.projects = ['gone'] })
    expect(() => remedyRows(broken)).toThrow('remedy "kernel": no project "gone"')
  })
})

describe('latency panels', () => {
  it('marks the quoted value and no other', () => {
    const points = latencyPanels(tiny).flatMap((panel) => panel.rows.flatMap((row) => row.points.map((point) => ({ load: row.load, ...point }))))
    expect(points).toHaveLength(6)
    expect(points.filter((point) => point.claimed)).toMatchObject([{ load: '16 connections', label: 'P99', ms: 4 }])
  })

  it('puts the quoted benchmark first and keeps the other apart', () => {
    const panels = latencyPanels(withSecond('2020'))
    expect(panels.map((panel) => panel.id)).toEqual(['tiny-bench', 'other'])
    expect(panels[1]!.rows).toMatchObject([{ load: 'Connections not stated', points: [{ ms: 7, claimed: false }, { ms: 9, claimed: false }] }])
    expect(panels.map((panel) => panel.testBed)).toEqual(['Two hosts', 'One laptop'])
  })

  it('leaves the full stop to the sentence that a record becomes part of', () => {
    const written = withTiny((copy) => { copy.benchmarks[0]!.testBed = 'Two hosts.' })
    expect(written.benchmarks[0]!.check.says).toBe('The record says the same.')
    expect(latencyPanels(written)[0]).toMatchObject({ testBed: 'Two hosts', says: 'The record says the same' })
  })

  it('writes the version after the name unless the name says it', () => {
    const renamed = withTiny((copy) => { copy.benchmarks[0]!.name = 'Mesh 1.0, two pods' })
    expect(latencyPanels(tiny)[0]!.title).toBe('Tiny bench (1.0), May 2021, 1,000 requests per second')
    expect(latencyPanels(renamed)[0]!.title).toBe('Mesh 1.0, two pods, May 2021, 1,000 requests per second')
  })

  it('never joins benchmarks in the native chart', () => {
    expect(exhibit(withSecond('2020'), 'LatencyBenchmark').chart).toEqual({
      type: 'bar', unit: 'ms', categories: ['2 connections', '16 connections'],
      series: [{ name: 'P50', values: [0.5, 1] }, { name: 'P90', values: [1, 2] }, { name: 'P99', values: [2, 4] }],
    })
  })

  it('states the quoted value beside the rest of its load', () => {
    expect(exhibit(tiny, 'LatencyBenchmark').finding).toBe(
      'The 4 ms that the article quotes is P99 at 16 connections and 1,000 requests per second; the same load adds 1 ms at P50 and 2 ms at P90.')
    expect(exhibit(withSecond('2020'), 'LatencyBenchmark').finding).toContain('each panel stands by itself')
  })

  it('lists one table row a load, with nothing where nothing was measured', () => {
    const rows = exhibit(withSecond('2020'), 'LatencyBenchmark').rows
    expect(rows.map((row) => row.slice(1, 5))).toEqual([
      ['2 connections', 0.5, 1, 2], ['16 connections', 1, 2, 4], ['Connections not stated', null, 7, 9],
    ])
  })
})

describe('the quoted value', () => {
  it('needs a benchmark that marks one', () => {
    const silent = withTiny((copy) => { delete copy.benchmarks[0]!.claim })
    expect(() => claimedLatency(silent)).toThrow('no benchmark has a claim')
  })

  it('needs to have been measured', () => {
    const elsewhere = withTiny((copy) => { copy.benchmarks[0]!.claim = { connections: 99, percentile: 'p50' } })
    expect(() => claimedLatency(elsewhere)).toThrow('no p50 at 99 connections')
  })
})

describe('the benchmark of the time', () => {
  it('is the last one up to the end of the year', () => {
    expect(contemporaryBenchmark(withSecond('2021-11')).id).toBe('other')
    expect(contemporaryBenchmark(withSecond('2020')).id).toBe('tiny-bench')
    expect(contemporaryBenchmark(withSecond('2022-01')).id).toBe('tiny-bench')
  })
})

describe('offloads and lists', () => {
  it('splits capabilities by where they run, the kernel first', () => {
    expect(offloadColumns(tiny).map((column) => [column.title, column.rows.map((row) => row.capability)])).toEqual([
      ['Linux kernel (Hooks)', ['L4 routing']], ['User space (Tiny Proxy)', ['Retries']],
    ])
  })

  it('names what does the work from the records, and the place alone where nothing does', () => {
    const two = withTiny((copy) => { copy.offloads.push({ ...copy.offloads[0]!, id: 'l3', by: 'Modules' }) })
    expect(exhibit(two, 'OffloadSplit').title).toBe('Where each capability of the data plane runs once Hooks and Modules help')
    const none = withTiny((copy) => { copy.offloads.shift() })
    expect(exhibit(none, 'OffloadSplit')).toMatchObject({
      title: 'Where each capability of the data plane runs once the kernel helps',
      finding: 'No capability moves into the kernel; one stays in user space.',
    })
    expect(offloadColumns(none)[0]!.title).toBe('Linux kernel')
  })

  it('names who keeps the lists after their first source', () => {
    expect(exhibit(tiny, 'WasmSupport').title).toMatch(/^SDK languages and proxies on the lists of Ann Author, 2021 and /)
    const lost = withTiny((copy) => { copy.wasmSdks[0]!.sources = ['gone'] })
    expect(() => exhibit(lost, 'WasmSupport')).toThrow('no source "gone"')
  })

  it('counts what is listed and marks what changed', () => {
    expect(sdkRows(tiny).map((row) => [row.name, row.before, row.now, row.changed])).toEqual([
      ['Rust', 'listed', 'listed', false], ['Zig', 'not listed', 'listed', true],
    ])
    expect(hostRows(tiny).map((row) => [row.before, row.now, row.changed])).toEqual([
      ['supported', 'supported', false], ['not listed', 'proof of concept', true],
    ])
    expect([countListed(hostRows(tiny), 'before'), countListed(hostRows(tiny), 'now')]).toEqual([1, 2])
    expect(exhibit(tiny, 'WasmSupport').finding).toBe(
      'One SDK language on the list in 2021, two at the last reading; one proxy on the list in 2021, two at the last reading.')
  })
})

describe('stated figures', () => {
  it.each([
    ['focus-area-count', '1'], ['remedy-count', '2'], ['platform-need-count', '1'],
    ['claimed-latency', '4 ms'], ['claimed-percentile', 'P99'], ['claimed-connections', '16'], ['claimed-rps', '1,000'],
    ['claimed-latency-p90', '2 ms'], ['claimed-latency-p99', '4 ms'], ['benchmark-version', '1.0'], ['benchmark-date', 'May 2021'],
    ['worst-latency', '4 ms'], ['worst-latency-percentile', 'P99'], ['worst-latency-connections', '16'],
    ['latency-contemporary', '1 ms'], ['latency-contemporary-percentile', 'P90'], ['latency-contemporary-version', '1.0'],
    ['kernel-offload-count', '1'], ['userspace-count', '1'], ['platform-level-count', '1'], ['host-joined-names', 'Host Two'],
    ['sdk-count-then', '1'], ['sdk-count-now', '2'], ['host-count-then', '1'], ['host-count-now', '2'],
  ])('%s is %s', (of, text) => {
    const figure = stated(tiny, of)
    expect(figure.text).toBe(text)
    expect(figure.sources).toEqual(['tiny-article'])
    expect(figure.asOf).toBe('2021-12-31')
  })
})

describe('labels along a line', () => {
  const line = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 10, max: 150 })), { minLength: 1, maxLength: 6 })
    .map((labels) => ({ at: labels.map(([at]) => at).sort((a, b) => a - b), widths: labels.map(([, width]) => width) }))

  it('never touch each other and never leave the line', () => {
    fc.assert(fc.property(line, ({ at, widths }) => {
      const centres = spreadLabels(at, widths, 1000)
      const boxes = centres.map((centre, index) => [centre - widths[index]! / 2, centre + widths[index]! / 2] as const)
      expect(boxes[0]![0]).toBeGreaterThanOrEqual(-1e-6)
      expect(boxes.at(-1)![1]).toBeLessThanOrEqual(1000 + 1e-6)
      boxes.slice(1).forEach((box, index) => { expect(box[0]).toBeGreaterThanOrEqual(boxes[index]![1] - 1e-6) })
    }))
  })

  it('stay over their dots where there is room', () => {
    expect(spreadLabels([100, 300, 600], [80, 80, 80], 1000)).toEqual([100, 300, 600])
  })
})
