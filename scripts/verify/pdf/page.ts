import { DeckError } from '../../lib/errors.ts'
import { drawnOn, type Shown } from './drawn.ts'
import { faintest, type FaintWords } from './ink.ts'
import { lettersOn } from './letters.ts'
import { held, textBy, type Pdfium } from './pdfium.ts'
import { pageType, type PageType } from './type.ts'

/** A link on a page: to an address, or to a page counted from 1; neither where it leads nowhere. */
export interface PdfLink { url: string | null; page: number | null; name: string | null }
/** A page, its lengths in points; `type` is its smallest, `faint` its faintest, `set` has the text in each font by the font's name, `marked` that of each mark. */
export interface PdfPage { no: number; label: string; width: number; height: number; text: string; set: Map<string, string>; marked: Map<string, string>; type: PageType; faint: FaintWords | null; links: PdfLink[]; bitmaps: number; lines: number }

/** A document that PDFium has open, by its address there. */
export interface Opened { library: Pdfium; document: number }

/** The page, from 1, that a destination lies on; null for one that lies nowhere. */
export function pageOf({ library, document }: Opened, destination: number): number | null {
  if (destination === 0) return null
  const index = library.FPDFDest_GetDestPageIndex(document, destination)
  return index >= 0 && index < library.FPDF_GetPageCount(document) ? index + 1 : null
}

/** Where an action leads outside the document; null for other actions, and for none. */
function addressOf({ library, document }: Opened, action: number): string | null {
  if (action === 0) return null
  return textBy(library, (buffer, bytes) => library.FPDFAction_GetURIPath(document, action, buffer, bytes), 'UTF8ToString')
    || textBy(library, (buffer, bytes) => library.FPDFAction_GetFilePath(action, buffer, bytes), 'UTF8ToString') || null
}

/** The link that an annotation is; null for other annotations. `name` is the destination's, where it has one. */
function linkOf(opened: Opened, annotation: number, name: string | null): PdfLink | null {
  const { library, document } = opened
  const link = library.FPDFAnnot_GetLink(annotation)
  if (link === 0) return null
  const url = addressOf(opened, library.FPDFLink_GetAction(link))
  return { url, page: url === null ? pageOf(opened, library.FPDFLink_GetDest(document, link)) : null, name }
}

function linksOn(opened: Opened, page: number, names: readonly (string | null)[]): PdfLink[] {
  const { library } = opened
  return Array.from({ length: library.FPDFPage_GetAnnotCount(page) }, (_, index) => {
    using annotation = held(library.FPDFPage_GetAnnot(page, index), library.FPDFPage_CloseAnnot)
    return linkOf(opened, annotation.at, names[index] ?? null)
  }).filter((link) => link !== null)
}

const sorted = (shown: readonly Shown[], part: 'font' | 'mark'): Map<string, string> =>
  new Map([...Map.groupBy(shown, (run) => run[part])].map(([name, runs]) => [name, runs.map(({ text }) => text).join('')]))

/**
 * Reads a page, counted from 1.
 * @param names of the destinations that its annotations lead to, in order
 * @throws DeckError when it can't be opened
 */
export function readPage(opened: Opened, no: number, names: readonly (string | null)[]): PdfPage {
  const { library, document } = opened
  using page = held(library.FPDF_LoadPage(document, no - 1), library.FPDF_ClosePage)
  if (page.at === 0) throw new DeckError(`page ${no} is damaged`)
  const { text, byObject } = lettersOn(library, page.at)
  const { shown, bitmaps, lines } = drawnOn(library, page.at, byObject)
  return {
    no, text, bitmaps, lines,
    label: textBy(library, (buffer, bytes) => library.FPDF_GetPageLabel(document, no - 1, buffer, bytes)),
    width: library.FPDF_GetPageWidthF(page.at),
    height: library.FPDF_GetPageHeightF(page.at),
    set: sorted(shown, 'font'),
    marked: sorted(shown, 'mark'),
    type: pageType(shown),
    faint: faintest(shown),
    links: linksOn(opened, page.at, names),
  }
}
