import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFOperator, PDFOperatorNames, PDFString, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib'
import { layoutOf } from '../../../scripts/handout/paper.ts'
import { writeMetadata, writeOutline, writePageLabels, type OutlineEntry } from '../../../scripts/pdf/metadata.ts'
import type { Talk, ToldSlide } from '../../../scripts/verify/talk.ts'
import { wording } from './told.ts'

/** A page; its first line is its heading, `tables` counts those among the others. */
interface PlannedPage { lines: string[]; urls: string[]; targets: string[]; picture?: string; size?: number; tables?: number }

/** A PDF in words; a test spoils one thing of it before it is written. */
export interface Plan {
  title: string
  /** Width and height of every page, in points. */
  paper: [number, number]
  pages: PlannedPage[]
  labels: string[]
  outline: OutlineEntry[]
  /** Page of each named destination, from 0. */
  places: Record<string, number>
  /** Last changes to the document itself. */
  touch: (document: PDFDocument) => Promise<void> | void
}

const name = (text: string): PDFName => PDFName.of(text)
const PT_PER_MM = 72 / 25.4

/** What a page says of a slide's exhibits beside their words. */
const shownOn = ({ exhibits: [first, ...rest] }: ToldSlide): Pick<PlannedPage, 'picture' | 'tables'> => ({
  ...first?.drawn && { picture: `${first.exhibit.title} ${first.exhibit.finding}` },
  tables: rest.filter(({ drawn }) => !drawn).length,
})

/** The slide PDF of a talk as it should be. */
export function slidePlan({ slides, dataset: { talk } }: Talk): Plan {
  return {
    title: talk.title,
    paper: [1200, 675],
    pages: slides.map((slide) => ({
      lines: [slide.title, ...slide.exhibits.flatMap(({ exhibit }) => wording(exhibit)), String(slide.no)],
      urls: slide.linked,
      targets: slide.no === 1 ? ['slide-2'] : [],
      ...shownOn(slide),
    })),
    labels: slides.map(({ no }) => String(no)),
    outline: slides.map(({ section, title, no }) => ({ title: section, page: no - 1, children: [{ title, page: no - 1 }] })),
    places: { 'slide-2': 1 },
    touch: () => {},
  }
}

/** The handout as it should be: cover, a sheet a slide, references in place of the source list. */
export function handoutPlan({ slides, dataset: { talk, sources }, options }: Talk): Plan {
  const sheets = slides.filter(({ listsSources }) => !listsSources)
  const { paper } = layoutOf(options)
  const references = sources.map(({ title, url }, index) => `[${index + 1}] ${title} ${url}`)
  return {
    title: `${talk.title} – handout`,
    paper: [paper.width * PT_PER_MM, paper.height * PT_PER_MM],
    pages: [
      { lines: [talk.title, 'Contents'], urls: [], targets: sheets.map(({ no }) => `sheet-${no}`) },
      ...sheets.map((slide) => ({
        lines: [`${slide.no} ${slide.title}`, ...slide.note.split(/(?<=\.) /), ...slide.exhibits.flatMap(({ exhibit }) => wording(exhibit)), ...slide.urls],
        urls: slide.urls, targets: ['source-1'],
        ...shownOn(slide),
      })),
      { lines: ['References', ...references], urls: sources.map(({ url }) => url), targets: ['sheet-1'] },
    ],
    labels: Array.from({ length: sheets.length + 2 }, (_, index) => String(index + 1)),
    outline: [
      { title: talk.title, page: 0 },
      ...sheets.map(({ section, title }, index) => ({ title: section, page: index + 1, children: [{ title, page: index + 1 }] })),
      { title: 'References', page: sheets.length + 1 },
    ],
    places: { ...Object.fromEntries(sheets.map(({ no }, index) => [`sheet-${no}`, index + 1])), 'source-1': sheets.length + 1 },
    touch: () => {},
  }
}

function annotate(document: PDFDocument, page: PDFPage, { urls, targets }: PlannedPage): void {
  const link = (target: object) => document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], ...target }))
  page.node.set(name('Annots'), document.context.obj([
    ...urls.map((url) => link({ A: { Type: 'Action', S: 'URI', URI: PDFString.of(url) } })),
    ...targets.map((target) => link({ Dest: name(target) })),
  ]))
}

