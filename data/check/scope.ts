import { datasetSchema, type RecordOf, type SetName, type Talk } from '../schema/index.ts'
import type { Finding, Place, Problem } from './problem.ts'
import { guarded, whereReadable } from './readable.ts'
import type { Shape } from './shape.ts'
import { isObject, labelOf } from './value.ts'

/** A record with what it calls itself; of the fields asked for, what is malformed inside them throws when it is read. */
export interface Labelled<T> { label: string; record: T }
type Fields<S extends SetName, K extends keyof RecordOf<S>> = Pick<RecordOf<S>, K>

/** The well-formed part of a dataset, which the cross-record rules read. */
export interface Scope {
  /** Title matter; a field that is malformed is absent. */
  talk: Partial<Talk>
  /** All entries of a set as they stand; none where it is not a list. */
  raw: (set: SetName) => Labelled<unknown>[]
  /** The records of a set in which all these fields are there to be read, if not to their last value. */
  readable: <S extends SetName, K extends keyof RecordOf<S>>(set: S, fields: readonly K[]) => Labelled<Fields<S, K>>[]
  /** The ids of a set, also of records with other faults; undefined where it is not a list. */
  ids: (set: SetName) => string[] | undefined
}

/** A cross-record rule: it finds all its problems and never throws. */
export type Rule = (scope: Scope) => Problem[]

const isPrefix = (short: readonly PropertyKey[], long: readonly PropertyKey[]): boolean =>
  short.every((key, at) => long[at] === key)

/** Splits anything into what can be read and what cannot. */
export function scopeOf(input: unknown, { unreadable }: Shape): Scope {
  const top = isObject(input) ? input : {}
  const listOf = (set: SetName): unknown[] => Array.isArray(top[set]) ? top[set] : []
  const isThere = (path: readonly PropertyKey[]): boolean => !unreadable.some((bad) => bad.length > 1 && isPrefix(bad, path))
  const isReadable = (path: readonly PropertyKey[]): boolean => isThere(path) && !unreadable.some((bad) => isPrefix(path, bad))
  const malformedIn = (path: readonly PropertyKey[]): (readonly PropertyKey[])[] =>
    unreadable.filter((bad) => isPrefix(path, bad)).map((bad) => bad.slice(path.length))
  const raw = (set: SetName) => listOf(set).map((record, index) => ({ label: labelOf(set, record, index), record }))
  return {
    talk: Object.fromEntries(Object.entries(isObject(top['talk']) ? top['talk'] : {})
      .filter(([field]) => isReadable(['talk', field]))) as Partial<Talk>,
    raw,
    readable: <S extends SetName, K extends keyof RecordOf<S>>(set: S, fields: readonly K[]) =>
      raw(set).flatMap(({ label, record }, index) => fields.every((field) => isThere([set, index, field]))
        ? [{ label, record: guarded(record, malformedIn([set, index])) as Fields<S, K> }] : []),
    ids: (set) => Array.isArray(top[set])
      ? listOf(set).flatMap((record) => isObject(record) && typeof record['id'] === 'string' ? [record['id']] : [])
      : undefined,
  }
}

const place = (set: Place, record: string) => (finding: Finding): Problem => ({ set, record, ...finding })

/** A rule for one record at a time. `fields` are all that it reads. */
export const eachRecord = <S extends SetName, K extends keyof RecordOf<S>>(
  set: S,
  fields: readonly K[],
  find: (record: Fields<S, K>, scope: Scope) => Finding[],
): Rule => (scope) =>
  scope.readable(set, fields).flatMap(({ label, record }) => whereReadable(() => find(record, scope)).map(place(set, label)))

/** A rule for a whole set. It rests where a record cannot be read or there is none: a sum or an order would be wrong. */
export const wholeSet = <S extends SetName, K extends keyof RecordOf<S>>(
  set: S,
  fields: readonly K[],
  find: (records: Labelled<Fields<S, K>>[], scope: Scope) => (Finding & { record: string })[],
): Rule => (scope) => {
  const records = scope.readable(set, fields)
  const complete = records.length > 0 && records.length === scope.raw(set).length
  return complete ? whereReadable(() => find(records, scope)).map((finding) => ({ set, ...finding })) : []
}

/** A rule for the talk's title matter. */
export const forTalk = (find: (talk: Partial<Talk>, scope: Scope) => Finding[]): Rule => (scope) =>
  find(scope.talk, scope).map(place('talk', 'talk'))

/** Names of all record sets, in the dataset's order. */
export const SETS = Object.keys(datasetSchema.shape).filter((key): key is SetName => key !== 'talk')
