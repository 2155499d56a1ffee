import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { ROOT } from '../lib/paths.ts'

// Not part of what is measured; caches begin empty, and the project's own stay as they are.
const LEFT_OUT = new Set(['node_modules', 'dist', 'test', 'coverage'])
const CACHES = /^\.(?:cache|vite.*)$/

const isCopied = (path: string): boolean => {
  const top = relative(ROOT, path).split(/[\\/]/)[0] ?? ''
  return top === '' || (!LEFT_OUT.has(top) && !top.startsWith('.'))
}

/** Packages as links, so that the copy has caches of its own. */
async function linkPackages(folder: string): Promise<void> {
  const from = join(ROOT, 'node_modules')
  await mkdir(folder)
  const names = (await readdir(from)).filter((name) => !CACHES.test(name))
  await Promise.all(names.map((name) => symlink(join(from, name), join(folder, name))))
}

/** A copy of the project as it is now: edits made while a benchmark runs don't reach it. */
export async function copyProject(folder: string): Promise<string> {
  await cp(ROOT, folder, { recursive: true, filter: isCopied })
  await linkPackages(join(folder, 'node_modules'))
  return folder
}

// What is made of a build, and the build with its drawings and compiled components; stock keeps nothing that it makes of a deck.
const COPIES = ['pictures', 'copies']
const KEPT = ['web', 'diagrams', 'modules', ...COPIES]

const emptied = async (project: string, names: readonly string[]): Promise<void> => {
  await Promise.all(names.map((name) => rm(join(project, 'node_modules/.cache/deck', name), { recursive: true, force: true })))
}

/**
 * Forgets what earlier runs in a copy have kept of the deck. What they keep of packages stays, on both sides: the code
 * that Node has compiled; of ours, the components of packages that Vue has compiled, and the service worker; of stock, what Vite has optimised for
 * its dev server, without which `slidev export` may print one blank page, and exit 0.
 */
export const emptyCaches = (project: string): Promise<void> => emptied(project, KEPT)

/** Forgets the copies alone, so that they are made again from an existing build. */
export const emptyCopies = (project: string): Promise<void> => emptied(project, COPIES)

/** A folder in which Playwright finds a browser that it did not download, at the place where it looks for its own. */
export async function browsersFolder(folder: string, shell: string, browser: string): Promise<string> {
  const file = join(folder, shell)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, `#!/bin/sh\nexec '${browser}' "$@"\n`, { mode: 0o755 })
  return folder
}
