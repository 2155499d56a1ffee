import type { Page } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import { DeckError } from '../lib/errors.ts'
import { destinationPages } from '../pdf/destinations.ts'
import { finishDocument, openPdf, outlineBy } from '../pdf/finish.ts'
import type { OutlineEntry } from '../pdf/metadata.ts'
import type { HandoutParts } from '../render/in-page/handout.ts'
import { REFERENCES_ID, sheetId } from './cover.ts'
import { handoutHtml } from './html.ts'
import { handoutOf, type Drawn, type Handout } from './model.ts'
import { layoutOf, PX_PER_MM, type HandoutOptions } from './paper.ts'
import { handoutCss } from './style.ts'

type InPage = typeof import('../render/in-page/handout.ts')
type Pages = Map<string, number>

const drawnIn = (page: Page): Promise<Drawn> => page.evaluate(async () => {
  const url = '/__deck/handout.ts'
  return (await import(url) as InPage).drawnExhibits()
})

const mount = (page: Page, parts: HandoutParts): Promise<void> => page.evaluate(async (given) => {
  const url = '/__deck/handout.ts'
  ;(await import(url) as InPage).mount(given)
}, parts)

const restore = (page: Page): Promise<void> => page.evaluate(async () => {
  const url = '/__deck/handout.ts'
  ;(await import(url) as InPage).restore()
})

const numberContents = (page: Page, pages: Pages): Promise<void> => page.evaluate(async (numbers) => {
  const url = '/__deck/handout.ts'
  ;(await import(url) as InPage).numberContents(numbers)
}, Object.fromEntries([...pages].map(([id, index]) => [id, index + 1])))

const print = async (page: Page): Promise<Uint8Array> =>
  page.pdf({ tagged: true, printBackground: true, preferCSSPageSize: true })

/** Every sheet must have a page, or contents and outline would lead nowhere. */
function checkPages({ sheets }: Handout, pages: Pages): void {
  const lost = sheets.filter(({ no }) => (pages.get(sheetId(no)) ?? -1) < 0).map(({ no }) => no)
  if (lost.length) throw new DeckError(`the handout has no page for slide ${lost.join(', ')}: Chromium wrote no destination for its sheet.`)
}

/** Prints twice: the first print tells on which pages the sheets are, the second one has the numbers in its contents. */
async function printNumbered(page: Page, handout: Handout): Promise<Uint8Array> {
  const pages = destinationPages(await openPdf(await print(page)))
  checkPages(handout, pages)
  await numberContents(page, pages)
  return print(page)
}

function outlineFor({ dataset, sheets }: Handout, pages: Pages): OutlineEntry[] {
  const references = pages.get(REFERENCES_ID)
  return [
    { title: dataset.talk.title, page: 0 },
    ...outlineBy(sheets, (no) => pages.get(sheetId(no))),
    ...(references === undefined ? [] : [{ title: 'References', page: references }]),
  ]
}

async function finish(bytes: Uint8Array, handout: Handout): Promise<Uint8Array> {
  const { talk } = handout.dataset
  const document = await openPdf(bytes)
  // The labels are the numbers printed in the footer, so that a viewer's page box and the paper agree.
  const labels = document.getPages().map((_, index) => String(index + 1))
  const outline = outlineFor(handout, destinationPages(document))
  return finishDocument(document, { talk, title: `${talk.title} – handout`, outline, labels })
}

/**
 * Prints the handout from the open print page and puts the page back as it was.
 * @throws DeckError when a slide has no sheet in the printed document
 */
export async function handoutPdf(page: Page, deck: Deck, dataset: Dataset, options: HandoutOptions): Promise<Uint8Array> {
  const handout = handoutOf(deck, dataset, await drawnIn(page))
  const layout = layoutOf(options)
  const parts = { html: handoutHtml(handout, layout), css: await handoutCss(handout, layout), pageHeight: layout.height * PX_PER_MM, replaced: handout.replaced }
  try {
    await mount(page, parts)
    return await finish(await printNumbered(page, handout), handout)
  } finally {
    await restore(page)
  }
}
