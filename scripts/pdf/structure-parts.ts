import { PDFDict, PDFRef, type PDFDocument, type PDFObject } from 'pdf-lib'
import { elementOf, key, kidsOf, structureRoot, type Element } from './objects.ts'

/** What the structure tree has of one page: whole elements in reading order, and content of elements that other pages share. */
export interface PageStructure { elements: Element[]; loose: { content: PDFObject; of: Element }[] }

/** The page that content of an element is on: its own, or the element's. */
function pageOfContent({ dict }: Element, content: PDFObject): PDFObject | undefined {
  const own = content instanceof PDFRef ? dict.context.lookup(content) : content
  return (own instanceof PDFDict ? own.get(key('Pg')) : undefined) ?? dict.get(key('Pg'))
}

/** Takes the structure tree apart by pages. */
class Parts {
  readonly #document: PDFDocument
  readonly #pages = new Map<PDFRef, Set<PDFObject | undefined>>()
  readonly found = new Map<PDFObject | undefined, PageStructure>()

  constructor(document: PDFDocument) {
    this.#document = document
  }

  /** Pages that an element has content on. */
  #pagesOf(element: Element): Set<PDFObject | undefined> {
    const known = this.#pages.get(element.ref)
    if (known) return known
    const pages = new Set(kidsOf(element.dict).flatMap((kid) => {
      const below = elementOf(this.#document, kid)
      return below ? [...this.#pagesOf(below)] : [pageOfContent(element, kid)]
    }))
    this.#pages.set(element.ref, pages)
    return pages
  }

  #on(page: PDFObject | undefined): PageStructure {
    const structure = this.found.get(page) ?? { elements: [], loose: [] }
    this.found.set(page, structure)
    return structure
  }

  /** Gives an element to its page; one that several pages share is taken apart. */
  add(element: Element): void {
    const [page, ...others] = this.#pagesOf(element)
    if (others.length === 0) {
      if (page) this.#on(page).elements.push(element)
      return
    }
    for (const kid of kidsOf(element.dict)) {
      const below = elementOf(this.#document, kid)
      if (below) this.add(below)
      else this.#on(pageOfContent(element, kid)).loose.push({ content: kid, of: element })
    }
  }
}

/** What the structure tree has of each page, by the page's reference. */
export function structureByPage(document: PDFDocument): ReadonlyMap<PDFObject | undefined, PageStructure> {
  const [parts, root] = [new Parts(document), structureRoot(document)]
  for (const kid of root ? kidsOf(root) : []) {
    const element = elementOf(document, kid)
    if (element) parts.add(element)
  }
  return parts.found
}
