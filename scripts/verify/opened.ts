import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { DeckError, messageOf } from '../lib/errors.ts'
import { cardRules, openPng, type CardCopy } from './card.ts'
import type { SlideView } from './alike.ts'
import { wordingsOf, type FigureCopy } from './figures.ts'
import { canvasesOf } from './html/canvas.ts'
import { openHtml, parseHtml, partsBelow, readHtml, type HtmlPage } from './html/open.ts'
import { openByDoubleClick } from './html/double-click.ts'
import { oneFileRules } from './html/one-file.ts'
import { SHOWN, shownFaults, shownInFile } from './html/shown.ts'
import { READING, webRules, type WebCopy } from './html/web.ts'
import { handoutRules, sheetText } from './pdf/handout.ts'
import { openPdf, type PdfCopy } from './pdf/open.ts'
import { slidePages, slidePdfRules } from './pdf/slides.ts'
import { pictureRules } from './pictures.ts'
import { lookRules } from './pptx/look-rules.ts'
import { openPptx, type PptxCopy } from './pptx/open.ts'
import { pptxRules } from './pptx/rules.ts'
import type { PublicText } from './private-notes.ts'
import { checkOf, runRules, type Check } from './rule.ts'
import type { Talk, ToldSlide } from './talk.ts'

/** What the checks across copies need of one: its slides' words, and all that may be read in it. */
export interface Told {
  slideText: FigureCopy['slideText']
  crowded?: boolean
  /** What a slide shows by itself, where that can be told from what stands beside it. */
  view?: (slide: ToldSlide) => SlideView | null
  texts: () => PublicText[]
}

/** A copy that could be opened, with its own checks; `told` is null for a picture. */
export interface OpenedCopy { pages: number; bytes: number; checks: Check[]; told: Told | null }

/** Opens the file or folder of one copy. `browser` is null where none may be used. */
export type Opener = (path: string, talk: Talk, browser: Browser | null) => Promise<OpenedCopy>

const CONTRAST = 'contrast of everything shown'
/** Copies that are printed from the slides have their contrast: it is measured there, and can't be in the copy. */
const asMeasured = ({ measured }: Talk): Check => checkOf(CONTRAST, measured ? {}
  : { skipped: 'it is measured on the slides, when the copies are made from them' })

const pdfTexts = ({ pages, bookmarks, matter, pictures, hidden }: PdfCopy): PublicText[] => [
  ...pages.map(({ no, text }) => ({ where: `page ${no}`, text })),
  { where: 'outline', text: bookmarks.map(({ title }) => title).join('\n') },
  { where: 'title matter', text: Object.values(matter).join('\n') },
  { where: 'alternative texts', text: pictures.map(({ alt }) => alt).join('\n') },
  ...hidden,
]

type PdfRules = typeof slidePdfRules | typeof handoutRules
/** How what a copy says of a slide is read from it. */
interface PdfReading { slideText: (pdf: PdfCopy, slide: ToldSlide) => string | null; view?: (pdf: PdfCopy, slide: ToldSlide) => SlideView | null }

const pdfOpener = (rules: PdfRules, { slideText, view }: PdfReading): Opener => async (path, talk) => {
  const pdf = await openPdf(await readFile(path))
  const crowded = rules === handoutRules && talk.options.perPage !== '1'
  return { pages: pdf.pages.length, bytes: pdf.bytes, checks: [...runRules(rules, pdf, talk), asMeasured(talk)], told: { slideText: (slide) => slideText(pdf, slide), ...view && { view: (slide: ToldSlide) => view(pdf, slide) }, crowded, texts: () => pdfTexts(pdf) } }
}

function pdfSlideText(pdf: PdfCopy, { no }: ToldSlide): string | null {
  const pages = slidePages(pdf, no)
  return pages.length === 0 ? null : pages.map(({ text }) => text).join('\n')
}

/** A slide as it ends: with clicks, its last page. */
function pdfView(pdf: PdfCopy, { no }: ToldSlide): SlideView | null {
  const page = slidePages(pdf, no).at(-1)
  return page ? { text: page.text, links: page.links.flatMap(({ url }) => url ?? []) } : null
}

/** Text below each slide's heading. */
function belowHeadings(page: HtmlPage | undefined, { slides }: Talk): FigureCopy['slideText'] {
  const parts = page ? partsBelow(page, slides.map(({ title }) => title)) : []
  return (slide) => parts[slides.indexOf(slide)] ?? null
}

