import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { EXHIBITS, exhibit } from '../../data/exhibits/index.ts'
import { clusterLayout, hexagon, type Box, type Panel } from '../../data/figures/cluster-layout.ts'
import { extremeModels, proxiesPerModel, proxyWords, rangeWords } from '../../data/figures/deployment.ts'
import { stated } from '../../data/figures/index.ts'
import { productBoard } from '../../data/figures/model-products.ts'
import { deploymentStated } from '../../data/figures/stated-deployment.ts'
import { canExplain, comparedCells, contradictions, disagreements, tradeoffMatrix } from '../../data/figures/tradeoffs.ts'
import { initials, wrapWords } from '../../data/figures/wording.ts'
import type { DeploymentModel } from '../../data/schema/index.ts'
import { PROXY_KINDS, PROXY_PLACES } from '../../data/vocabulary.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

describe('proxies per model', () => {
  it('counts the drawn proxies by kind and place', () => {
    expect(proxiesPerModel(tiny)).toMatchObject([
      { numeral: 'I', full: 3, micro: 0, total: 3, pods: 3, nodes: 2, places: { pod: 3, node: 0, remote: 0 } },
      { numeral: 'II', full: 2, micro: 0, total: 2, pods: 3, nodes: 2, places: { pod: 0, node: 2, remote: 0 } },
    ])
  })

  it('words them with the small ones first', () => {
    expect(proxyWords({ full: 4, micro: 7 })).toBe('7 micro + 4 full')
    expect(proxyWords({ full: 2, micro: 0 })).toBe('2 full')
    expect(proxyWords({ full: 0, micro: 3 })).toBe('3 micro')
  })

  it('counts the proxies a call passes, on each of its ways', () => {
    expect(proxiesPerModel(tiny).map((model) => rangeWords(model.passed))).toEqual(['2', '2'])
    const forked = withTiny((copy) => {
      copy.models[0]!.traffic[0]!.hops.push({ from: 'proxy-a', to: 'pod-b', layer: 'L4' })
    })
    expect(rangeWords(proxiesPerModel(forked)[0]!.passed)).toBe('1 to 2')
  })

  it('ends on hops that run in a circle', () => {
    const circle = withTiny((copy) => {
      copy.models[0]!.traffic[0]!.hops = [
        { from: 'proxy-a', to: 'proxy-b', layer: 'L7' }, { from: 'proxy-b', to: 'proxy-a', layer: 'L7' },
      ]
    })
    expect(proxiesPerModel(circle)[0]!.passed).toEqual({ fewest: 2, most: 2 })
  })

  it('names every model that ties for the most', () => {
    const tied = withTiny((copy) => { copy.models[0]!.proxies.pop() })
    expect(extremeModels(proxiesPerModel(tied), 'most').map((model) => model.numeral)).toEqual(['I', 'II'])
    expect(exhibit(tied, 'ModelOverview').finding).toContain('every model draws the same number of proxies: 2 full')
  })
})

describe('the trade-off matrix', () => {
  const cell = (row: number, column: number) => tradeoffMatrix(tiny).rows[row]!.cells[column]!

  it('has a column for each criterion in use and an opinion of each author', () => {
    const { authors, criteria, rows } = tradeoffMatrix(tiny)
    expect(authors).toEqual(['Ann', 'Bob'])
    expect(criteria).toEqual(['overhead', 'isolation'])
    expect(rows.map((row) => row.cells.map((each) => each.opinions.map((opinion) => opinion.grade)))).toEqual([
      [['unfavourable', 'mixed'], ['favourable', 'not stated']],
      [['favourable', 'favourable'], ['not stated', 'not stated']],
    ])
  })

  it('tells how far grades lie apart, and silence disagrees with nobody', () => {
    expect([cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1)].map((each) => each.agreement))
      .toEqual(['differ', 'not compared', 'same', 'not compared'])
    const matrix = tradeoffMatrix(tiny)
    expect([comparedCells(matrix), disagreements(matrix), contradictions(matrix)].map((list) => list.length)).toEqual([2, 1, 0])
  })

  it('calls favourable against unfavourable opposite', () => {
    const opposite = tradeoffMatrix(withTiny((copy) => { copy.tradeoffs[1]!.grade = 'favourable' }))
    expect(contradictions(opposite)).toMatchObject([{ criterion: 'overhead', model: { numeral: 'I' } }])
    expect(canExplain(opposite)).toBe(true)
    expect(canExplain(tradeoffMatrix(tiny)), 'nothing is opposite').toBe(false)
  })

  it('leaves the sentences to the table where too many cells would need them', () => {
    const everywhere = withTiny((copy) => {
      copy.tradeoffs[1]!.grade = 'favourable'
      copy.tradeoffs[3]!.grade = 'unfavourable'
    })
    expect(canExplain(tradeoffMatrix(everywhere))).toBe(false)
  })
})

