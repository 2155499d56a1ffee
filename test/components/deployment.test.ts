// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import GradeMark from '../../components/GradeMark.vue'
import ModelOverview from '../../components/ModelOverview.vue'
import ModelProducts from '../../components/ModelProducts.vue'
import TradeoffMatrix from '../../components/TradeoffMatrix.vue'
import { GRADES } from '../../data/vocabulary.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const hostile = '<img src=x onerror=alert(1)>"]; end'

describe('ModelOverview', () => {
  const view = (dataset = tiny) => mount(ModelOverview, { props: { dataset } })
  const texts = (wrapper: ReturnType<typeof view>, selector: string) => wrapper.findAll(selector).map((each) => each.text())

  it('draws every pod and every proxy of every model', () => {
    const panels = view().findAll('.cluster')
    expect(panels.map((panel) => panel.findAll('.cluster-pod').length)).toEqual([3, 3])
    expect(panels.map((panel) => panel.findAll('.cluster-full').length)).toEqual([3, 2])
    expect(panels.map((panel) => panel.findAll('.cluster-node').length)).toEqual([2, 2])
  })

  it('names each model and counts its proxies', () => {
    expect(texts(view(), '.cluster-name')).toEqual(['I One proxy per pod', 'II One proxy per node'])
    expect(texts(view(), '.cluster-words')).toEqual(['3 full', '2 full'])
  })

  it('tells full from micro and says what lies outside the nodes', () => {
    const remote = withTiny((copy) => {
      copy.models[1]!.proxies = [
        { id: 'micro-a', kind: 'micro', place: 'pod', at: 'pod-a' }, { id: 'far-b', kind: 'full', place: 'remote', serves: 'B' },
      ]
    })
    const panel = view(remote).findAll('.cluster')[1]!
    expect([panel.findAll('.cluster-micro').length, panel.findAll('.cluster-full').length]).toEqual([1, 1])
    expect(panel.text()).toContain('outside the nodes')
    expect(panel.text()).toContain('1 micro + 1 full')
    expect(panel.get('.cluster-letter').text()).toBe('B')
  })

  it('carries its words for those who cannot see it', () => {
    const svg = view().get('svg')
    expect(svg.get('title').text()).toContain('three pods')
    expect(svg.get('desc').text()).toContain('from 2 full')
  })

  it('shows hostile names as text', () => {
    const wrapper = view(withTiny((copy) => {
      copy.models[0]!.name = hostile
      copy.models[0]!.nodes[0]!.label = hostile
      copy.models[0]!.nodes[0]!.pods[0]!.service = hostile
    }))
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('.cluster-label').text()).toBe(hostile)
  })
})

describe('TradeoffMatrix', () => {
  const view = (dataset = tiny) => mount(TradeoffMatrix, { props: { dataset } })
  const lines = (wrapper: ReturnType<typeof view>) =>
    wrapper.findAll('.tradeoffs tbody tr').map((row) => row.findAll('.grade').map((grade) => grade.text()))

  it('has a line per author in each model', () => {
    expect(lines(view())).toEqual([
      ['unfavourable', 'favourable'], ['mixed', 'not stated'],
      ['favourable', 'not stated'], ['favourable', 'not stated'],
    ])
    expect(view().findAll('.tradeoff-author').map((author) => author.text())).toEqual(['Ann', 'Bob', 'Ann', 'Bob'])
  })

  it('has headers that a screen reader can follow', () => {
    const wrapper = view()
    expect(wrapper.findAll('.tradeoffs th[scope=col]').map((header) => header.text())).toEqual(['Model', 'Author', 'overhead', 'isolation'])
    expect(wrapper.findAll('.tradeoffs th[scope=rowgroup]').map((header) => header.attributes('rowspan'))).toEqual(['2', '2'])
  })

  it('marks the one cell that authors grade differently', () => {
    expect(view().findAll('.tradeoff-flag').map((flag) => flag.text())).toEqual(['differ'])
    expect(view().find('.tradeoff-says').exists()).toBe(false)
  })

  it('quotes both authors where their grades are opposite', () => {
    const wrapper = view(withTiny((copy) => { copy.tradeoffs[1]!.grade = 'favourable' }))
    expect(wrapper.get('.tradeoff-flag').text()).toBe('opposite')
    expect(wrapper.findAll('.tradeoff-says').map((says) => says.text())).toEqual(['Many proxies.', 'Small proxies.'])
  })

  it('holds every sentence in its table', () => {
    expect(view().get('dialog').text()).toContain('Mixed. Small proxies.')
  })

  it('shows hostile strings as text', () => {
    const wrapper = view(withTiny((copy) => {
      copy.models[0]!.short = hostile
      copy.tradeoffs[0]!.author = hostile
      copy.tradeoffs[0]!.says = hostile
    }))
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('.tradeoff-author').text()).toBe(hostile)
    expect(wrapper.get('dialog').text()).toContain(`Unfavourable. ${hostile}`)
  })
})

describe('GradeMark', () => {
  it('has a shape of its own for each grade, beside the word', () => {
    const marks = GRADES.map((grade) => mount(GradeMark, { props: { grade } }))
    expect(marks.map((mark) => mark.text())).toEqual([...GRADES])
    expect(new Set(marks.map((mark) => mark.get('path').attributes('d'))).size).toBe(GRADES.length)
  })
})

describe('ModelProducts', () => {
  const view = (dataset = tiny) => mount(ModelProducts, { props: { dataset } })

  it('lists products under their model, dated where they are', () => {
    const rows = view().findAll('.board-model').map((row) => row.text().replace(/\s+/g, ' '))
    expect(rows[0]).toBe('I One proxy per podPod Mesh on record since May 2018A proxy per pod.')
    expect(rows[1]).toContain('Node Mesh')
    expect(rows[1]).not.toContain('on record')
  })

  it('says where the sources name none, and dates later combinations', () => {
    const wrapper = view(withTiny((copy) => {
      copy.modelProducts[0] = { ...copy.modelProducts[0]!, models: ['per-pod', 'per-node'], since: '2022-09-07' }
    }))
    expect(wrapper.get('.board-none').text()).toBe('none named in the sources')
    const span = wrapper.get('.board-span')
    expect(span.get('.board-name').text()).toBe('I + II combined')
    expect(span.get('.product-since').text()).toBe('later: on record since 7 Sep 2022')
  })

  it('shows products of no model apart', () => {
    const wrapper = view(withTiny((copy) => { copy.modelProducts[1]!.models = [] }))
    expect(wrapper.get('.board-outside').text()).toContain('none of these models')
  })

  it('shows what checking a product showed', () => {
    const wrapper = view(withTiny((copy) => {
      copy.modelProducts[0]!.check = { verdict: 'corrected', says: 'Only version 1.', sources: ['tiny-record'] }
    }))
    expect(wrapper.get('.product-check').text()).toMatch(/corrected\s+Only version 1\./)
  })

  it('shows hostile strings as text', () => {
    const wrapper = view(withTiny((copy) => {
      copy.modelProducts[0]!.name = hostile
      copy.modelProducts[0]!.says = hostile
    }))
    expect(wrapper.find('img').exists()).toBe(false)
    expect(wrapper.get('.product-says').text()).toBe(hostile)
  })
})
