import { PDFArray, PDFDict, PDFName, type PDFDocument, type PDFObject } from 'pdf-lib'

function pageRefOf(destination: PDFObject | undefined): PDFObject | undefined {
  if (destination instanceof PDFDict) return pageRefOf(destination.lookup(PDFName.of('D')))
  return destination instanceof PDFArray ? destination.get(0) : undefined
}

/**
 * On which page, counted from 0, each named destination lies. Chromium writes
 * one for each element that a link in the printed document leads to, under its id.
 */
export function destinationPages(document: PDFDocument): Map<string, number> {
  const named = document.catalog.lookup(PDFName.of('Dests'))
  if (!(named instanceof PDFDict)) return new Map()
  const refs = document.getPages().map(({ ref }) => ref)
  return new Map(named.entries().map(([name, value]) => {
    const target = pageRefOf(document.context.lookup(value))
    return [name.decodeText(), refs.findIndex((ref) => ref === target)]
  }))
}