describe('products per model', () => {
  it('puts each product under its model', () => {
    expect(productBoard(tiny).models.map((model) => [model.named, model.products.map((product) => product.name)]))
      .toEqual([[true, ['Pod Mesh']], [true, ['Node Mesh']]])
  })

  it('keeps products of several models and of none apart', () => {
    const mixed = withTiny((copy) => {
      copy.modelProducts[0]!.models = ['per-node', 'per-pod']
      copy.modelProducts[1]!.models = []
    })
    const board = productBoard(mixed)
    expect(board.combined).toMatchObject([{ name: 'Pod Mesh', numerals: ['I', 'II'], columns: [0, 1], later: false }])
    expect(board.outside.map((product) => product.name)).toEqual(['Node Mesh'])
    expect(board.models.every((model) => model.named && model.products.length === 0)).toBe(true)
  })

  it('does not let a later product stand for a model of the year', () => {
    const later = withTiny((copy) => { copy.modelProducts[0]!.since = '2022-09' })
    expect(productBoard(later).models.map((model) => model.named)).toEqual([false, true])
    expect(exhibit(later, 'ModelProducts').finding).toBe('The sources name no product of the time for “One proxy per pod”.')
  })
})

describe('wording of drawings', () => {
  it('wraps between words and cuts words that are too long', () => {
    expect(wrapWords('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrapWords('incomprehensible', 6)).toEqual(['incomp', 'rehens', 'ible'])
    expect(wrapWords('服务网格', 4)).toEqual(['服务', '网格'])
  })

  it('shortens services as far as they stay apart', () => {
    expect([...initials(['A', 'B', 'A']).values()]).toEqual(['A', 'B'])
    expect([...initials(['cart', 'checkout']).values()]).toEqual(['ca', 'ch'])
    expect([...initials(['service-a', 'service-b']).values()]).toEqual(['1', '2'])
  })

  it('loses no letter when it wraps', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (text, room) => {
      expect(wrapWords(text, room).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }))
  })
})

/** Models with random clusters and proxies at valid places; 1 to 6 of them, as a slide may show. */
const clusters: fc.Arbitrary<DeploymentModel[]> = fc.array(
  fc.tuple(
    fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom(...PROXY_KINDS), fc.constantFrom(...PROXY_PLACES), fc.nat(), fc.boolean()), { minLength: 1, maxLength: 20 }),
  ),
  { minLength: 1, maxLength: 6 },
).map((drawn) => drawn.map(([sizes, proxies], index) => {
  const nodes = sizes.map((size, node) => ({
    id: `node-${node}`, label: `Node ${node}`, pods: Array.from({ length: size }, (_, pod) => ({ id: `pod-${node}-${pod}`, service: `Service ${pod}` })),
  }))
  const pods = nodes.flatMap((node) => node.pods)
  const places = { pod: (at: number) => pods[at % pods.length]!.id, node: (at: number) => nodes[at % nodes.length]!.id, remote: () => undefined }
  return {
    ...tiny.models[0]!, id: `model-${index}`, nodes,
    proxies: proxies.map(([kind, place, at, serves], number) => {
      const id = places[place](at)
      return { id: `proxy-${number}`, kind, place, ...(id && { at: id }), ...(serves && { serves: 'Service 0' }) }
    }),
  }
}))

const inside = (inner: Box, outer: Box): boolean =>
  inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height
const apart = (a: Box, b: Box): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y
const boxOf = ({ x, y, r }: Panel['proxies'][number]): Box => ({ x: x - r, y: y - r, width: 2 * r, height: 2 * r })
const pairs = <T>(list: readonly T[]): [T, T][] => list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]))
const everyPanel = (models: DeploymentModel[], check: (panel: Panel, model: DeploymentModel) => void): void => {
  const layout = clusterLayout(models, 1152, 500)
  expect(layout.panels).toHaveLength(models.length)
  layout.panels.forEach((panel, index) => {
    expect(panel.x + panel.width).toBeLessThanOrEqual(layout.width + 0.01)
    check(panel, models[index]!)
  })
}
const nodeOf = (panel: Panel, model: DeploymentModel, pod: string): Box => {
  const place = model.nodes.findIndex((node) => node.pods.some((each) => each.id === pod))
  return panel.nodes[place]!
}

