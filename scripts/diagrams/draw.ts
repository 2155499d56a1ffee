import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-chromium'
import { contentCache, contentKey } from '../lib/content-cache.ts'
import { contentHash } from '../lib/content-hash.ts'
import { pageStyles } from './fonts.ts'
import type { LoadedDiagrams } from './load.ts'
import { installedMermaid, renderDiagrams } from './render.ts'

/** Name of the cache; nothing is ever thrown away, drawings are small. */
const DIAGRAMS = 'diagrams'

/** Does work with a browser that is open, or with one of its own; asked only where a drawing is not in the cache. */
export type WithBrowser = (draw: (browser: Browser) => Promise<Map<string, string>>) => Promise<Map<string, string>>

/**
 * SVG markup of every diagram by key: from the cache, and what is not there drawn in one page of a browser.
 * @param begun told when the page draws and needs nothing more of Node; not where the cache has every drawing
 * @throws DeckError when a source is broken or no browser can be started
 */
export async function drawDiagrams(root: string, { sources, look }: LoadedDiagrams, withBrowser: WithBrowser, begun?: () => void): Promise<Record<string, string>> {
  const cache = contentCache(root, DIAGRAMS)
  const basis = [look, (await installedMermaid()).version, (await pageStyles(root)).identity, await rendererVersion()]
  const keyed = sources.map((diagram) => ({ diagram, hash: contentKey(diagram, ...basis) }))
  const found = new Map(await Promise.all(keyed.map(async ({ diagram, hash }) => [diagram.key, (await cache.get(hash))?.toString()] as const)))
  const missing = keyed.filter(({ diagram }) => found.get(diagram.key) === undefined)
  const drawn = missing.length > 0
    ? await withBrowser((browser) => renderDiagrams(browser, root, missing.map(({ diagram }) => diagram), look, begun))
    : new Map<string, string>()
  await Promise.all(missing.map(({ diagram, hash }) => cache.set(hash, drawn.get(diagram.key) ?? '')))
  return Object.fromEntries(sources.map(({ key }) => [key, found.get(key) ?? drawn.get(key) ?? '']))
}

/** The renderer's own source is part of every key: a change to it draws everything anew. */
const rendererVersion = (): Promise<string> => contentHash(fileURLToPath(new URL('.', import.meta.url)))
