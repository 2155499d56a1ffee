import { constants } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { WithBrowser } from '../diagrams/draw.ts'
import { drawEarly } from '../diagrams/plugin.ts'
import type { Progress } from '../lib/progress.ts'
import { discard, remember } from '../lib/scratch.ts'
import type { WebBuild } from './build.ts'
import { contentHash, STARTED } from '../lib/content-hash.ts'
import { buildKey, readsChanged } from './build-key.ts'
import { leanly } from './lean-imports.ts'

/** How many builds are kept: one for each of a few branches or datasets. */
const MOST = 3
/** A folder that a killed run was still writing is swept after this time, ms. */
const ABANDONED = 3_600_000
const PART = '.part-'

type Builder = (build: WebBuild) => Promise<void>

interface CachedBuild extends Omit<WebBuild, 'diagrams'> {
  /** Builds even where nothing has changed. */
  fresh?: boolean
  /** A build of files that have changed after that time is not kept, ms since 1970; the start of this process by default. */
  since?: number
  /** What draws the diagrams; a browser of its own where none is given. */
  withBrowser?: WithBrowser
}

const cacheFolder = (root: string): string => join(root, 'node_modules/.cache/deck/web')

/** Vite, Slidev and all their plugins are loaded only where something is built: they take longer than a cached run. */
const viteBuild = (withBrowser?: WithBrowser): Builder => async (build) => {
  const { begun, drawings } = drawEarly(build.root, withBrowser)
  // While they are loaded, the browser draws: one core each. Loading leaves Node no time to hand it anything.
  await begun
  return (await leanly(() => import('./build.ts'))).buildWeb({ ...build, diagrams: drawings })
}

/**
 * Puts the web build of a deck into `outDir`: the kept one where nothing it reads has changed, else a new one.
 * @param builder what makes a build; tests pass their own
 * @returns the folder that is kept with this build and goes when it does, or null where nothing is kept
 * @throws DeckError with the first failure of the build
 */
export async function webBuild({ fresh = false, since = STARTED, withBrowser, ...build }: CachedBuild, progress: Progress, builder = viteBuild(withBrowser)): Promise<string | null> {
  const key = await buildKey(build)
  const kept = key === null ? null : join(cacheFolder(build.root), key)
  if (kept !== null && !fresh && await restored(kept, build.outDir)) {
    await progress.step('web version unchanged', async () => {})
    return kept
  }
  await progress.step('build the web version', () => builder({ ...build, fresh }))
  // A file saved since this process started may belong to another build than the key says.
  if (kept === null || await readsChanged(build, since).catch(() => true) || await buildKey(build) !== key) return null
  // A full disk or a read-only node_modules/ costs the next run time, and this one nothing.
  return keep(build.outDir, kept).then(() => prune(cacheFolder(build.root))).then(() => kept, () => null)
}

/** Copies, never links: later steps edit the files in place. */
const copy = (from: string, to: string): Promise<void> => cp(from, to, { recursive: true, mode: constants.COPYFILE_FICLONE })

/** Copies a kept build, and checks the copy: the original may be torn, or another run may have pruned it meanwhile. */
async function restored(kept: string, outDir: string): Promise<boolean> {
  try {
    const seal = await readFile(join(kept, 'seal'), 'utf8')
    await rm(outDir, { recursive: true, force: true })
    await copy(join(kept, 'files'), outDir)
    if (await contentHash(outDir) !== seal) throw new Error('torn')
    const now = new Date()
    await utimes(kept, now, now).catch(() => {})
    return true
  } catch {
    await rm(outDir, { recursive: true, force: true })
    return false
  }
}

/** Keeps a build under its key; it appears whole or not at all, and another run may do the same at once. */
async function keep(outDir: string, kept: string): Promise<void> {
  await mkdir(dirname(kept), { recursive: true })
  const part = await mkdtemp(`${kept}${PART}`)
  remember(part)
  try {
    await copy(outDir, join(part, 'files'))
    await writeFile(join(part, 'seal'), await contentHash(join(part, 'files')))
    await rm(kept, { recursive: true, force: true })
    await rename(part, kept)
  } finally {
    await discard(part)
  }
}

/** Removes all builds but the ones used last, and what killed runs left. */
async function prune(folder: string): Promise<void> {
  const entries = await Promise.all((await readdir(folder)).map(async (name) =>
    ({ name, used: (await stat(join(folder, name)).catch(() => null))?.mtimeMs ?? 0 })))
  const whole = entries.filter(({ name }) => !name.includes(PART)).sort((a, b) => b.used - a.used)
  const abandoned = entries.filter(({ name, used }) => name.includes(PART) && used < Date.now() - ABANDONED)
  await Promise.all([...whole.slice(MOST), ...abandoned].map(({ name }) => rm(join(folder, name), { recursive: true, force: true })))
}
