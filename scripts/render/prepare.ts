import type { Page } from 'playwright-chromium'
import { DeckError } from '../lib/errors.ts'

/** Points the print page's links at slides, and tells which slide each page shows. */
export async function preparePages(page: Page): Promise<number[]> {
  const { dead, pages } = await page.evaluate(async () => {
    const url = '/__deck/prepare.ts'
    const module = await import(url) as typeof import('./in-page/prepare.ts')
    return { dead: module.anchorSlides(), pages: module.pagesInOrder() }
  })
  if (dead.length) {
    const list = dead.map(({ slide, href }) => `slide ${slide} links to ${href}`).join('; ')
    throw new DeckError(`links to slides that do not exist: ${list}. Remedy: correct the number in slides.md.`)
  }
  return pages
}
