import { PDFDict, type PDFDocument } from 'pdf-lib'
import { key } from './objects.ts'

const [TYPE, PARENT, ATTRIBUTES] = [key('S'), key('P'), key('A')]

/**
 * Types that Chromium writes and PDF 1.7 does not have (Strong and Em came with 2.0), and form fields, which
 * a sort button on paper is not: poppler drops such elements from the structure it reads.
 */
const PLAIN: ReadonlySet<unknown> = new Set(['Strong', 'Em', 'Form'].map(key))

/** Turns elements of the structure tree whose type means nothing here into plain spans of text. */
export function plainTypes(document: PDFDocument): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || !object.has(PARENT) || !PLAIN.has(object.get(TYPE))) continue
    if (object.get(TYPE) === key('Form')) object.delete(ATTRIBUTES)
    object.set(TYPE, key('Span'))
  }
}
