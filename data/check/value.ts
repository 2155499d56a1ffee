/** Reading values of which nothing is known yet, and putting them into words. */

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The entries of a list or the fields of an object; none for anything else. */
export const entriesOf = (value: unknown): [string | number, unknown][] =>
  Array.isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : []

const LONGEST = 60
const shorten = (value: string): string => value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value

/** A value as a predicate: `is -1`, `is missing`, `is an empty list`. */
export function describe(value: unknown): string {
  if (value === undefined) return 'is missing'
  if (typeof value === 'string') return value === '' ? 'is empty' : `is ${shorten(JSON.stringify(value))}`
  if (Array.isArray(value)) return value.length === 0 ? 'is an empty list' : `is a list of ${value.length}`
  return isObject(value) ? 'is an object' : `is ${String(value)}`
}

/** What a record calls itself: its id, or its place in the set where it has none. */
export function labelOf(set: string, record: unknown, index: number): string {
  const name = isObject(record) ? record['id'] ?? record['verdict'] : undefined
  return typeof name === 'string' && name !== '' ? name : `${set} number ${index + 1}`
}

/**
 * A path in words, list items by their id: `proxies[proxy-a].at`, `rows[0].latency.p50`.
 * @param root the value that the path starts in
 */
export function fieldPath(root: unknown, path: readonly PropertyKey[]): string {
  let value = root
  let words = ''
  for (const key of path) {
    const list = Array.isArray(value)
    value = entriesOf(value).find(([name]) => name === key)?.[1]
    const id = isObject(value) && typeof value['id'] === 'string' ? value['id'] : String(key)
    words += list ? `[${id}]` : `${words && '.'}${String(key)}`
  }
  return words
}

/** Every value of a tree with the path that leads to it, the root first. */
export function* walk(value: unknown, path: (string | number)[] = []): Generator<{ value: unknown; path: (string | number)[] }> {
  yield { value, path }
  for (const [key, inner] of entriesOf(value)) yield* walk(inner, [...path, key])
}
