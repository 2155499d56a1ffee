import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { DeckError, messageOf } from '../../lib/errors.ts'
import { readLowLevel, type LowLevel } from './structure.ts'
import { pageType, type PageType } from './type.ts'

/** A link on a page: to an address, or to a page counted from 1; neither where it leads nowhere. */
export interface PdfLink { url: string | null; page: number | null; name: string | null }
/** A page; `type` is its smallest in points, `set` has the text in each font by the font's name, `smallest` the smallest text, in 1280ths of the page's width. */
export interface PdfPage { no: number; label: string; text: string; set: Map<string, string>; smallest: { px: number, text: string } | null; type: PageType; links: PdfLink[]; bitmaps: number }
/** An entry of the outline in reading order; `page` counts from 1, null where it leads nowhere. */
export interface Bookmark { title: string; page: number | null }

/** Title matter as a reader's program shows it. */
export interface Matter { title: string; author: string; subject: string; keywords: string; language: string; showsTitle: boolean }
/** The same in the XMP packet; null where there is none that can be read. */
export type Xmp = { title: string; author: string; language: string } | null

/** A PDF as an independent reader sees it. */
export interface PdfCopy extends LowLevel { bytes: number; pages: PdfPage[]; bookmarks: Bookmark[]; matter: Matter; xmp: Xmp; marked: boolean }

const BITMAP_OPERATIONS: number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject, OPS.paintImageXObjectRepeat, OPS.paintImageMaskXObjectRepeat]

type Destination = string | unknown[] | null | undefined

/** A document being read, with the pages of the destinations looked up so far: pdf.js walks all pages for each. */
interface Reading { document: PDFDocumentProxy; found: Map<string, Promise<number | null>> }

async function lookUp(document: PDFDocumentProxy, destination: Destination): Promise<number | null> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination
  const [ref] = explicit ?? []
  if (ref === null || typeof ref !== 'object') return null
  return document.getPageIndex(ref as Parameters<PDFDocumentProxy['getPageIndex']>[0]).then((index) => index + 1, () => null)
}

/** The page, from 1, that a destination lies on; null for one that lies nowhere. */
function pageOf({ document, found }: Reading, destination: Destination): Promise<number | null> {
  const key = JSON.stringify(destination ?? null)
  const known = found.get(key) ?? lookUp(document, destination)
  found.set(key, known)
  return known
}

interface Annotation { subtype?: string; url?: string; unsafeUrl?: string; dest?: Destination }

async function linksOf(reading: Reading, page: PDFPageProxy): Promise<PdfLink[]> {
  const annotations = (await page.getAnnotations() as Annotation[]).filter(({ subtype }) => subtype === 'Link')
  return Promise.all(annotations.map(async ({ url, unsafeUrl, dest }) => ({
    url: url ?? unsafeUrl ?? null,
    page: await pageOf(reading, dest),
    name: typeof dest === 'string' ? dest : null,
  })))
}

/** Width of a slide, in px. */
export const CANVAS = 1280
/** Height of text, whichever way it runs. */
const sizeOf = ([, , across = 0, up = 0]: number[]): number => Math.hypot(across, up)

/** Text of a page whose operators were read: only then are its fonts known by name. */
async function textOf(page: PDFPageProxy): Promise<Pick<PdfPage, 'text' | 'set' | 'smallest'>> {
  const items = (await page.getTextContent()).items.filter((item) => 'str' in item)
  const fontOf = (name: string): string => page.commonObjs.has(name) ? (page.commonObjs.get(name) as { name?: string }).name ?? '' : ''
  const byFont = Map.groupBy(items, ({ fontName }) => fontOf(fontName).replace(/^[A-Z]{6}\+/, ''))
  const [left = 0, , right = 0] = page.view
  const sizes = items.filter(({ str }) => str.trim()).map(({ str, transform }) => ({ px: sizeOf(transform) * CANVAS / (right - left), text: str }))
  return {
    smallest: sizes.sort((a, b) => a.px - b.px)[0] ?? null,
    text: items.map(({ str, hasEOL }) => `${str}${hasEOL ? '\n' : ''}`).join(''),
    set: new Map([...byFont].map(([font, inFont]) => [font, inFont.map(({ str }) => str).join('')])),
  }
}

async function pageFacts(reading: Reading, no: number, label: string): Promise<PdfPage> {
  const page = await reading.document.getPage(no)
  const drawn = await page.getOperatorList()
  return { no, label, ...await textOf(page), type: pageType(drawn), links: await linksOf(reading, page), bitmaps: drawn.fnArray.filter((operation) => BITMAP_OPERATIONS.includes(operation)).length }
}

interface OutlineNode { title: string; dest: Destination; items: OutlineNode[] }

async function bookmarksOf(reading: Reading, nodes: OutlineNode[]): Promise<Bookmark[]> {
  const found: Bookmark[] = []
  for (const { title, dest, items } of nodes) {
    found.push({ title, page: await pageOf(reading, dest) }, ...await bookmarksOf(reading, items))
  }
  return found
}

const asText = (value: unknown): string => Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : ''

async function matterOf(document: PDFDocumentProxy): Promise<{ matter: Matter, xmp: Xmp }> {
  const { info, metadata } = await document.getMetadata() as { info: Record<string, unknown>, metadata: { get: (name: string) => unknown } | null }
  const preferences = await document.getViewerPreferences() as Map<string, unknown> | null
  const [title, author, subject, keywords, language] = ['Title', 'Author', 'Subject', 'Keywords', 'Language'].map((key) => asText(info[key])) as [string, string, string, string, string]
  return {
    matter: { title, author, subject, keywords, language, showsTitle: preferences?.get('DisplayDocTitle') === true },
    xmp: metadata && { title: asText(metadata.get('dc:title')), author: asText(metadata.get('dc:creator')), language: asText(metadata.get('dc:language')) },
  }
}

async function read(document: PDFDocumentProxy): Promise<Omit<PdfCopy, keyof LowLevel | 'bytes'>> {
  const labels = await document.getPageLabels()
  const reading: Reading = { document, found: new Map() }
  const pages: PdfPage[] = []
  for (let no = 1; no <= document.numPages; no++) pages.push(await pageFacts(reading, no, labels?.[no - 1] ?? ''))
  return {
    pages,
    bookmarks: await bookmarksOf(reading, (await document.getOutline() ?? []) as OutlineNode[]),
    ...await matterOf(document),
    marked: (await document.getMarkInfo() as Map<string, boolean> | null)?.get('Marked') === true,
  }
}

/**
 * Opens a PDF: pages, links and title matter with pdf.js, which had no part in writing it;
 * fonts and structure from the objects of the file.
 * @throws DeckError when it is no PDF that can be read
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfCopy> {
  // A copy: pdf.js takes the buffer it is given for itself.
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, fontExtraProperties: true })
  try {
    return { bytes: bytes.length, ...await read(await task.promise), ...await readLowLevel(bytes) }
  } catch (error) {
    throw new DeckError(`can't be read as a PDF: ${messageOf(error)}`, { cause: error })
  } finally {
    await task.destroy()
  }
}
