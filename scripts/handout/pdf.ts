import type { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import { DeckError } from '../lib/errors.ts'
import { compactDrawings } from '../pdf/compact.ts'
import { destinationPages } from '../pdf/destinations.ts'
import { finishDocument, openPdf, outlineBy } from '../pdf/finish.ts'
import type { OutlineEntry } from '../pdf/metadata.ts'
import { renumberStructure } from '../pdf/structure-ids.ts'
import { callInPage } from '../render/call.ts'
import { REFERENCES_ID, sheetId } from './cover.ts'
import { handoutHtml } from './html.ts'
import { handoutOf, type Handout } from './model.ts'
import { layoutOf, PX_PER_MM, type HandoutOptions, type Layout } from './paper.ts'
import { placeSlides, type PrintedSlides } from './places.ts'
import { handoutCss } from './style.ts'

/** The functions of the layout that runs in the page. */
type InPage = Omit<typeof import('../render/in-page/handout.ts'), 'LEAST_PICTURE'>
type Pages = Map<string, number>
interface Printed { document: PDFDocument, pages: Pages }

const inPage = <N extends keyof InPage & string>(page: Page, name: N, ...given: Parameters<InPage[N]>) =>
  callInPage<InPage[N]>(page, ['handout.ts', name], ...given)

/** Prints, and tells the page, from 0, of every sheet. @throws DeckError when one has none: contents and outline would lead nowhere */
async function print(page: Page, { sheets }: Handout, { width, height }: Layout['paper']): Promise<Printed> {
  // With the paper's size given Chromium need not lay out the handout to ask the style sheet for it.
  const document = await openPdf(await page.pdf({ tagged: true, printBackground: true, width: inches(width), height: inches(height) }))
  const pages = destinationPages(document)
  const lost = sheets.filter(({ no }) => (pages.get(sheetId(no)) ?? -1) < 0).map(({ no }) => no)
  if (lost.length) throw new DeckError(`the handout has no page for slide ${lost.join(', ')}: Chromium wrote no destination for its sheet.`)
  return { document, pages }
}

/** A length in mm as Playwright takes it; it takes 3.78 px for a mm. */
const inches = (mm: number): string => `${mm / 25.4}in`

/** The first entry of the contents that names another page, from 1, than the printed one. */
const misnamed = (named: Record<string, number>, pages: Pages): string | undefined =>
  Object.keys(named).find((id) => named[id] !== (pages.get(id) ?? -1) + 1)

/** Prints the handout; a second time where the browser broke a sheet elsewhere than its height let expect. */
async function printNumbered(page: Page, handout: Handout, paper: Layout['paper'], expected: Record<string, number>): Promise<Printed> {
  const first = await print(page, handout, paper)
  if (misnamed(expected, first.pages) === undefined) return first
  const found = Object.fromEntries(Object.keys(expected).map((id) => [id, (first.pages.get(id) ?? -1) + 1]))
  await inPage(page, 'nameInContents', found)
  const second = await print(page, handout, paper)
  const moved = misnamed(found, second.pages)
  if (moved) throw new DeckError(`the handout's contents name a wrong page for ${moved}: it moved between two prints.`)
  return second
}

function outlineFor({ dataset, sheets }: Handout, pages: Pages): OutlineEntry[] {
  const references = pages.get(REFERENCES_ID)
  return [
    { title: dataset.talk.title, page: 0 },
    ...outlineBy(sheets, (no) => pages.get(sheetId(no))),
    ...(references === undefined ? [] : [{ title: 'References', page: references }]),
  ]
}

async function finish(document: PDFDocument, pages: Pages, handout: Handout): Promise<Uint8Array> {
  const { talk } = handout.dataset
  // The labels are the numbers printed in the footer, so that a viewer's page box and the paper agree.
  const labels = document.getPages().map((_, index) => String(index + 1))
  return finishDocument(document, { talk, title: `${talk.title} – handout`, outline: outlineFor(handout, pages), labels })
}

/** What a handout is made of: the deck's print page, a page to lay the words out on, which is taken apart, and the printed slides. */
export interface HandoutPages { print: Page; paper: Page; slides: () => Promise<PrintedSlides> }

/**
 * Prints the words of the handout, and shows the slides in between as they were printed.
 * @throws DeckError when a slide has no sheet or no place in the printed document
 */
export async function handoutPdf({ print, paper, slides }: HandoutPages, deck: Deck, dataset: Dataset, options: HandoutOptions): Promise<Uint8Array> {
  const printing = slides()
  // It is waited for below, after what fails sooner.
  printing.catch(() => {})
  const [tabled, ratio] = await Promise.all([inPage(print, 'tabledExhibits'), inPage(print, 'slideRatio')])
  const handout = handoutOf(deck, dataset, tabled)
  const layout = layoutOf(options)
  const parts = { html: handoutHtml(handout, layout), css: await handoutCss(handout, layout), pageHeight: layout.height * PX_PER_MM, ratio }
  const expected = await inPage(paper, 'mount', parts)
  const { document, pages } = await printNumbered(paper, handout, layout.paper, expected)
  await compactDrawings(document)
  // Other ids than those of the slides, until all are numbered in the order of reading.
  renumberStructure(document, 'sheet')
  placeSlides(document, await printing, handout)
  return finish(document, pages, handout)
}
