import type { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import { compactDrawings } from '../pdf/compact.ts'
import { finishDocument, openPdf, outlineOf, pageLabels } from '../pdf/finish.ts'
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

/** The slide PDF, and what it holds: read where an earlier run made it. */
export interface SlidesPdf { bytes: Uint8Array; document: () => Promise<PDFDocument> }

/** The printed slides with title matter and outline. @param pages slide number shown on each page */
export async function finishSlides(printed: Uint8Array, pages: number[], { slides }: Deck, { talk }: Dataset): Promise<SlidesPdf> {
  const document = await openPdf(printed)
  await compactDrawings(document)
  const bytes = await finishDocument(document, { talk, title: talk.title, outline: outlineOf(slides, pages), labels: pageLabels(pages) })
  return { bytes, document: async () => document }
}

/**
 * The slide PDF: printed and finished, or the one that an earlier run has made of the same pages.
 * @param printed told when the page is printed, and may be changed
 */
export async function slidesPdf(page: Page, pages: number[], deck: Deck, dataset: Dataset, kept: Pick<Kept, 'copy'>, printed: () => void): Promise<SlidesPdf> {
  let made: SlidesPdf | undefined
  const bytes = await kept.copy('slides', [pages, deck.slides.map(({ no, title, section }) => [no, title, section]), dataset.talk], async () => {
    const bytes = await printSlides(page)
    printed()
    made = await finishSlides(bytes, pages, deck, dataset)
    return made.bytes
  })
  return made ?? { bytes, document: () => openPdf(bytes) }
}
