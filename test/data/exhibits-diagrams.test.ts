import { describe, expect, it } from 'vitest'
import { exhibit } from '../../data/exhibits/index.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

describe('StackDiagram', () => {
  const stack = exhibit(tiny, 'StackDiagram')

  it('counts groups, rows and standards', () => {
    expect(stack.title).toBe('The cloud native stack in two groups and four rows, with its standards and their extension points')
    expect(stack.finding).toBe('One of the four rows is a standard, right below the row that extends it: Kubernetes API.')
  })

  it('lists every row with its group and what it is to the other row of its pair', () => {
    expect(stack.rows).toEqual([
      ['Custom resources', 'Platform', 'extension point of Kubernetes API'],
      ['Kubernetes API', 'Platform', 'standard, extended by Custom resources'],
      ['App 1, App 2', 'Mesh', null],
      ['Proxies', 'Mesh', null],
    ])
  })

  it('does not say "right below" where a row stands elsewhere', () => {
    const apart = withTiny((copy) => { copy.stack[0]!.rows.reverse() })
    expect(exhibit(apart, 'StackDiagram').finding).toContain('with a row that extends it')
  })
})

describe('DeploymentModel', () => {
  it('counts pods, proxies and what a call passes', () => {
    expect(exhibit(tiny, 'DeploymentModel', 'per-pod').finding).toBe('Three pods on two nodes need three proxies; a drawn call passes two of them.')
    expect(exhibit(tiny, 'DeploymentModel', 'per-node').finding).toBe('Three pods on two nodes need two proxies; a drawn call passes two of them.')
  })

  it('lists calls stop by stop, then the proxies', () => {
    const { columns, rows } = exhibit(tiny, 'DeploymentModel', 'per-node')
    expect(columns.map(({ label }) => label)).toEqual(['Proxy or call', 'Where', 'Serves', 'Carries'])
    expect(rows).toEqual([
      ['Call 1: A calls C', 'Pod A on Node 1 › proxy on Node 1 › proxy on Node 2 › Pod C on Node 2', null, 'L4 and L7'],
      ['full proxy', 'Node 1', 'all pods of the node', 'call 1'],
      ['full proxy', 'Node 2', 'all pods of the node', 'call 1'],
    ])
  })

  it('tells pods of one service on one node apart', () => {
    const twins = withTiny((copy) => { for (const model of copy.models) model.nodes[0]!.pods[1]!.service = 'A' })
    expect(exhibit(twins, 'DeploymentModel', 'per-pod').rows.map((row) => row[1])).toContain('Pod A (2 of 2) on Node 1')
  })

  it('names micro-proxies and remote proxies', () => {
    const split = withTiny((copy) => {
      for (const proxy of copy.models[0]!.proxies) proxy.kind = 'micro'
      copy.models[0]!.proxies.push({ id: 'far', kind: 'full', place: 'remote', serves: 'C' })
    })
    const { finding, rows } = exhibit(split, 'DeploymentModel', 'per-pod')
    expect(finding).toContain('need three micro-proxies and one full proxy')
    expect(rows.at(-1)).toEqual(['full proxy', 'remote', 'C', null])
  })

  it('refuses a model that is not there', () => {
    expect(() => exhibit(tiny, 'DeploymentModel', 'cloud')).toThrow('expected one of per-pod, per-node')
  })
})

describe('PathwayDiagram', () => {
  it('counts steps and lists them, optional ones marked', () => {
    const { title, finding, rows, sources } = exhibit(tiny, 'PathwayDiagram', 'lazy-loading')
    expect(title).toBe('Lazy loading')
    expect(finding).toBe('Configuration on first use, in two steps between three parts.')
    expect(rows).toEqual([['Operator', 'Control plane', '1 applies', 'always'], ['Control plane', 'Proxy', '2', 'optional']])
    expect(sources).toEqual(['tiny-article'])
  })
})
