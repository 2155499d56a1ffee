import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../lib/whole-file.ts'

/** Drawings by what they were made from: a key that is there is right, so nothing ever has to be thrown away. */
export interface DiagramCache {
  get(key: string): Promise<string | undefined>
  set(key: string, svg: string): Promise<void>
}

/** Key of everything a drawing depends on, in this order. */
export const contentKey = (...parts: unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)

/** A cache in `node_modules/.cache/deck/diagrams`; files appear whole or not at all. */
export function diagramCache(root: string): DiagramCache {
  const folder = join(root, 'node_modules/.cache/deck/diagrams')
  const fileOf = (key: string): string => join(folder, `${key}.svg`)
  return {
    get: (key) => readFile(fileOf(key), 'utf8').catch(() => undefined),
    async set(key, svg) {
      await mkdir(folder, { recursive: true })
      await writeWhole(fileOf(key), svg)
    },
  }
}
