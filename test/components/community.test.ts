// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import FocusAreas from '../../components/FocusAreas.vue'
import LatencyBenchmark from '../../components/LatencyBenchmark.vue'
import OffloadSplit from '../../components/OffloadSplit.vue'
import PlatformNeeds from '../../components/PlatformNeeds.vue'
import RemedyList from '../../components/RemedyList.vue'
import WasmSupport from '../../components/WasmSupport.vue'
import { tiny, withTiny } from '../fixture/tiny.ts'

const HOSTILE = '<script>alert("1")</script> & \'quotes\' <img src=x onerror=alert(1)>'
const show = (component: object, dataset = tiny) => mount(component, { props: { dataset } })

describe('FocusAreas', () => {
  it('shows name, question and detail of each area', () => {
    const view = show(FocusAreas)
    expect(view.findAll('li').map((item) => item.text())).toEqual(['SpeedIs it fast?Fewer hops.'])
  })

  it('makes room for more areas by more columns', () => {
    const many = withTiny((copy) => { copy.focusAreas = Array.from({ length: 6 }, (_, index) => ({ ...copy.focusAreas[0]!, id: `area-${index}` })) })
    expect(show(FocusAreas, many).find('ul').attributes('style')).toContain('repeat(3,')
  })
})

describe('RemedyList', () => {
  it('shows how each remedy helps, where it stops and a link to each project', () => {
    const rows = show(RemedyList).findAll('tbody tr')
    expect(rows[0]!.findAll('th, td').map((cell) => cell.text())).toEqual(['Load less', 'Send what is used.', 'Needs a list.', 'Tiny Tool'])
    expect(rows[0]!.get('a').attributes()).toMatchObject({ href: 'https://example.org/tool', rel: 'noopener' })
    expect(rows[1]!.text()).toContain('–')
  })
})

describe('LatencyBenchmark', () => {
  const withOther = withTiny((copy) => {
    copy.benchmarks.push({
      ...copy.benchmarks[0]!, id: 'other', name: 'Other bench', testBed: 'One laptop', claim: { connections: 1, percentile: 'p50' },
      rows: [{ latency: { p90: 2.65 } }],
    })
  })

  it('prints every value with percentile and unit, and labels only the quoted one as such', () => {
    const view = show(LatencyBenchmark)
    expect(view.findAll('.latency-point .num').map((label) => label.text()))
      .toEqual(['P50 0.5 ms', 'P90 1 ms', 'P99 2 ms', 'P50 1 ms', 'P90 2 ms', 'P99 4 ms'])
    expect(view.findAll('.claimed').map((point) => point.findAll('text').map((text) => text.text()).join(''))).toEqual(['P99 4 msas the article quotes'])
    expect(view.text().match(/as the article quotes/g)).toHaveLength(1)
  })

  it('keeps the words about the quoted value in the picture where that value is the last', () => {
    const middle = Number(show(LatencyBenchmark).get('.latency-point .fine').attributes('x'))
    expect(middle + 'as the article quotes'.length * 4.75).toBeLessThanOrEqual(1152)
  })

  it('draws each benchmark in a picture of its own above its test bed', () => {
    const panels = show(LatencyBenchmark, withOther).findAll('.latency-panel')
    expect(panels.map((panel) => panel.get('p:not(.latency-title)').text())).toEqual(['Test bed: Two hosts.', 'Test bed: One laptop.'])
    expect(panels.map((panel) => panel.findAll('svg[role="img"] circle').length)).toEqual([6, 1])
    expect(panels[1]!.get('svg desc').text()).toBe('Connections not stated: P90 2.65 ms')
  })

  it('places dots by their milliseconds, even where their labels had to make room', () => {
    const crowded = withTiny((copy) => { copy.benchmarks[0]!.rows[0]!.latency = { p50: 0.5, p90: 0.52, p99: 2 } })
    const view = show(LatencyBenchmark, crowded)
    const at = view.findAll('circle').map((dot) => Number(dot.attributes('cx')))
    const perMs = (at[5]! - at[3]!) / 3
    expect(perMs).toBeGreaterThan(0)
    expect(at[1]! - at[0]!).toBeCloseTo(perMs * 0.02)
    expect(at[2]! - at[0]!).toBeCloseTo(perMs * 1.5)
    const labels = view.findAll('.latency-point .num').map((label) => Number(label.attributes('x')))
    expect(labels[1]! - labels[0]!).toBeGreaterThan(80)
  })
})

describe('OffloadSplit', () => {
  it('lists each capability on its side with the reason', () => {
    const sides = show(OffloadSplit).findAll('section')
    expect(sides.map((side) => side.text())).toEqual(['Linux kernel (Hooks)L4 routingNo parsing.', 'User space (Tiny Proxy)RetriesNeeds HTTP.'])
  })
})

describe('WasmSupport', () => {
  it('says in words what is listed then and now', () => {
    const [sdks, hosts] = show(WasmSupport).findAll('table').map((table) =>
      table.findAll('tbody tr').map((row) => row.findAll('td').map((cell) => cell.text())))
    expect(sdks).toEqual([['listed', 'listed'], ['not listed', 'listed']])
    expect(hosts).toEqual([['supported', 'supported'], ['not listed', 'proof of concept']])
  })

  it('draws a different shape for each state', () => {
    const states = withTiny((copy) => {
      copy.wasmHosts[0] = { ...copy.wasmHosts[0]!, then: 'in progress', now: 'supported' }
    })
    const drawn = show(WasmSupport, states).findAll('table')[1]!.findAll('.support svg').map((shape) => shape.html())
    expect(drawn).toHaveLength(4)
    expect(new Set(drawn).size).toBe(4)
  })

  it('marks the rows that changed', () => {
    expect(show(WasmSupport).findAll('tr.changed').map((row) => row.get('th').text())).toEqual(['ZigZoe', 'Host Two'])
  })
})

describe('PlatformNeeds', () => {
  it('shows how demanding each need is', () => {
    expect(show(PlatformNeeds).findAll('li').map((item) => item.text())).toEqual(['WorkloadVirtual machinesJoin the mesh.Old systems.'])
  })
})

describe('hostile text', () => {
  const hostile = withTiny((copy) => {
    copy.focusAreas[0]!.name = HOSTILE
    copy.remedies[0]!.how = HOSTILE
    copy.benchmarks[0]!.testBed = HOSTILE
    copy.benchmarks[0]!.name = HOSTILE
    copy.offloads[0]!.why = HOSTILE
    copy.wasmSdks[0]!.language = HOSTILE
    copy.platformNeeds[0]!.need = HOSTILE
  })

  it.each(Object.entries({ FocusAreas, RemedyList, LatencyBenchmark, OffloadSplit, WasmSupport, PlatformNeeds }))('stays text in %s', (_, component) => {
    const view = show(component, hostile)
    expect(view.text()).toContain(HOSTILE)
    expect(view.find('script, img').exists()).toBe(false)
  })
})
