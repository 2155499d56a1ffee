import { isDeepStrictEqual } from 'node:util'
import { contentCache } from '../lib/content-cache.ts'
import { foundTypes, typesUnchanged, type TypeFiles } from './type-files.ts'

/** What a hook of a plugin gives: code with its map and marks, or nothing. */
export type Result = { code: string } | null

/** A result, and whether types were read for it from other files. */
interface Entry { result: Result; typed: boolean }
interface Stored { types: TypeFiles; entries: Record<string, Entry> }

/** Results of earlier builds by what they were made from, and of this one. */
export interface Results {
  /** Undefined where none is kept. */
  get(key: string): Result | undefined
  /** Takes a result to be kept; one that is more than its text is passed over. */
  set(key: string, entry: { result: unknown, typed: boolean }): void
  /** Writes what this build has used, in one file. */
  keep(): Promise<void>
}

/** Files of results: one for each of a few decks or sets of packages. */
const MOST = 3

interface Store {
  root: string
  name: string
  key: string
  /** Reads none, and keeps those of this build. */
  fresh?: boolean
  /** Which files of types may count for these results; all by default. */
  counts?: (file: string) => boolean
}

/** A result as text can carry it; undefined for one that it can't. */
function plain(result: unknown): Result | undefined {
  if (result === null || result === undefined) return null
  if (typeof result !== 'object' || !('code' in result) || typeof result.code !== 'string') return undefined
  const given = Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined))
  const copy = JSON.parse(JSON.stringify(given)) as { code: string }
  return isDeepStrictEqual(copy, given) ? copy : undefined
}

/** Without those that read types, where a file of types has changed. */
function stillRight({ types, entries }: Stored): Stored {
  if (typesUnchanged(types)) return { types, entries }
  return { types: {}, entries: untyped(entries) }
}

const untyped = (entries: Stored['entries']): Stored['entries'] => Object.fromEntries(Object.entries(entries).filter(([, { typed }]) => !typed))

/** What is written: results that read types only where all files of types are the same for all of them. */
function whole(types: TypeFiles, entries: Stored['entries'], counts: (file: string) => boolean): Stored {
  const found = foundTypes()
  const counted = Object.entries(found ?? {}).filter(([file]) => counts(file))
  const steady = found !== null && counted.every(([file, hash]) => !(file in types) || types[file] === hash)
  return steady ? { types: { ...types, ...Object.fromEntries(counted) }, entries } : { types: {}, entries: untyped(entries) }
}

/**
 * Opens what earlier builds have kept in `node_modules/.cache/deck/<name>`. A torn file counts as none, and a disk that
 * can't be written costs the next build time, and this one nothing.
 */
export async function keptResults({ root, name, key, fresh = false, counts = () => true }: Store): Promise<Results> {
  const cache = contentCache(root, name)
  const text = fresh ? undefined : await cache.get(key)
  const { types, entries } = text ? stillRight(JSON.parse(text.toString()) as Stored) : { types: {}, entries: {} }
  const before = Object.keys(entries).length
  const used = new Map<string, Entry>()
  let made = 0
  return {
    get(id) {
      const entry = entries[id]
      if (entry) used.set(id, entry)
      // The bundler may write into what it gets.
      return entry && structuredClone(entry.result)
    },
    set(id, { result, typed }) {
      const kept = plain(result)
      if (kept === undefined) return
      made++
      used.set(id, { result: kept, typed })
    },
    async keep() {
      if (made === 0 && used.size === before) return
      const stored = JSON.stringify(whole(types, Object.fromEntries(used), counts))
      await cache.set(key, stored).then(() => cache.prune(MOST)).catch(() => {})
    },
  }
}
