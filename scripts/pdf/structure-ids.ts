import { PDFArray, PDFDict, PDFName, PDFRef, PDFString, type PDFDocument, type PDFObject } from 'pdf-lib'

const [ID, KIDS, ATTRIBUTES, HEADERS] = ['ID', 'K', 'A', 'Headers'].map((name) => PDFName.of(name)) as [PDFName, PDFName, PDFName, PDFName]

/** An element of the structure tree and where it is stored. */
interface Element { dict: PDFDict; ref: PDFRef }

const listOf = (object: PDFObject | undefined): PDFObject[] =>
  object instanceof PDFArray ? object.asArray() : object === undefined ? [] : [object]

/** Children of an element, last one first; a single one stands there without a list. */
function kidsOf(dict: PDFDict): PDFObject[] {
  const kids = dict.lookup(KIDS)
  return kids instanceof PDFArray ? kids.asArray().toReversed() : listOf(dict.get(KIDS))
}

/** Elements of the structure tree in reading order. */
function elementsOf(document: PDFDocument, root: PDFDict): Element[] {
  const found: Element[] = []
  const stack = kidsOf(root)
  while (stack.length) {
    const next = stack.pop()
    const dict = next instanceof PDFRef ? document.context.lookup(next) : undefined
    if (!(dict instanceof PDFDict) || !(next instanceof PDFRef)) continue
    found.push({ dict, ref: next })
    stack.push(...kidsOf(dict))
  }
  return found
}

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
  if (node instanceof PDFDict) for (const branch of listOf(node.lookup(PDFName.of('Kids')))) deleteTree(document, branch)
  if (tree instanceof PDFRef) document.context.delete(tree)
}

/**
 * Numbers the ids of the structure tree in reading order. Chromium takes them from its
 * DOM nodes, whose numbers depend on what the browser did before, so that the same
 * page printed twice would differ.
 */
export function renumberStructure(document: PDFDocument): void {
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'))
  if (!(root instanceof PDFDict)) return
  const elements = elementsOf(document, root)
  const named = elements.filter(({ dict }) => dict.has(ID))
  const ids = named.map((_, index) => PDFString.of(`node${String(index + 1).padStart(8, '0')}`))
  const renamed = new Map(named.map(({ dict }, index) => [String(dict.get(ID)), ids[index]!]))
  named.forEach(({ dict }, index) => dict.set(ID, ids[index]!))
  for (const element of elements) renameHeaders(element, renamed)
  const names = named.flatMap(({ ref }, index) => [ids[index]!, ref])
  deleteTree(document, root.get(PDFName.of('IDTree')))
  root.set(PDFName.of('IDTree'), document.context.obj({ Names: names }))
}
