import { PDFDict, PDFDocument, PDFName, PDFString, StandardFonts, type PDFFont, type PDFPage } from 'pdf-lib'
import { writeMetadata, writeOutline, writePageLabels, type OutlineEntry } from '../../../scripts/pdf/metadata.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { wording } from './told.ts'

interface PlannedPage { lines: string[]; urls: string[]; targets: string[]; picture?: string; size?: number }

/** A PDF in words; a test spoils one thing of it before it is written. */
export interface Plan {
  title: string
  pages: PlannedPage[]
  labels: string[]
  outline: OutlineEntry[]
  /** Page of each named destination, from 0. */
  places: Record<string, number>
  /** Last changes to the document itself. */
  touch: (document: PDFDocument) => Promise<void> | void
}

const name = (text: string): PDFName => PDFName.of(text)

/** The slide PDF of a talk as it should be. */
export function slidePlan({ slides, dataset: { talk } }: Talk): Plan {
  return {
    title: talk.title,
    pages: slides.map((slide) => ({
      lines: [slide.title, ...slide.exhibits.flatMap(({ exhibit }) => wording(exhibit)), String(slide.no)],
      urls: slide.linked,
      targets: slide.no === 1 ? ['slide-2'] : [],
      ...slide.exhibits[0]?.drawn && { picture: slide.exhibits[0].exhibit.title },
    })),
    labels: slides.map(({ no }) => String(no)),
    outline: slides.map(({ section, title, no }) => ({ title: section, page: no - 1, children: [{ title, page: no - 1 }] })),
    places: { 'slide-2': 1 },
    touch: () => {},
  }
}

/** The handout as it should be: cover, a sheet a slide, references in place of the source list. */
export function handoutPlan({ slides, dataset: { talk, sources } }: Talk): Plan {
  const sheets = slides.filter(({ listsSources }) => !listsSources)
  const references = sources.map(({ title, url }, index) => `[${index + 1}] ${title} ${url}`)
  return {
    title: `${talk.title} – handout`,
    pages: [
      { lines: [talk.title, 'Contents'], urls: [], targets: sheets.map(({ no }) => `sheet-${no}`) },
      ...sheets.map((slide) => ({
        lines: [`${slide.no} ${slide.title}`, ...slide.note.split(/(?<=\.) /), ...slide.exhibits.flatMap(({ exhibit }) => wording(exhibit)), ...slide.urls],
        urls: slide.urls, targets: ['source-1'],
        ...slide.exhibits[0]?.drawn && { picture: slide.exhibits[0].exhibit.title },
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

/** Structure elements: a paragraph a page, and a picture with its words. */
function writeTree(document: PDFDocument, plan: Plan): void {
  const element = (S: string, page: number, rest: object) =>
    document.context.register(document.context.obj({ Type: 'StructElem', S, Pg: document.getPage(page).ref, ...rest }))
  const kids = plan.pages.flatMap(({ picture }, page) => [
    element('P', page, { K: 0 }), ...picture === undefined ? [] : [element('Figure', page, { K: 1, Alt: PDFString.of(picture) })],
  ])
  document.catalog.set(name('StructTreeRoot'), document.context.register(document.context.obj({ Type: 'StructTreeRoot', K: kids })))
  document.catalog.set(name('MarkInfo'), document.context.obj({ Marked: true }))
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
    const page = document.addPage([1200, 900])
    planned.lines.forEach((line, index) => page.drawText(line, { x: 10, y: 880 - 16 * index, size: planned.size ?? 14, font }))
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
