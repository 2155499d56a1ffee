import { describe, expect, it } from 'vitest'
import { formatProblem, problems } from '../../data/check/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'
import { defined as at, loose } from './check-cases/change.ts'
import { deploymentCases } from './check-cases/deployment.ts'
import { evidenceCases } from './check-cases/evidence.ts'
import { dateCases } from './check-cases/dates.ts'
import { landscapeCases } from './check-cases/landscape.ts'
import { shapeCases } from './check-cases/shape.ts'

const report = (input: unknown): string[] => problems(input).map(formatProblem)
const changed = (change: (copy: Dataset) => void): string[] => report(withTiny(change))

it('finds nothing in a sound dataset', () => {
  expect(report(tiny)).toEqual([])
})

describe.each([
  ['schema', shapeCases],
  ['evidence', evidenceCases],
  ['dates', dateCases],
  ['landscape', landscapeCases],
  ['deployment and ecosystem', deploymentCases],
] as const)('%s', (_, cases) => {
  it.each(Object.entries(cases))('%s', (_name, [change, ...messages]) => {
    expect(changed(change)).toEqual(messages)
  })
})

it.each(Object.keys(tiny).filter((set) => !['talk', 'sources', 'verdicts'].includes(set)))('reports a record of %s that is newer than the talk', (set) => {
  const found = changed((copy) => { loose(at(copy[set as 'outlook'], 0))['asOf'] = '2023-02-01' })
  expect(found).toHaveLength(1)
  expect(found[0]).toContain('› asOf: 2023-02-01 is later than the talk’s as-of date, 2023-01-31')
})

describe('several faults', () => {
  it('are all reported in one go, malformed fields and contradictions alike', () => {
    const found = changed((copy) => {
      at(copy.projects, 0).url = 'http://example.org'
      at(copy.projects, 0).launched = '2022'
      at(copy.adoptionSegments, 0).share = 21
      at(copy.tradeoffs, 0).model = 'per-pot'
      delete loose(at(copy.events, 1))['check']
    })
    expect(found.map((line) => line.split(':')[0])).toEqual([
      'data/records/events.ts › tiny-release › check',
      'data/records/projects.ts › proxy › url',
      'data/records/projects.ts › proxy › launched',
      'data/records/adoption.ts › first, second, third › share',
      'data/records/tradeoffs.ts › ann-pod-overhead › model',
    ])
  })

  it('are not multiplied: what refers to a malformed record still refers to a record', () => {
    expect(changed((copy) => {
      at(copy.projects, 0).name = ''
      at(copy.models, 0).numeral = ''
      at(copy.sources, 1).url = 'ftp://example.org'
    })).toHaveLength(3)
  })

  it('do not hide one another in the counts of one snapshot', () => {
    expect(changed((copy) => {
      at(copy.snapshots, 0).stars['proxy'] = 1.5
      at(copy.snapshots, 0).stars['ghost'] = 5
    }).map((line) => line.split('›').at(-1)?.split(';')[0]?.trim())).toEqual([
      'stars.proxy: is 1.5', 'stars.ghost: names "ghost", which is no project',
    ])
  })

  it('leave a sum alone where one of its parts cannot be read', () => {
    expect(changed((copy) => { at(copy.adoptionSegments, 0).share = -20 })).toEqual([
      'data/records/adoption.ts › first › share: is -20; expected a number from 0 to 100',
    ])
  })

  it('in one field are told once', () => {
    expect(changed((copy) => { at(copy.sources, 0).id = 'Tiny' }).filter((line) => line.includes('› Tiny › id'))).toHaveLength(1)
  })
})

describe('anything else than a dataset', () => {
  it.each([undefined, null, 7, 'dataset', []])('%j is reported, not thrown at', (input) => {
    expect(report(input)).toHaveLength(1)
    expect(report(input)[0]).toMatch(/^data\/index\.ts: is .*; expected an object$/)
  })

  it('misses every record set of an empty object by name', () => {
    const found = report({})
    for (const set of Object.keys(tiny)) expect(found.join('\n')).toContain(`› ${set}: is missing`)
  })
})
