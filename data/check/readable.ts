import { entriesOf, isObject } from './value.ts'

type Path = readonly PropertyKey[]

/** Thrown where a rule reads a value that the schema refuses: what it would say rests on nothing. */
class Unreadable extends Error {}

const refuse = (): never => { throw new Unreadable() }

/** A copy of a value in which each malformed one below it throws when it is read; the others stay as they are. */
export function guarded(value: unknown, malformed: readonly Path[]): unknown {
  if (malformed.length === 0 || (!isObject(value) && !Array.isArray(value))) return value
  const copy = Array.isArray(value) ? [] : {}
  const below = (key: PropertyKey): Path[] => malformed.filter((path) => path[0] === key).map((path) => path.slice(1))
  const keys = new Set<PropertyKey>([...entriesOf(value).map(([key]) => key), ...malformed.flatMap(([key]) => key ?? [])])
  for (const key of keys) {
    const inner = below(key)
    const found = (value as Record<PropertyKey, unknown>)[key]
    const read = inner.some((path) => path.length === 0) ? { get: refuse } : { value: guarded(found, inner) }
    Object.defineProperty(copy, key, { ...read, enumerable: key in value })
  }
  return copy
}

/** What some work finds; nothing where it rests on a malformed value. */
export function whereReadable<T>(find: () => T[]): T[] {
  try {
    return find()
  } catch (error) {
    if (error instanceof Unreadable) return []
    throw error
  }
}

/** What is found in each entry of a list by itself: a malformed one hides none of the others. */
export const inEach = <T, U>(list: readonly T[], find: (entry: T, at: number) => U[]): U[] =>
  [...list.keys()].flatMap((at) => whereReadable(() => find(list[at]!, at)))
