import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from 'pdf-lib'

export const key = (name: string): PDFName => PDFName.of(name)

/** Entries of a list; what stands there without a list, by itself. */
export const listOf = (object: PDFObject | undefined): PDFObject[] =>
  object instanceof PDFArray ? object.asArray() : object === undefined ? [] : [object]

export function structureRoot(document: PDFDocument): PDFDict | null {
  const root = document.catalog.lookup(key('StructTreeRoot'))
  return root instanceof PDFDict ? root : null
}

/** Children of an element of the structure tree, or of its root; a single one stands there without a list. */
export function kidsOf(element: PDFDict): PDFObject[] {
  const kids = element.lookup(key('K'))
  return kids instanceof PDFArray ? kids.asArray() : listOf(element.get(key('K')))
}

/** An element of the structure tree and where it is stored. */
export interface Element { dict: PDFDict; ref: PDFRef }

/** The element that a child is; null for content, which has no type. */
export function elementOf(document: PDFDocument, kid: PDFObject | undefined): Element | null {
  const dict = kid instanceof PDFRef ? document.context.lookup(kid) : undefined
  return kid instanceof PDFRef && dict instanceof PDFDict && dict.has(key('S')) ? { dict, ref: kid } : null
}

/** Elements below one, or below the root, in reading order. */
export function elementsBelow(document: PDFDocument, above: PDFDict): Element[] {
  const found: Element[] = []
  const stack = kidsOf(above).toReversed()
  while (stack.length) {
    const element = elementOf(document, stack.pop())
    if (!element) continue
    found.push(element)
    stack.push(...kidsOf(element.dict).toReversed())
  }
  return found
}

/** A number by its name in a dictionary; null where there is none. */
export function numberAt(dict: PDFDict, name: string): number | null {
  const value = dict.lookup(key(name))
  return value instanceof PDFNumber ? value.asNumber() : null
}
