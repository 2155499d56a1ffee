import { describe, expect, it } from 'vitest'
import { events } from '../../data/records/events.ts'
import { models, tradeoffs } from '../../data/records/models.ts'
import { projects } from '../../data/records/projects.ts'
import { series } from '../../data/records/series.ts'
import { snapshots } from '../../data/records/snapshots.ts'
import type { DeploymentModel } from '../../data/schema/index.ts'
import { CRITERIA } from '../../data/vocabulary.ts'

const podsOf = (model: DeploymentModel) => model.nodes.flatMap((node) => node.pods)
const proxyCount = (model: DeploymentModel, kind: 'full' | 'micro') =>
  model.proxies.filter((proxy) => proxy.kind === kind).length

describe('deployment models', () => {
  it.each([
    ['sidecar', 'I', 7, 0],
    ['node', 'II', 2, 0],
    ['service-account', 'III', 6, 0],
    ['remote', 'IV', 4, 7],
  ])('%s is model %s with %i full and %i micro-proxies, as drawn', (id, numeral, full, micro) => {
    const model = models.find((one) => one.id === id)
    expect(model).toBeDefined()
    if (model === undefined) return
    expect([model.numeral, proxyCount(model, 'full'), proxyCount(model, 'micro')]).toEqual([numeral, full, micro])
  })

  it('are all drawn on the same seven pods', () => {
    const services = models.map((model) => podsOf(model).map((pod) => pod.service).join(''))
    expect(services).toEqual(Array(4).fill('AABCACD'))
  })

  it.each(models)('$name: every path runs from pod to pod without a gap, one inside a node and one across', (model) => {
    const pods = podsOf(model).map((pod) => pod.id)
    const stops = [...pods, ...model.proxies.map((proxy) => proxy.id)]
    const nodeOf = (pod: string | undefined) => model.nodes.find((node) => node.pods.some(({ id }) => id === pod))?.id
    const reach = model.traffic.map(({ hops }) => {
      hops.forEach((hop, at) => {
        expect(stops).toEqual(expect.arrayContaining([hop.from, hop.to]))
        if (at > 0) expect(hop.from).toBe(hops[at - 1]?.to)
      })
      expect(pods).toEqual(expect.arrayContaining([hops[0]?.from, hops.at(-1)?.to]))
      return nodeOf(hops[0]?.from) === nodeOf(hops.at(-1)?.to)
    })
    expect(reach).toEqual([true, false])
  })
})

describe('trade-offs', () => {
  it('give every cell of two authors, four models and four criteria once', () => {
    const cells = ['Jimmy Song', 'solo.io'].flatMap((author) => models.flatMap((model) =>
      CRITERIA.map((criterion) => `${author}/${model.id}/${criterion}`)))
    expect(tradeoffs.map((cell) => `${cell.author}/${cell.model}/${cell.criterion}`).sort()).toEqual(cells.sort())
  })

  it('mark exactly the cells as disputed where the authors grade in opposite ways', () => {
    const opposite = tradeoffs.filter((cell) => tradeoffs.some((other) =>
      other.model === cell.model && other.criterion === cell.criterion
      && [cell.grade, other.grade].sort().join() === 'favourable,unfavourable'))
    expect(tradeoffs.filter((cell) => cell.check?.verdict === 'disputed')).toEqual(opposite)
    expect(opposite.map((cell) => cell.id)).toEqual(['song-remote-overhead', 'solo-remote-overhead'])
  })
})

describe('star counts', () => {
  const listed = projects.filter((project) => project.inArticle).map((project) => project.id)

  it.each([['2021-11-11', 62087], ['2022-01-06', 64307]])('of the ten projects sum on %s to %i', (date, sum) => {
    const stars = snapshots.find((snapshot) => snapshot.date === date)?.stars ?? {}
    expect(listed).toHaveLength(10)
    expect(listed.reduce((total, id) => total + (stars[id] ?? NaN), 0)).toBe(sum)
  })

  it('count projects of the table only', () => {
    const known = projects.map((project) => project.id)
    expect(known).toEqual(expect.arrayContaining(snapshots.flatMap((snapshot) => Object.keys(snapshot.stars))))
  })

  it.each([
    ['Envoy', '2018-03-01', 4034, '2020-10-24', 14998],
    ['Istio', '2018-03-01', 6237, '2020-10-24', 24794],
    ['Ambassador', '2018-03-01', 378, '2020-10-24', 3001],
    ['APISIX', '2019-08-01', 640, '2020-10-24', 3526],
    ['MOSN', '2019-06-01', 1098, '2020-10-24', 2581],
    ['Linkerd 1.x', '2018-03-01', 3622, '2019-02-01', 4853],
    ['Linkerd 2', '2018-04-01', 1320, '2020-10-24', 6119],
    ['Dapr', '2019-11-01', 3760, '2020-10-01', 7809],
    ['Cilium', '2018-03-01', 1517, '2020-10-01', 6497],
  ])('of %s run from %s (%i) to %s (%i)', (name, first, from, last, to) => {
    const points = series.find((one) => one.name === name)?.points
    expect([points?.[0], points?.at(-1)]).toEqual([{ date: first, stars: from }, { date: last, stars: to }])
  })

  it.each(series)('of $name lie in the order of time, below the later snapshots', ({ points, project = '' }) => {
    const dates = points.map((point) => point.date)
    expect(dates).toEqual([...new Set(dates)].sort())
    const later = snapshots.map((snapshot) => snapshot.stars[project] ?? Infinity)
    expect(Math.max(...points.map((point) => point.stars))).toBeLessThan(Math.min(...later))
  })
})

describe('projects and events', () => {
  it('confirm a launch only where the record falls in the month that the article states', () => {
    const confirmed = projects.filter((project) => project.check.verdict === 'confirmed')
    expect(confirmed.map((project) => project.launchedRecord.slice(0, 7)))
      .toEqual(confirmed.map((project) => project.launched))
    expect(confirmed).toHaveLength(6)
  })

  it('date every event to the year under review, seven of them from the article', () => {
    expect(events.every((event) => event.date.startsWith('2021'))).toBe(true)
    expect(events.filter((event) => event.inArticle)).toHaveLength(7)
  })
})
