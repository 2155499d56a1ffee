import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-chromium'
import { contentKey, diagramCache } from './cache.ts'
import { pageStyles } from './fonts.ts'
import type { LoadedDiagrams } from './load.ts'
import { installedMermaid, renderDiagrams } from './render.ts'

/** Opens a browser; asked only where a drawing is not in the cache. */
export type Launch = () => Promise<Browser>

/**
 * SVG markup of every diagram by key: from the cache, and what is not there drawn in one browser session.
 * @throws DeckError when a source is broken or no browser can be started
 */
export async function drawDiagrams(root: string, { sources, look }: LoadedDiagrams, launch: Launch): Promise<Record<string, string>> {
  const cache = diagramCache(root)
  const basis = [look, (await installedMermaid()).version, (await pageStyles(root)).identity, await rendererVersion()]
  const keyed = sources.map((diagram) => ({ diagram, hash: contentKey(diagram, ...basis) }))
  const found = new Map(await Promise.all(keyed.map(async ({ diagram, hash }) => [diagram.key, await cache.get(hash)] as const)))
  const missing = keyed.filter(({ diagram }) => found.get(diagram.key) === undefined)
  const drawn = missing.length > 0 ? await drawMissing(root, missing.map(({ diagram }) => diagram), look, launch) : new Map<string, string>()
  await Promise.all(missing.map(({ diagram, hash }) => cache.set(hash, drawn.get(diagram.key) ?? '')))
  return Object.fromEntries(sources.map(({ key }) => [key, found.get(key) ?? drawn.get(key) ?? '']))
}

async function drawMissing(root: string, sources: LoadedDiagrams['sources'], look: LoadedDiagrams['look'], launch: Launch): Promise<Map<string, string>> {
  const browser = await launch()
  try {
    return await renderDiagrams(browser, root, sources, look)
  } finally {
    await browser.close()
  }
}

/** The renderer's own source is part of every key: a change to it draws everything anew. */
async function rendererVersion(): Promise<string> {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort()
  return contentKey(await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8'))))
}
