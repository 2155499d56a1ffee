import { detectFeatures, parse } from '@slidev/parser'
import { readFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import process from 'node:process'
import { changedSince, filesBelow, hashOf, installed, sha256 } from '../lib/content-hash.ts'
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

type Deck = Pick<WebBuild, 'root' | 'entry' | 'dataset'>

const filesBeside = (root: string, entry: string): Promise<string[]> =>
  filesBelow(root, (path) => isRead(relative(root, path)) && path !== entry)

/** What a build reads of the deck's Markdown: all but the notes, which are written beside the app. */
async function withoutNotes(entry: string): Promise<unknown> {
  const markdown = await readFile(entry, 'utf8')
  const { slides } = await parse(markdown, entry, undefined, { noParseYAML: true })
  // Slidev looks through notes too for what a deck needs, such as KaTeX.
  return [detectFeatures(markdown), slides.map(({ frontmatterRaw, content }) => [frontmatterRaw, content])]
}

/**
 * Whether a file that a build reads has changed since, ms since 1970: the build, and what is drawn for it, may be
 * made of modules that were loaded before.
 */
export const readsChanged = async ({ root, entry }: Pick<Deck, 'root' | 'entry'>, since: number): Promise<boolean> => changedSince([...await filesBeside(root, entry), entry], since)

/**
 * Key of a web build: two builds of one key are the same. The deck's notes play no part. The dataset counts by its value, wherever its module lies.
 * Null where nothing can tell: for a deck outside the project's root, and while a file can't be read or vanishes.
 */
export async function buildKey({ root, entry, dataset }: Deck): Promise<string | null> {
  if (dirname(entry) !== root) return null
  try {
    const files = await filesBeside(root, entry)
    const given = [root, relative(root, entry), await withoutNotes(entry), dataset, process.version, ENVIRONMENT, await installed(root)]
    return sha256(`${await hashOf(root, files)}\n${JSON.stringify(given)}`).slice(0, 32)
  } catch {
    return null
  }
}