describe('the small clusters', () => {
  it('draw every pod and proxy of the topology, once', () => {
    fc.assert(fc.property(clusters, (models) => everyPanel(models, (panel, model) => {
      expect(panel.pods.map((pod) => pod.id)).toEqual(model.nodes.flatMap((node) => node.pods.map((pod) => pod.id)))
      expect(panel.proxies.map((proxy) => proxy.id).sort()).toEqual(model.proxies.map((proxy) => proxy.id).sort())
    })))
  })

  it('keep pods inside their node and apart from each other', () => {
    fc.assert(fc.property(clusters, (models) => everyPanel(models, (panel, model) => {
      panel.pods.forEach((pod) => expect(inside(pod, nodeOf(panel, model, pod.id)), pod.id).toBe(true))
      pairs(panel.pods).forEach(([a, b]) => expect(apart(a, b), `${a.id} and ${b.id}`).toBe(true))
      pairs(panel.nodes).forEach(([a, b]) => expect(apart(a, b), `${a.id} and ${b.id}`).toBe(true))
    })))
  })

  it('keep proxies where the topology has them', () => {
    fc.assert(fc.property(clusters, (models) => everyPanel(models, (panel, model) => {
      const home = {
        pod: (at = '') => panel.pods.find((pod) => pod.id === at),
        node: (at = '') => panel.nodes.find((node) => node.id === at),
        remote: () => panel.remote,
      }
      model.proxies.forEach(({ id, place, at }) => {
        const drawn = boxOf(panel.proxies.find((proxy) => proxy.id === id)!)
        const box = home[place](at)
        expect(box && inside(drawn, box), `${id} ${place}`).toBe(true)
        if (place !== 'node') return
        panel.pods.forEach((pod) => expect(apart(drawn, pod), `${id} and ${pod.id}`).toBe(true))
      })
    })))
  })

  it('never draw one proxy over another', () => {
    fc.assert(fc.property(clusters, (models) => everyPanel(models, (panel) => {
      pairs(panel.proxies).forEach(([a, b]) => expect(Math.hypot(a.x - b.x, a.y - b.y), `${a.id} and ${b.id}`).toBeGreaterThan(a.r + b.r - 0.01))
    })))
  })

  it('put the same pod at the same place of every panel', () => {
    const { panels } = clusterLayout(dataset.models, 1152, 500)
    const places = panels.map((panel) => panel.pods.map((pod) => [pod.id, Math.round(pod.x - panel.x), Math.round(pod.y)]))
    places.forEach((each) => expect(each).toEqual(places[0]))
  })

  it('draw the talk’s proxies large enough to be counted, their letters with them', () => {
    const full = clusterLayout(dataset.models, 1152, 500).panels.flatMap((panel) => panel.proxies).filter(({ kind }) => kind === 'full')
    expect(Math.min(...full.map(({ r }) => r))).toBeGreaterThanOrEqual(24)
    expect(Math.min(...full.filter(({ letter }) => letter).map(({ size }) => size))).toBeGreaterThanOrEqual(20)
  })

  it('fit the slide with three to six of the talk’s models', () => {
    for (const count of [3, 4, 5, 6]) {
      const models = Array.from({ length: count }, (_, index) => ({ ...dataset.models[index % dataset.models.length]!, id: `model-${index}` }))
      expect(clusterLayout(models, 1152, 500).height, `${count} models`).toBeLessThanOrEqual(500)
    }
  })

  it('draw a hexagon around its middle', () => {
    expect(hexagon({ x: 0, y: 0, r: 10 })).toBe('0.0,-10.0 8.7,-5.0 8.7,5.0 0.0,10.0 -8.7,5.0 -8.7,-5.0')
  })
})

