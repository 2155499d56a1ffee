import { VERDICTS } from '../vocabulary.ts'
import { repeated, unknown } from './finding.ts'
import type { Place, Problem } from './problem.ts'
import { eachRecord, forTalk, SETS, wholeSet, type Rule, type Scope } from './scope.ts'
import { fieldPath, walk } from './value.ts'

interface Reference { set: Place; record: string; field: string; source: string }

/** Every source id in a `sources` list, at any depth, also in records with other faults. */
const references = (scope: Scope): Reference[] => SETS.filter((set) => set !== 'sources').flatMap((set) =>
  scope.raw(set).flatMap(({ label, record }) => [...walk(record)].flatMap(({ value, path }) =>
    path.at(-2) === 'sources' && typeof value === 'string'
      ? [{ set, record: label, field: fieldPath(record, path), source: value }]
      : [])))

const sourceIsKnown: Rule = (scope) => references(scope).flatMap(({ set, record, field, source }) =>
  unknown(field, 'source', source, scope.ids('sources')).map((finding) => ({ set, record, ...finding })))

const sourceIsUsed: Rule = (scope) => {
  const used = new Set([...references(scope).map(({ source }) => source), scope.talk.retells])
  const judgeable = SETS.every((set) => scope.ids(set) !== undefined)
  return (judgeable ? scope.ids('sources') ?? [] : []).filter((id) => !used.has(id)).map((id) =>
    ({ set: 'sources', record: id, field: 'id', wrong: 'no record refers to it', expected: 'a source that a record names' }))
}

const sourceIsNamedOnce: Rule = (scope) => SETS.flatMap((set) => scope.raw(set).flatMap(({ label, record }) =>
  [...walk(record)].flatMap(({ value, path }) => path.at(-1) === 'sources' && Array.isArray(value)
    ? repeated(value.filter((id) => typeof id === 'string')).map((id): Problem => ({
        set, record: label, field: fieldPath(record, path), wrong: `names "${id}" more than once`, expected: 'each source once',
      }))
    : [])))

const idIsUnique: Rule = (scope) => SETS.flatMap((set) => repeated(scope.ids(set) ?? []).map((id) =>
  ({ set, record: id, field: 'id', wrong: 'belongs to more than one record', expected: 'an id of its own' })))

const pageIsListedOnce = wholeSet('sources', ['url', 'locator'], (sources) => {
  const pageOf = (source: { url: string; locator?: string | undefined }) => `${source.url} ${source.locator ?? ''}`
  return sources.flatMap(({ label, record }, at) => {
    const first = sources.find((other) => pageOf(other.record) === pageOf(record))
    return first && sources.indexOf(first) < at
      ? [{ record: label, field: 'url', wrong: `is the page of "${first.label}" too`, expected: 'one source for each page and locator' }]
      : []
  })
})

const verdictHasMeaning = wholeSet('verdicts', ['verdict'], (meanings) => {
  const given: string[] = meanings.map(({ record }) => record.verdict)
  const missing = VERDICTS.filter((verdict) => !given.includes(verdict)).map((verdict) => ({ verdict, wrong: 'has no meaning' }))
  const twice = repeated(given).map((verdict) => ({ verdict, wrong: 'has more than one meaning' }))
  return [...missing, ...twice].map(({ verdict, wrong }) =>
    ({ record: verdict, field: 'meaning', wrong, expected: 'one record for each verdict' }))
})

const correctionIsNoConfirmation = eachRecord('corrections', ['check'], ({ check }) => check.verdict === 'confirmed'
  ? [{ field: 'check.verdict', wrong: 'is "confirmed"', expected: 'the verdict of a statement that other records contradict' }]
  : [])

const retoldSourceIsKnown = forTalk(({ retells }, scope) => unknown('retells', 'source', retells, scope.ids('sources')))

/** Ids, sources and verdicts. */
export const evidenceRules: Rule[] = [
  sourceIsKnown, sourceIsUsed, sourceIsNamedOnce, idIsUnique, pageIsListedOnce,
  verdictHasMeaning, correctionIsNoConfirmation, retoldSourceIsKnown,
]
