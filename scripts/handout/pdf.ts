import type { PDFDocument } from 'pdf-lib'
import type { Page } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import { DeckError } from '../lib/errors.ts'
import { destinationPages } from '../pdf/destinations.ts'
import { finishDocument, openPdf, outlineBy } from '../pdf/finish.ts'
import type { OutlineEntry } from '../pdf/metadata.ts'
import { callInPage } from '../render/call.ts'
import { REFERENCES_ID, sheetId } from './cover.ts'
import { handoutHtml } from './html.ts'
import { handoutOf, type Handout } from './model.ts'
import { layoutOf, PX_PER_MM, type HandoutOptions } from './paper.ts'
import { handoutCss } from './style.ts'

/** The functions of the layout that runs in the page. */
type InPage = Omit<typeof import('../render/in-page/handout.ts'), 'LEAST_PICTURE'>
type Pages = Map<string, number>

const inPage = <N extends keyof InPage & string>(page: Page, name: N, ...given: Parameters<InPage[N]>) =>
  callInPage<InPage[N]>(page, ['handout.ts', name], ...given)

/** Every sheet must have a page, or contents and outline would lead nowhere. */
function checkPages({ sheets }: Handout, pages: Pages): void {
  const lost = sheets.filter(({ no }) => (pages.get(sheetId(no)) ?? -1) < 0).map(({ no }) => no)
  if (lost.length) throw new DeckError(`the handout has no page for slide ${lost.join(', ')}: Chromium wrote no destination for its sheet.`)
}

/**
 * Prints twice: the first print, with empty pictures, tells on which pages the
 * sheets are; the second one has the numbers in its contents.
 */
async function printNumbered(page: Page, handout: Handout): Promise<{ document: PDFDocument, pages: Pages }> {
  const draft = await page.pdf({ tagged: false, preferCSSPageSize: true })
  const numbered = destinationPages(await openPdf(draft))
  checkPages(handout, numbered)
  await inPage(page, 'complete', Object.fromEntries([...numbered].map(([id, index]) => [id, index + 1])))
  const document = await openPdf(await page.pdf({ tagged: true, printBackground: true, preferCSSPageSize: true }))
  const pages = destinationPages(document)
  const moved = handout.sheets.find(({ no }) => pages.get(sheetId(no)) !== numbered.get(sheetId(no)))
  if (moved) throw new DeckError(`the handout's contents name a wrong page for slide ${moved.no}: its sheet moved between two prints.`)
  return { document, pages }
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

/**
 * Prints the handout from the open print page, which it takes apart.
 * @throws DeckError when a slide has no sheet in the printed document
 */
export async function handoutPdf(page: Page, deck: Deck, dataset: Dataset, options: HandoutOptions): Promise<Uint8Array> {
  const handout = handoutOf(deck, dataset, await inPage(page, 'tabledExhibits'))
  const layout = layoutOf(options)
  const parts = { html: handoutHtml(handout, layout), css: await handoutCss(handout, layout), pageHeight: layout.height * PX_PER_MM, replaced: handout.replaced }
  await inPage(page, 'mount', parts)
  const { document, pages } = await printNumbered(page, handout)
  return finish(document, pages, handout)
}
