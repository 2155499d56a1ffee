import { PDFArray, PDFDict, PDFRef, PDFString, type PDFDocument, type PDFObject, type PDFPage } from 'pdf-lib'
import { DeckError } from '../lib/errors.ts'
import { elementOf, elementsBelow, key, kidsOf, numberAt, type Element } from '../pdf/objects.ts'
import { ParentTree } from '../pdf/parent-tree.ts'
import { placePages, type Frame, type Place } from '../pdf/placed-pages.ts'
import { REFERENCES_ID, sheetId } from './cover.ts'
import type { Handout } from './model.ts'
import { slideAt } from './sheet.ts'

/** The printed slides, and the slide that each page shows; with clicks several show one. */
export interface PrintedSlides { document: PDFDocument; pages: readonly number[] }

/** Around each slide, as its own white is the paper's. */
const FRAME: Frame = { width: .5, grey: .47 }

/** An annotation that marks the place of a slide. */
interface Mark { ref: PDFRef; dict: PDFDict; slide: number }

function markOf(document: PDFDocument, ref: PDFObject): Mark | null {
  const dict = document.context.lookup(ref)
  const action = dict instanceof PDFDict ? dict.lookup(key('A')) : undefined
  const address = action instanceof PDFDict ? action.lookup(key('URI')) : undefined
  const slide = address instanceof PDFString ? slideAt(address.asString()) : null
  return slide !== null && ref instanceof PDFRef && dict instanceof PDFDict ? { ref, dict, slide } : null
}

/** Takes a mark out of the document, and gives the element of the structure tree that it was in. */
function take(document: PDFDocument, page: PDFPage, tree: ParentTree, { ref, dict }: Mark): Element | null {
  const number = numberAt(dict, 'StructParent')
  const link = number === null ? null : elementOf(document, tree.get(number))
  const around = link && elementOf(document, link.dict.get(key('P')))
  if (number === null || !link || !around) return null
  around.dict.set(key('K'), document.context.obj(kidsOf(around.dict).filter((kid) => kid !== link.ref)))
  tree.remove(number)
  page.node.removeAnnot(ref)
  for (const gone of [ref, link.ref]) document.context.delete(gone)
  return around
}

/** Places of slides by their numbers. The links that mark them are taken out of the document. */
function takePlaces(document: PDFDocument): Map<number, Place> {
  const [tree, places] = [new ParentTree(document), new Map<number, Place>()]
  for (const page of document.getPages()) {
    for (const ref of page.node.Annots()?.asArray().slice() ?? []) {
      const mark = markOf(document, ref)
      const box = mark?.dict.lookup(key('Rect'), PDFArray).asRectangle()
      const element = mark && take(document, page, tree, mark)
      if (mark && box && element) places.set(mark.slide, { page, box, element })
    }
  }
  tree.write()
  return places
}

/** A slide's heading is no heading here: its sheet has one with the same words. */
function demoteHeadings(document: PDFDocument, { element }: Place): void {
  for (const { dict } of elementsBelow(document, element.dict)) if (dict.get(key('S')) === key('H1')) dict.set(key('S'), key('P'))
}

/**
 * Shows each slide, as it was printed, in the place that the handout has for it, in its final state.
 * @param replaced slides that the references stand for
 * @throws DeckError when a slide has no place, or was not printed
 */
export function placeSlides(document: PDFDocument, { document: source, pages }: PrintedSlides, { sheets, replaced }: Pick<Handout, 'sheets' | 'replaced'>): void {
  const places = takePlaces(document)
  const byPage = new Map(sheets.map(({ no }): [number, Place] => {
    const [place, page] = [places.get(no), pages.lastIndexOf(no)]
    if (!place || page < 0) throw new DeckError(`the handout can't show slide ${no}: ${place ? 'it was not printed' : 'Chromium wrote no mark of its place'}.`)
    return [page, place]
  }))
  const targetOf = (page: number): string => replaced.includes(pages[page] ?? 0) ? REFERENCES_ID : sheetId(pages[page] ?? 0)
  placePages(document, { source, places: byPage, frame: FRAME, targetOf })
  for (const place of byPage.values()) demoteHeadings(document, place)
}
