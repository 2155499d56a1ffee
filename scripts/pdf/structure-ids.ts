import { PDFArray, PDFDict, PDFRef, PDFString, type PDFDocument, type PDFObject } from 'pdf-lib'
import { elementsBelow, key, listOf, structureRoot, type Element } from './objects.ts'

const [ID, ATTRIBUTES, HEADERS] = [key('ID'), key('A'), key('Headers')]

/** Points the header lists of table cells at the new ids. */
function renameHeaders({ dict }: Element, renamed: Map<string, PDFString>): void {
  for (const entry of listOf(dict.lookup(ATTRIBUTES))) {
    const attribute = dict.context.lookup(entry)
    const headers = attribute instanceof PDFDict ? attribute.lookup(HEADERS) : undefined
    if (!(headers instanceof PDFArray)) continue
    headers.asArray().forEach((id, index) => headers.set(index, renamed.get(String(id)) ?? id))
  }
}

/** Removes a name tree with all its branches, so that no trace of the old ids stays in the file. */
function deleteTree(document: PDFDocument, tree: PDFObject | undefined): void {
  const node = document.context.lookup(tree)
  if (node instanceof PDFDict) for (const branch of listOf(node.lookup(key('Kids')))) deleteTree(document, branch)
  if (tree instanceof PDFRef) document.context.delete(tree)
}

/**
 * Numbers the ids of the structure tree in reading order. Chromium takes them from its
 * DOM nodes, whose numbers depend on what the browser did before, so that the same
 * page printed twice would differ.
 * @param name what the ids begin with: two documents that become one must not share any
 */
export function renumberStructure(document: PDFDocument, name = 'node'): void {
  const root = structureRoot(document)
  if (!root) return
  const elements = elementsBelow(document, root)
  const named = elements.filter(({ dict }) => dict.has(ID))
  const ids = named.map((_, index) => PDFString.of(`${name}${String(index + 1).padStart(8, '0')}`))
  const renamed = new Map(named.map(({ dict }, index) => [String(dict.get(ID)), ids[index]!]))
  named.forEach(({ dict }, index) => dict.set(ID, ids[index]!))
  for (const element of elements) renameHeaders(element, renamed)
  const names = named.flatMap(({ ref }, index) => [ids[index]!, ref])
  deleteTree(document, root.get(key('IDTree')))
  root.set(key('IDTree'), document.context.obj({ Names: names }))
}
