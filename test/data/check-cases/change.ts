import type { Dataset } from '../../../data/schema/index.ts'

/** A change that breaks the fixture, and every line the check must then print. */
export type Case = readonly [change: (copy: Dataset) => void, ...messages: string[]]
export type Cases = Record<string, Case>

/** An entry that the fixture has. */
export function defined<T>(list: readonly T[], index: number): T {
  const entry = list[index]
  if (entry === undefined) throw new RangeError(`the fixture has no entry ${index}`)
  return entry
}

/** A record as one that may be broken in ways its type forbids. */
export const loose = (record: object): Record<string, unknown> => record as Record<string, unknown>