const openOneFile: Opener = async (path, talk, browser) => {
  const [html, { size }] = await Promise.all([readFile(path, 'utf8'), stat(path)])
  const document = parseHtml(html)
  const [page, views] = [readHtml('document', document), canvasesOf(document)]
  const opened = browser ? await openByDoubleClick(browser, path) : { skipped: 'no browser was given to open it with' }
  const checks = [...runRules(oneFileRules, { bytes: size, page, opened }, talk), checkOf(SHOWN, await shownInFile(path, talk, browser))]
  const texts = (): PublicText[] => [{ where: 'document', text: page.text }, { where: 'document, as written', text: html }]
  return { pages: 1, bytes: size, checks, told: { slideText: belowHeadings(page, talk), view: ({ no }) => views.get(no) ?? null, texts } }
}

/** Files that hold no text as such. Any other is read: a source that strayed into the folder may hold private notes. */
const UNREAD = /\.(?:woff2?|ttf|otf|png|jpe?g|gif|webp|avif|ico|br|gz|zip|pdf|pptx|wasm|mp[34]|webm)$/i

/** Reads a folder of files; text of those that may hold any. */
export async function openFolder(path: string): Promise<WebCopy> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(path, file))).size))
  const texts = new Map(await Promise.all(files.filter((file) => !UNREAD.test(file)).map(async (file) => [file, await readFile(join(path, file), 'utf8')] as const)))
  const pages = new Map([...texts].filter(([file]) => file.endsWith('.html')).map(([file, text]) => [file, openHtml(file, text)]))
  return { files: new Set(files), bytes: sizes.reduce((sum, size) => sum + size, 0), texts, pages }
}

const openWeb: Opener = async (path, talk, browser) => {
  const web = await openFolder(path)
  const texts = (): PublicText[] => [
    ...[...web.texts].map(([where, text]) => ({ where, text })),
    ...[...web.pages].map(([where, page]) => ({ where, text: page.text })),
  ]
  return { pages: web.pages.size, bytes: web.bytes, checks: [...runRules(webRules, web, talk), checkOf(SHOWN, await shownFaults(path, talk, browser))], told: { slideText: belowHeadings(web.pages.get(READING), talk), texts } }
}

/** Alternative text counts where it is all that says what is shown; a table shows its words itself. */
const pptxSlideText = ({ slides }: PptxCopy, { no }: ToldSlide): string | null => {
  const slide = slides[no - 1]
  const alternatives = slide?.shapes.filter(({ kind }) => kind !== 'table').map(({ words }) => words) ?? []
  return slide ? [slide.title, slide.text, slide.chartText, ...slide.charts.flatMap(({ values }) => values).flatMap(wordingsOf), ...alternatives].join('\n') : null
}

const openOffice: Opener = async (path, talk) => {
  const pptx = openPptx(await readFile(path))
  const texts = (): PublicText[] => [
    ...[...pptx.texts].map(([where, text]) => ({ where, text })),
    ...pptx.slides.flatMap(({ no, text, notes }) => [{ where: `slide ${no}`, text }, { where: `notes of slide ${no}`, text: notes }]),
  ]
  return { pages: pptx.slides.length, bytes: pptx.bytes, checks: [...runRules(pptxRules, pptx, talk), ...runRules(lookRules, pptx, talk)], told: { slideText: (slide) => pptxSlideText(pptx, slide), texts } }
}

const openCard: Opener = async (path, talk) => {
  const bytes = await readFile(path)
  return { pages: 1, bytes: bytes.length, checks: runRules(cardRules, openPng(bytes), talk), told: null }
}

/** Reads one picture of several. @throws DeckError that names it when it is none, or is damaged */
async function pictureAt(folder: string, name: string): Promise<CardCopy> {
  const bytes = await readFile(join(folder, name))
  try {
    return openPng(bytes)
  } catch (error) {
    throw new DeckError(`${name} ${messageOf(error)}`, { cause: error })
  }
}

const openPictures: Opener = async (path, talk) => {
  const names = (await readdir(path)).sort()
  const pictures = new Map(await Promise.all(names.map(async (name) => [name, await pictureAt(path, name)] as const)))
  const bytes = [...pictures.values()].reduce((sum, picture) => sum + picture.bytes, 0)
  return { pages: names.length, bytes, checks: [...runRules(pictureRules, { pictures }, talk), asMeasured(talk)], told: null }
}

/** How each kind of copy is opened, by the name that `--only` takes. */
export const OPENERS = {
  web: openWeb,
  og: openCard,
  pdf: pdfOpener(slidePdfRules, { slideText: pdfSlideText, view: pdfView }),
  handout: pdfOpener(handoutRules, { slideText: sheetText }),
  html: openOneFile,
  pptx: openOffice,
  png: openPictures,
} as const satisfies Record<string, Opener>
