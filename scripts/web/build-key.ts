import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import type { WebBuild } from './build.ts'

// A slide may import any file of the project, so what is not read is named, and all else counts.
// Outputs put into another folder of the project than dist/ count too: they cost a build, never a wrong one.
const NOT_READ = new Set([
  'node_modules', 'dist', 'coverage', 'test',
  'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE', 'eslint.config.js', 'vitest.config.ts',
])
/** Folders of `scripts/` that run while Vite builds, and while the print page is rendered that is kept with a build. */
const BUILD_SCRIPTS = new Set(['browser', 'deck', 'diagrams', 'lib', 'render', 'web'])
/** Variables that Vite reads or puts into the code, as they are now: Vite sets NODE_ENV when it builds. */
const ENVIRONMENT = Object.entries(process.env).filter(([name]) => /^(?:NODE_ENV|VITE_.*)$/.test(name)).sort()

/** Whether a file or folder, named relative to the project, may change what Vite builds. */
export function isRead(path: string): boolean {
  const [top = '', room] = path.split(/[\\/]/)
  if (top.startsWith('.') && !top.startsWith('.env')) return false
  if (top === 'scripts') return room === undefined || BUILD_SCRIPTS.has(room)
  return !NOT_READ.has(top)
}

async function filesBelow(folder: string, wanted: (path: string) => boolean): Promise<string[]> {
  const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => wanted(join(folder, name)))
  const files = await Promise.all(entries.map(async (entry): Promise<string[]> => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return filesBelow(path, wanted)
    return entry.isFile() || entry.isSymbolicLink() ? [path] : []
  }))
  return files.flat()
}

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Names and contents of files as one hash; when they were written plays no part. */
async function hashOf(root: string, files: string[]): Promise<string> {
  const rows = await Promise.all(files.map(async (file) => `${relative(root, file)}\0${sha256(await readFile(file))}`))
  return sha256(rows.sort().join('\n'))
}

/** Hash of everything below a folder. */
export const contentHash = async (folder: string): Promise<string> => hashOf(folder, await filesBelow(folder, () => true))

/** What npm has installed: its own list, which differs from package-lock.json until `npm ci` ran. */
const installed = (root: string): Promise<string> => readFile(join(root, 'node_modules/.package-lock.json'), 'utf8').catch(() => '')

/**
 * Key of a web build: two builds of one key are the same. The dataset counts by its value, wherever its module lies.
 * Null where nothing can tell: for a deck outside the project's root, and while a file can't be read or vanishes.
 */
export async function buildKey({ root, entry, dataset }: Omit<WebBuild, 'outDir'>): Promise<string | null> {
  if (dirname(entry) !== root) return null
  try {
    const files = await filesBelow(root, (path) => isRead(relative(root, path)) && path !== entry)
    const given = [root, relative(root, entry), dataset, process.version, ENVIRONMENT, await installed(root)]
    return sha256(`${await hashOf(root, [...files, entry])}\n${JSON.stringify(given)}`).slice(0, 32)
  } catch {
    return null
  }
}