/** Marked content of a page: its heading, the lines below, and its picture, which the fixture does not draw. */
const MARKS = { heading: 0, words: 1, picture: 2 } as const

/** Structure elements: a heading and a paragraph a page, its tables, and a picture with its words. */
function writeTree(document: PDFDocument, plan: Plan): void {
  const element = (S: string, page: number, rest: object) =>
    document.context.register(document.context.obj({ Type: 'StructElem', S, Pg: document.getPage(page).ref, ...rest }))
  const table = (page: number) => element('Table', page, { K: [element('TR', page, { K: [element('TH', page, {}), element('TD', page, {})] })] })
  const kids = plan.pages.flatMap(({ picture, tables = 0 }, page) => [
    element('H1', page, { K: MARKS.heading }), element('P', page, { K: [MARKS.words] }),
    ...Array.from({ length: tables }, () => table(page)),
    ...picture === undefined ? [] : [element('Figure', page, { K: MARKS.picture, Alt: PDFHexString.fromText(picture) })],
  ])
  document.catalog.set(name('StructTreeRoot'), document.context.register(document.context.obj({ Type: 'StructTreeRoot', K: kids })))
  document.catalog.set(name('MarkInfo'), document.context.obj({ Marked: true }))
}

function drawLines(page: PDFPage, { lines, size = 14 }: PlannedPage, font: PDFFont): void {
  lines.forEach((line, index) => {
    const mark = index === 0 ? MARKS.heading : MARKS.words
    page.pushOperators(PDFOperator.of(PDFOperatorNames.BeginMarkedContentSequence, ['/P', `<</MCID ${mark}>>`]))
    page.drawText(line, { x: 10, y: page.getHeight() - 20 - 16 * index, size, font })
    page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent))
  })
}

/** Makes a standard font pass for an embedded one of the deck: only its entries are looked at. */
async function bringAlong(document: PDFDocument, font: PDFFont): Promise<void> {
  await document.flush()
  const FontFile = document.context.register(document.context.stream('', { Length1: 0, Length2: 0, Length3: 0 }))
  const dict = document.context.lookup(font.ref, PDFDict)
  dict.set(name('FontDescriptor'), document.context.obj({ Type: 'FontDescriptor', FontName: name('AAAAAA+SourceSans3-Regular'), Flags: 32, FontFile }))
  dict.set(name('BaseFont'), name('AAAAAA+SourceSans3-Regular'))
}

/** Writes a planned PDF. */
export async function pdfFile(plan: Plan, { dataset: { talk } }: Talk): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const planned of plan.pages) {
    const page = document.addPage(plan.paper)
    drawLines(page, planned, font)
    annotate(document, page, planned)
  }
  document.catalog.set(name('Dests'), document.context.obj(Object.fromEntries(
    Object.entries(plan.places).map(([place, page]) => [place, [document.getPage(page).ref, name('Fit')]]))))
  writeTree(document, plan)
  writeMetadata(document, plan.title, talk)
  writePageLabels(document, plan.labels)
  writeOutline(document, plan.outline)
  await bringAlong(document, font)
  await plan.touch(document)
  return document.save({ addDefaultPage: false })
}

/** Every element of one kind in a document's structure tree. */
export const elementsOf = (document: PDFDocument, type: string): PDFDict[] => document.context.enumerateIndirectObjects()
  .flatMap(([, object]) => object instanceof PDFDict && object.get(name('S')) === name(type) ? [object] : [])

/** Has elements of one kind pass for another. */
export const retagged = (type: string, as: string) => (plan: Plan): void => {
  plan.touch = (document) => { for (const element of elementsOf(document, type)) element.set(name('S'), name(as)) }
}

/** Has elements of one kind hold nothing. */
export const emptied = (type: string) => (plan: Plan): void => {
  plan.touch = (document) => { for (const element of elementsOf(document, type)) element.delete(name('K')) }
}

/** Leaves of the structure tree one element without content. */
export const treeCut = (plan: Plan): void => {
  plan.touch = (document) => {
    const root = document.catalog.lookup(name('StructTreeRoot'), PDFDict)
    root.set(name('K'), document.context.obj([document.context.register(document.context.obj({ Type: 'StructElem', S: 'P' }))]))
  }
}
