// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import DeploymentModel from '../../components/DeploymentModel.vue'
import DiagramView from '../../components/DiagramView.vue'
import PathwayDiagram from '../../components/PathwayDiagram.vue'
import StackDiagram from '../../components/StackDiagram.vue'
import { exhibit } from '../../data/exhibits/index.ts'
import { tiny } from '../fixture/tiny.ts'

describe('DiagramView', () => {
  it('shows the drawing with its caption and its table at hand', () => {
    const view = mount(DiagramView, { props: { exhibit: exhibit(tiny, 'StackDiagram'), svg: '<svg role="img"><title>T</title></svg>' } })
    expect(view.get('.x-diagram > svg').attributes('role')).toBe('img')
    expect(view.get('figcaption').text()).toContain('The cloud native stack in two groups')
    expect(view.findAll('dialog tbody tr')).toHaveLength(4)
  })
})

describe('each tag', () => {
  it('shows its own drawing and words', () => {
    const model = mount(DeploymentModel, { props: { dataset: tiny, of: 'per-node' } })
    expect(model.find('svg#per-node').exists()).toBe(true)
    expect(model.get('figcaption').text()).toContain('Model II, One proxy per node')
    const path = mount(PathwayDiagram, { props: { dataset: tiny, of: 'lazy-loading' } })
    expect(path.find('svg#lazy-loading').exists()).toBe(true)
    expect(path.get('figcaption').text()).toContain('Lazy loading')
    expect(mount(StackDiagram, { props: { dataset: tiny } }).find('svg#stack').exists()).toBe(true)
  })

  it('takes another drawing for another dataset', () => {
    const view = mount(StackDiagram, { props: { dataset: tiny, svg: '<svg id="other"/>' } })
    expect(view.find('svg#other').exists()).toBe(true)
    expect(view.find('svg#stack').exists()).toBe(false)
  })

  it('refuses a model that is not in the dataset', () => {
    expect(() => mount(DeploymentModel, { props: { dataset: tiny, of: 'cloud' }, global: { config: { warnHandler: () => undefined } } }))
      .toThrow('expected one of per-pod, per-node')
  })
})