describe('the words', () => {
  it('of the overview name both ends of the range', () => {
    const { title, finding, rows, chart } = exhibit(tiny, 'ModelOverview')
    expect(title).toContain('the same three pods (boxes) on two nodes')
    expect(finding).toBe('For three pods the drawn proxies range from 2 full with “One proxy per node” to 3 full with “One proxy per pod”.')
    expect(rows).toEqual([['I One proxy per pod', 3, 0, 3, 0, 0, '2'], ['II One proxy per node', 2, 0, 0, 2, 0, '2']])
    expect(chart?.series.map((series) => series.values)).toEqual([[3, 2], [0, 0]])
  })

  it('of the matrix hold each author’s sentence', () => {
    const { finding, rows } = exhibit(tiny, 'TradeoffMatrix')
    expect(finding).toBe('More than one author grades two of 4 cells; they differ on one, none of them opposite.')
    expect(rows[0]).toEqual(['I One proxy per pod', 'overhead', 'Unfavourable. Many proxies.', 'Mixed. Small proxies.', 'differ'])
    expect(rows[3]).toEqual(['II One proxy per node', 'isolation', 'Not stated. Nothing said.', 'Not stated. Nothing said.', 'not compared'])
    const unsaid = withTiny((copy) => { copy.tradeoffs = copy.tradeoffs.filter(({ id }) => id !== 'ann-node-isolation') })
    expect(exhibit(unsaid, 'TradeoffMatrix').rows[3]![2]).toBeNull()
  })

  it('of both tables add what checking showed', () => {
    const check = { verdict: 'disputed' as const, says: 'Bob says less.', sources: ['tiny-record'] }
    const disputed = withTiny((copy) => { copy.tradeoffs[0]!.check = copy.modelProducts[0]!.check = check })
    expect(exhibit(disputed, 'TradeoffMatrix').rows[0]![2]).toBe('Unfavourable. Many proxies. (disputed: Bob says less.)')
    expect(exhibit(disputed, 'ModelProducts').rows[0]![3]).toBe('A proxy per pod. (disputed: Bob says less.)')
  })

  it('of the products date later combinations and say where no product is named', () => {
    const combined = withTiny((copy) => {
      copy.modelProducts[0] = { ...copy.modelProducts[0]!, models: ['per-pod', 'per-node'], since: '2022-09-07' }
    })
    const { finding, rows } = exhibit(combined, 'ModelProducts')
    expect(finding).toBe('The sources name no product of the time for “One proxy per pod”; Pod Mesh (7 September 2022) later combined I and II.')
    expect(rows[0]).toEqual(['I One proxy per pod', 'none named in the sources', null, null])
    expect(rows[2]).toEqual(['I + II', 'Pod Mesh', '2022-09-07', 'A proxy per pod.'])
  })

  it('have one cell per column, and sources, on the talk’s records', () => {
    for (const tag of ['ModelOverview', 'TradeoffMatrix', 'ModelProducts']) {
      expect(EXHIBITS).toHaveProperty(tag)
      const { columns, rows, sources, asOf } = exhibit(dataset, tag)
      expect(new Set(rows.map((row) => row.length)), tag).toEqual(new Set([columns.length]))
      expect(sources, tag).not.toHaveLength(0)
      expect(asOf, tag).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })
})

describe('stated figures', () => {
  const expected = {
    'model-count': '2', 'pod-count': '3', 'node-count': '2', 'proxy-most': '3', 'proxy-fewest': '2', 'proxy-most-kinds': '3 full',
    'full-proxy-most': '3', 'micro-proxy-most': '0', 'remote-proxy-most': '0', 'proxies-passed': '2',
    'model-most-proxies': 'One proxy per pod', 'model-fewest-proxies': 'One proxy per node',
    'author-count': '2', 'authors': 'Ann and Bob', 'criterion-count': '2', 'compared-cell-count': '2', 'disagreement-count': '1',
    'contradiction-count': '0', 'product-count': '2', 'unnamed-model-count': '0', 'unnamed-models': 'none',
    'combined-product-name': 'none', 'combined-product-models': 'none', 'combined-product-since': 'not recorded',
  }

  it.each(Object.entries(expected))('%s is %s', (id, text) => {
    expect(stated(tiny, id)).toMatchObject({ text, sources: ['tiny-article'], asOf: '2021-12-31' })
  })

  it('name the first product that combines models', () => {
    const combined = withTiny((copy) => { copy.modelProducts[1] = { ...copy.modelProducts[1]!, models: ['per-pod', 'per-node'], since: '2022-09-07' } })
    expect(['name', 'models', 'since'].map((what) => stated(combined, `combined-product-${what}`).text)).toEqual(['Node Mesh', 'I and II', '7 September 2022'])
  })

  it('are all tested', () => {
    expect(Object.keys(deploymentStated).sort()).toEqual(Object.keys(expected).sort())
  })

  it('count micro and remote proxies apart', () => {
    const remote = withTiny((copy) => {
      copy.models[1]!.proxies = [{ id: 'far', kind: 'full', place: 'remote' }, { id: 'small', kind: 'micro', place: 'pod', at: 'pod-a' }]
    })
    expect(['remote-proxy-most', 'micro-proxy-most', 'proxy-fewest'].map((id) => stated(remote, id).value)).toEqual([1, 1, 2])
  })
})
