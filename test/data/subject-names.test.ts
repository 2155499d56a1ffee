import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import type { Dataset } from '../../data/schema/index.ts'

// Another dataset must not need another component: what is named on a slide is named in a record.

/** Words of names that are no names by themselves. */
const COMMON = /^(service|mesh|the|and|proxy|gateway|based|survey|report|article|later|group|four|models|today|definition|open|interface|application|apache|traffic|server|layers?|in|of)$/i

/** Every name of the dataset's subjects, and the words that names consist of. */
function namesOf(data: Dataset): string[] {
  const names = [
    ...data.projects.flatMap(({ id, name, company }) => [id, name, company]), ...data.series.map(({ name }) => name),
    ...data.modelProducts.map(({ name }) => name), ...data.wasmHosts.map(({ name }) => name), ...data.offloads.map(({ by }) => by),
    ...data.surveys.flatMap(({ name, answers, exclusive }) => [name, ...exclusive ? [] : answers.map(({ label }) => label)]),
    ...data.comparisons.flatMap(({ cells }) => cells.map(({ technology }) => technology)),
    ...data.aftermath.map(({ subject }) => subject), data.talk.retoldAuthor,
  ]
  const words = names.flatMap((name) => name.split(/[^\p{L}\p{N}]+/u)).filter((word) => /\p{L}{2}/u.test(word) && !COMMON.test(word))
  return [...new Set(words)]
}

const FILES = globSync([
  'data/{figures,exhibits,diagrams,schema}/*.ts', 'data/{vocabulary,format}.ts', 'components/*.vue', 'layouts/*.vue',
])

/** `data/figures/a.ts:3 Istio`. */
function namedIn(file: string, names: readonly string[]): string[] {
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${names.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return readFileSync(file, 'utf8').split('\n').flatMap((line, index) => [...line.matchAll(pattern)].map(([name]) => `${file}:${index + 1} ${name}`))
}

describe('what is said of any dataset', () => {
  const names = namesOf(dataset)

  it('knows the names to look for', () => {
    expect(names).toEqual(expect.arrayContaining(['Istio', 'Envoy', 'eBPF', 'Linkerd', 'Dapr', 'Tencent', 'CNCF', 'Song']))
    expect(FILES.length).toBeGreaterThan(80)
  })

  it('names none of its subjects', () => {
    expect(FILES.flatMap((file) => namedIn(file, names))).toEqual([])
  })
})
