import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { performance } from 'node:perf_hooks'

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Paths of the files below a folder. @param wanted false for a file or folder to be passed over */
export async function filesBelow(folder: string, wanted: (path: string) => boolean = () => true): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => wanted(join(folder, name)))
  const files = await Promise.all(entries.map(async (entry): Promise<string[]> => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path, wanted)
    return entry.isFile() || entry.isSymbolicLink() ? [path] : []
  }))
  return files.flat()
}

/** Names and contents of files as one hash; when they were written plays no part. */
export async function hashOf(root: string, files: readonly string[]): Promise<string> {
  const rows = await Promise.all(files.map(async (file) => `${relative(root, file)}\0${sha256(await readFile(file))}`))
  return sha256(rows.sort().join('\n'))
}

/** Hash of everything below a folder. */
export const contentHash = async (folder: string): Promise<string> => hashOf(folder, await filesBelow(folder))

/** When this process started: what it has loaded by now was on disk then. ms since 1970 */
export const STARTED = performance.timeOrigin

/** Whether a file has changed since, ms since 1970. What is made of one that has may be made of what it held before. */
export async function changedSince(files: readonly string[], since: number): Promise<boolean> {
  const times = await Promise.all(files.map((file) => stat(file).then(({ ctimeMs }) => ctimeMs, () => Infinity)))
  return times.some((time) => time > since)
}

/** What npm has installed in a project: its own list, which differs from package-lock.json until `npm ci` ran. */
export const installed = (root: string): Promise<string> => readFile(join(root, 'node_modules/.package-lock.json'), 'utf8').catch(() => '')
