import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from './whole-file.ts'

/** Contents by what they were made from: one that is there is right, whatever happened since. */
export interface ContentCache {
  get(key: string): Promise<Buffer | undefined>
  set(key: string, content: string | Uint8Array): Promise<void>
  remove(key: string): Promise<void>
  /** Removes all but those that were used last. */
  prune(most: number): Promise<void>
}

const digestOf = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest()
/** Bytes of a digest. */
const DIGEST = 32

/** Key of everything that a content depends on, in this order. */
export const contentKey = (...parts: unknown[]): string => digestOf(JSON.stringify(parts)).toString('hex').slice(0, 32)

/** A content behind its digest; undefined where the disk has spoilt it. */
function sealed(file: Buffer): Buffer | undefined {
  const content = file.subarray(DIGEST)
  return file.length >= DIGEST && digestOf(content).equals(file.subarray(0, DIGEST)) ? content : undefined
}

/** A cache in `node_modules/.cache/deck/<name>`, a file for each content; files appear whole or not at all. */
export function contentCache(root: string, name: string): ContentCache {
  const folder = join(root, 'node_modules/.cache/deck', name)
  return {
    async get(key) {
      const [file, now] = [join(folder, key), new Date()]
      const found = await readFile(file).then(sealed, () => undefined)
      // Where it can't be marked as used, it goes sooner.
      if (found) await utimes(file, now, now).catch(() => {})
      return found
    },
    async set(key, content) {
      await mkdir(folder, { recursive: true })
      await writeWhole(join(folder, key), Buffer.concat([digestOf(content), Buffer.from(content)]))
    },
    remove: (key) => rm(join(folder, key), { force: true }),
    async prune(most) {
      const names = await readdir(folder).catch(() => [])
      if (names.length <= most) return
      const files = await Promise.all(names.map(async (file) => ({ path: join(folder, file), used: (await stat(join(folder, file)).catch(() => null))?.mtimeMs ?? 0 })))
      await Promise.all(files.sort((a, b) => b.used - a.used).slice(most).map(({ path }) => rm(path, { force: true })))
    },
  }
}
