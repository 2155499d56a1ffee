import { ParseSpeeds, PDFDocument, PDFStreamWriter } from 'pdf-lib'
import type { Talk } from '../../data/schema/index.ts'
import type { Slide } from '../deck/load.ts'
import { groupFrames } from './frames.ts'
import { writeMetadata, writeOutline, writePageLabels, type OutlineEntry } from './metadata.ts'
import { renumberStructure } from './structure-ids.ts'
import { plainTypes } from './structure-types.ts'

/** What an outline needs of a slide. */
type Outlined = Pick<Slide, 'no' | 'title' | 'section'>

/** Slides grouped under their sections, in deck order. `pageOf` tells the page of a slide, from 0; a slide with none is left out. */
export function outlineBy(slides: readonly Outlined[], pageOf: (no: number) => number | undefined): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  for (const slide of slides) {
    const page = pageOf(slide.no)
    if (page === undefined || page < 0) continue
    const entry = { title: slide.title, page }
    const section = entries.at(-1)
    if (section && section.title === slide.section) section.children?.push(entry)
    else entries.push({ title: slide.section || slide.title, page, children: [entry] })
  }
  return entries
}

/** The same where each page shows one slide: each at the first page that shows it. */
export const outlineOf = (slides: Slide[], pages: number[]): OutlineEntry[] =>
  outlineBy(slides, (no) => pages.indexOf(no))

/** `[1, 2, 2, 3]` → `1`, `2`, `2.2`, `3`: a label per page, unique where clicks repeat a slide. */
export function pageLabels(pages: readonly number[]): string[] {
  return pages.map((slide, index) => {
    const nth = pages.slice(0, index).filter((other) => other === slide).length + 1
    return nth === 1 ? String(slide) : `${slide}.${nth}`
  })
}

export interface DocumentMatter { talk: Talk; title: string; outline: OutlineEntry[]; labels: string[] }

/** Objects deflated together. `save` of pdf-lib takes 50, with which the handout weighs 7 % more. */
const OBJECTS_PER_STREAM = 500

/** Reads a PDF that Chromium printed, its dates untouched. */
export const openPdf = (bytes: Uint8Array): Promise<PDFDocument> => PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })

/**
 * Adds to a PDF printed by Chromium what Chromium leaves out: title matter, XMP,
 * page labels, an outline by section, ids that do not depend on the run. Tags and links survive.
 * @param matter one label for each page
 */
export async function finishDocument(document: PDFDocument, { talk, title, outline, labels }: DocumentMatter): Promise<Uint8Array> {
  writeMetadata(document, title, talk)
  writePageLabels(document, labels)
  writeOutline(document, outline)
  groupFrames(document)
  plainTypes(document)
  renumberStructure(document)
  document.setProducer('Chromium and pdf-lib')
  document.setCreator(talk.id)
  await document.flush()
  return PDFStreamWriter.forContext(document.context, Infinity, true, OBJECTS_PER_STREAM).serializeToBuffer()
}
