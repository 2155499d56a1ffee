import type { Page } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import { DeckError } from '../lib/errors.ts'
import { finishPdf } from '../pdf/finish.ts'

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

/** Prints the open print page: one slide a page, vector, tagged, finished with title matter and outline. */
export async function slidesPdf(page: Page, pages: number[], deck: Deck, { talk }: Dataset): Promise<Uint8Array> {
  // With the paper's size given Chromium need not lay the deck out to ask the style sheets for it.
  const { width, height } = await page.evaluate(() => document.querySelector('.print-slide-container')?.getBoundingClientRect().toJSON() as DOMRect)
  const printed = await page.pdf({ tagged: true, printBackground: true, width, height })
  return finishPdf(printed, { talk, title: talk.title, slides: deck.slides, pages })
}
