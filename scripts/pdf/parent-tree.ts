import { PDFDict, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from 'pdf-lib'
import { key, listOf, structureRoot } from './objects.ts'

type Entry = [number: number, value: PDFObject]

function entriesOf(node: PDFObject | undefined): Entry[] {
  if (!(node instanceof PDFDict)) return []
  const listed = listOf(node.lookup(key('Nums')))
  const own = listed.flatMap((number, at): Entry[] => at % 2 === 0 && number instanceof PDFNumber ? [[number.asNumber(), listed[at + 1]!]] : [])
  return [...own, ...listOf(node.lookup(key('Kids'))).flatMap((kid) => entriesOf(node.context.lookup(kid)))]
}

/**
 * The way from what is drawn back to the structure tree, ISO 32000-1, 14.7.4.4: for each page and form the elements of
 * its marked content, for each annotation its own element, under a number that the page, form or annotation names.
 */
export class ParentTree {
  readonly #root: PDFDict | null
  readonly #entries: Map<number, PDFObject>
  #next: number

  constructor(document: PDFDocument) {
    this.#root = structureRoot(document)
    this.#entries = new Map(entriesOf(this.#root?.lookup(key('ParentTree'))))
    this.#next = Math.max(-1, ...this.#entries.keys()) + 1
  }

  get(number: number): PDFObject | undefined { return this.#entries.get(number) }

  /** Adds an entry, and gives its number. */
  add(value: PDFObject): number {
    this.#entries.set(this.#next, value)
    return this.#next++
  }

  remove(number: number): void { this.#entries.delete(number) }

  /** Writes the entries into the document. */
  write(): void {
    if (!this.#root) return
    const { context } = this.#root
    const place = this.#root.get(key('ParentTree'))
    const tree = context.obj({ Nums: [...this.#entries].toSorted(([one], [other]) => one - other).flat() })
    if (place instanceof PDFRef) context.assign(place, tree)
    else this.#root.set(key('ParentTree'), tree)
    this.#root.set(key('ParentTreeNextKey'), context.obj(this.#next))
  }
}
