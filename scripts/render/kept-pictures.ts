import type { Page } from 'playwright-chromium'
import { contentCache, contentKey } from '../lib/content-cache.ts'
import { ROOT } from '../lib/paths.ts'
import { callInPage } from './call.ts'

/** Name of the cache. */
export const PICTURES = 'pictures'
/** How many are kept: those of three decks of a hundred slides, about 30 MB. */
const MOST = 300

/**
 * Gives a picture that an earlier run has taken of the same, or takes it.
 * @param place of the page among all of the deck, from 0
 * @param how the picture is taken: size, scheme, part of the page
 */
export type KeepPicture = (place: number, how: unknown, take: () => Promise<Buffer>) => Promise<Buffer>

/** Pictures of the open print page: after an edit only the slides that it touched are photographed. */
export async function keptPictures(page: Page, root = ROOT): Promise<KeepPicture> {
  const cache = contentCache(root, PICTURES, '.png')
  const looks = await callInPage<typeof import('./in-page/looks.ts').looks>(page, ['looks.ts', 'looks'])
  const version = page.context().browser()?.version()
  await cache.prune(MOST)
  return async (place, how, take) => {
    const look = looks?.[place]
    if (look === undefined) return take()
    const key = contentKey(version, look, how)
    const kept = await cache.get(key)
    if (kept) return kept
    const taken = await take()
    // Where it can't be kept, the next run takes it again.
    await cache.set(key, taken).catch(() => {})
    return taken
  }
}
