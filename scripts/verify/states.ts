import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { DeckError } from '../lib/errors.ts'
import { pageLabels } from '../pdf/finish.ts'
import { preparePages } from '../render/prepare.ts'
import { whileShown } from './html/shown.ts'
import type { Talk } from './talk.ts'

/** Why pages could not be counted. */
export const UNCOUNTED = 'how many clicks the slides have is not known: there is no web version, or no browser, to show them in'

/**
 * The slide of each page that a copy with a page for each click must have: how many clicks a slide has, only
 * showing it tells. Without clicks that is each slide once.
 * @param web folder of the web version; null comes back where it, or a browser, is not there
 */
export async function expectedPages(web: string, { options, slides }: Pick<Talk, 'options' | 'slides'>, browser: Browser | null): Promise<number[] | null> {
  if (!options.withClicks) return slides.map(({ no }) => no)
  if (!browser || !existsSync(join(web, 'index.html'))) return null
  return whileShown(web, slides.length, browser, ({ page }) => preparePages(page), true).catch((error: unknown) => {
    // What is wrong with the web version is said of the web version.
    if (error instanceof DeckError) return null
    throw error
  })
}

/** Labels that the pages must have, in order: `1`, `2`, `2.2`, `3`; null where they are not known. */
export const expectedLabels = ({ pages }: Talk): string[] | null => pages === null ? null : pageLabels(pages)
