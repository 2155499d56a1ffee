import { describe, expect, it } from 'vitest'
import { problems } from '../../data/check/index.ts'
import { dataset } from '../../data/index.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const by = <T extends { id: string }>(records: readonly T[], id: string): T | undefined => records.find((one) => one.id === id)

/** Ids in every `sources` list below a value: records, their checks, a project's status. */
function cited(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(cited)
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([field, inner]) =>
    field === 'sources' && Array.isArray(inner) ? inner.map(String) : cited(inner))
}

describe('what the article tells is all there', () => {
  it('in the number of records that the article itself has', () => {
    expect({
      phases: dataset.phases.length,
      segments: dataset.adoptionSegments.length,
      groups: dataset.stack.length,
      layers: dataset.stack.flatMap((group) => group.rows).length,
      standards: dataset.standards.length,
      focusAreas: dataset.focusAreas.length,
      remedies: dataset.remedies.length,
      sdks: dataset.wasmSdks.filter((sdk) => sdk.listedThen).length,
      models: dataset.models.length,
      events: dataset.events.filter((event) => event.inArticle).length,
      projects: dataset.projects.filter((project) => project.inArticle).length,
      watched: dataset.outlook.filter((one) => one.kind === 'watch').length,
    }).toEqual({
      phases: 3, segments: 5, groups: 4, layers: 14, standards: 4, focusAreas: 4, remedies: 2, sdks: 5,
      models: 4, events: 7, projects: 10, watched: 2,
    })
  })

  it('with the phases one after the other, the last one still going on', () => {
    expect(dataset.phases.map(({ from, to }) => [from, to])).toEqual([[2017, 2018], [2019, 2020], [2021, undefined]])
  })

  it('with an adoption curve that sums to 100%, 16% of it before the chasm', () => {
    const early = dataset.adoptionSegments.filter((segment) => segment.market === 'early')
    expect(sum(dataset.adoptionSegments.map((segment) => segment.share))).toBe(100)
    expect(sum(early.map((segment) => segment.share))).toBe(16)
  })

  it('with its claim about the mesh beside the later ones that contradict it', () => {
    const claims = dataset.adoptionClaims.map((claim) => [claim.from, claim.to, claim.check.verdict])
    expect(claims).toEqual([
      ['early-majority', 'late-majority', 'disputed'],
      ['early-adopters', 'early-adopters', 'confirmed'],
      ['early-adopters', 'early-adopters', 'confirmed'],
    ])
  })

  it('with the stack from the user interface down to the clouds, its spelling put right', () => {
    const layers = dataset.stack.flatMap((group) => group.rows.map((row) => row.cells.join(' | ')))
    expect([layers[0], layers.at(-1)]).toEqual(['UI', 'Public clouds | Private clouds | On-premises'])
    expect(dataset.stack.map((group) => group.name)).toEqual(['Maintenance', 'Application', 'Middleware', 'Cloud native infrastructure'])
  })

  it('with every standard right below its extension point', () => {
    const rows = dataset.stack.flatMap((group) => group.rows)
    const standards = rows.filter((row) => row.standard).map((row) => row.id)
    expect(dataset.standards.map((pair) => pair.standard).sort()).toEqual([...standards].sort())
    for (const pair of dataset.standards) {
      expect(rows.findIndex((row) => row.id === pair.standard)).toBe(rows.findIndex((row) => row.id === pair.extension) + 1)
    }
  })

  it('with the star counts of both snapshots and the nine series before them', () => {
    expect(dataset.snapshots.map((snapshot) => snapshot.date)).toEqual(['2021-11-11', '2022-01-06'])
    expect(dataset.series).toHaveLength(9)
  })
})

describe('what checking it showed', () => {
  it('names the quoted 3 ms as the median of the smaller load, and keeps the other five values', () => {
    const test = by(dataset.benchmarks, 'istio-1-2')
    const row = test?.rows.find((one) => one.connections === test.claim?.connections)
    expect([test?.claim, row?.latency.p50, test?.check.verdict]).toEqual([{ connections: 16, percentile: 'p50' }, 3, 'corrected'])
    expect(test?.rows.flatMap((one) => Object.values(one.latency))).toEqual([3, 6, 10, 12, 20, 25])
    expect(by(dataset.benchmarks, 'istio-1-12')?.rows).toEqual([{ latency: { p90: 2.65 } }])
  })

  it('sets the surveys side by side: 60% and 33% for use, Linkerd before Istio and the reverse', () => {
    const share = (id: string, at: number) => by(dataset.surveys, id)?.answers[at]?.share
    expect([share('cncf-stage', 0), share('buoyant-stage', 0)]).toEqual([60, 33])
    expect([share('cncf-projects', 0), share('cncf-projects', 1), share('cncf-2020', 0)]).toEqual([72, 34, 47])
    expect(dataset.surveys.filter((survey) => survey.vendor).map((survey) => survey.name)).toEqual(['Buoyant survey'])
  })

  it('shows that the list of SDKs lost Zig, and which hosts joined', () => {
    expect(dataset.wasmSdks.filter((sdk) => !sdk.listedNow).map((sdk) => sdk.language)).toEqual(['Zig'])
    expect(dataset.wasmHosts.filter((host) => host.then === undefined).map((host) => host.name)).toEqual(['NGINX'])
  })

  it('leaves no correction without a contradiction, and gives a launch one verdict in both places', () => {
    expect(dataset.corrections.map((one) => one.check.verdict)).not.toContain('confirmed')
    for (const id of ['emissary', 'mosn', 'aeraki', 'layotto']) {
      expect(by(dataset.corrections, `${id}-launch`)?.check.verdict).toBe(by(dataset.projects, id)?.check.verdict)
    }
  })
})

describe('the records', () => {
  it('name sources that exist, each of them somewhere, none under two names', () => {
    const { sources, ...records } = dataset
    const ids = sources.map((source) => source.id)
    const used = new Set([...cited(records), dataset.talk.retells])
    expect([...used].filter((id) => !ids.includes(id))).toEqual([])
    expect(ids.filter((id) => !used.has(id))).toEqual([])
    expect(new Set(sources.map((source) => source.url)).size).toBe(sources.length)
  })

  it('have no problem that the check finds', () => {
    expect(problems(dataset)).toEqual([])
  })

  it('fit on a slide: no sentence over 140 characters, no node of a path over 28', () => {
    const sentences = [dataset.phases, dataset.adoptionClaims, dataset.focusAreas, dataset.remedies, dataset.offloads,
      dataset.pathways, dataset.platformNeeds, dataset.corrections, dataset.outlook, dataset.benchmarks]
      .flatMap((set): [string, unknown][] => set.flatMap((one) => Object.entries({ ...one, ...('check' in one ? one.check : {}) })))
      .flatMap(([, value]) => typeof value === 'string' ? [value] : [])
    expect(sentences.filter((sentence) => sentence.length > 140)).toEqual([])
    const labels = dataset.pathways.flatMap((path) => path.nodes.map((node) => node.label))
    expect(labels.filter((label) => label.length > 28)).toEqual([])
  })
})
