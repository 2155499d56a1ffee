import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from './whole-file.ts'

/** Files by what they were made from: one that is there is right, whatever happened since. */
export interface ContentCache {
  get(key: string): Promise<Buffer | undefined>
  set(key: string, content: string | Uint8Array): Promise<void>
  /** Removes all but the files that were used last. */
  prune(most: number): Promise<void>
}

/** Key of everything that a file depends on, in this order. */
export const contentKey = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

/** Folder of one cache of a project. */
const folderOf = (root: string, name: string): string => join(root, 'node_modules/.cache/deck', name)

/** A cache in `node_modules/.cache/deck/<name>`; files appear whole or not at all. @param ending of the files' names, with its dot */
export function contentCache(root: string, name: string, ending: string): ContentCache {
  const folder = folderOf(root, name)
  const fileOf = (key: string): string => join(folder, `${key}${ending}`)
  return {
    async get(key) {
      const now = new Date()
      const content = await readFile(fileOf(key)).catch(() => undefined)
      // Where it can't be marked as used, it goes sooner.
      if (content) await utimes(fileOf(key), now, now).catch(() => {})
      return content
    },
    async set(key, content) {
      await mkdir(folder, { recursive: true })
      await writeWhole(fileOf(key), content)
    },
    async prune(most) {
      const names = await readdir(folder).catch(() => [])
      if (names.length <= most) return
      const files = await Promise.all(names.map(async (file) => ({ path: join(folder, file), used: (await stat(join(folder, file)).catch(() => null))?.mtimeMs ?? 0 })))
      await Promise.all(files.sort((a, b) => b.used - a.used).slice(most).map(({ path }) => rm(path, { force: true })))
    },
  }
}

/** Forgets all that a cache holds. */
export const forget = (root: string, name: string): Promise<void> => rm(folderOf(root, name), { recursive: true, force: true })
