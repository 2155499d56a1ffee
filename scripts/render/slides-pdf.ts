import type { Page } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import { finishPdf } from '../pdf/finish.ts'
import type { Kept } from './kept.ts'

/** Prints the open print page: one slide a page, vector, tagged. */
export async function printSlides(page: Page): Promise<Uint8Array> {
  // With the paper's size given Chromium need not lay the deck out to ask the style sheets for it.
  const { width, height } = await page.evaluate(() => {
    const { style } = document.querySelector<HTMLElement>('.print-slide-container')!
    return { width: style.width, height: style.height }
  })
  return page.pdf({ tagged: true, printBackground: true, width, height })
}

/** The printed slides with title matter and outline. @param pages slide number shown on each page */
export const finishSlides = (printed: Uint8Array, pages: number[], { slides }: Deck, { talk }: Dataset): Promise<Uint8Array> =>
  finishPdf(printed, { talk, title: talk.title, slides, pages })

/** The slide PDF: printed and finished, or the one that an earlier run has made of the same pages. */
export const slidesPdf = (page: Page, pages: number[], deck: Deck, dataset: Dataset, kept: Pick<Kept, 'copy'>): Promise<Uint8Array> =>
  kept.copy('slides', [pages, deck.slides.map(({ no, title, section }) => [no, title, section]), dataset.talk],
    async () => finishSlides(await printSlides(page), pages, deck, dataset))
