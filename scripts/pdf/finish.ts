import { PDFDocument } from 'pdf-lib'
import type { Talk } from '../../data/schema/index.ts'
import type { Slide } from '../deck/load.ts'
import { writeMetadata, writeOutline, writePageLabels, type OutlineEntry } from './metadata.ts'

/** Slides grouped under their sections, in deck order, each at the first page that shows it. */
export function outlineOf(slides: Slide[], pages: number[]): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  for (const slide of slides) {
    const page = pages.indexOf(slide.no)
    if (page < 0) continue
    const entry = { title: slide.title, page }
    const section = entries.at(-1)
    if (section && section.title === slide.section) section.children?.push(entry)
    else entries.push({ title: slide.section || slide.title, page, children: [entry] })
  }
  return entries
}

/** `[1, 2, 2, 3]` → `1`, `2`, `2.2`, `3`: a label per page, unique where clicks repeat a slide. */
export function pageLabels(pages: number[]): string[] {
  return pages.map((slide, index) => {
    const nth = pages.slice(0, index).filter((other) => other === slide).length + 1
    return nth === 1 ? String(slide) : `${slide}.${nth}`
  })
}

export interface FinishOptions { talk: Talk; title: string; slides: Slide[]; pages: number[]; labels?: string[] }

/**
 * Adds to a PDF printed by Chromium what Chromium leaves out: title matter, XMP,
 * page labels, an outline by section. Tags and links survive.
 * @param pages slide number shown on each page
 */
export async function finishPdf(bytes: Uint8Array, { talk, title, slides, pages, labels }: FinishOptions): Promise<Uint8Array> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  writeMetadata(document, title, talk)
  writePageLabels(document, labels ?? pageLabels(pages))
  writeOutline(document, outlineOf(slides, pages))
  document.setProducer('Chromium and pdf-lib')
  document.setCreator(talk.id)
  return document.save({ useObjectStreams: true, addDefaultPage: false })
}
