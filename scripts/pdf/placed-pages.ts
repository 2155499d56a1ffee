import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef, type PDFDocument, type PDFObject, type PDFPage } from 'pdf-lib'
import { Copier } from './copier.ts'
import { destinationPages } from './destinations.ts'
import { elementsBelow, key, kidsOf, numberAt, type Element } from './objects.ts'
import { ParentTree } from './parent-tree.ts'
import { structureByPage, type PageStructure } from './structure-parts.ts'

/** A rectangle on a page, in points from its lower left corner. */
export interface Box { x: number; y: number; width: number; height: number }

/** Where a page of another document is shown: in a box on a page, and below an element of the structure tree. */
export interface Place { page: PDFPage; box: Box; element: Element }

/** The line around each page that is shown, `width` points wide, of a grey from 0, black, to 1. */
export interface Frame { width: number; grey: number }

/** The places of a document's pages, by the page from 0, and the name of the destination that stands for a page here. */
export interface Placing { source: PDFDocument; places: ReadonlyMap<number, Place>; frame: Frame; targetOf: (page: number) => string }

/** How a page is made smaller and moved, from its own points to those of the page that shows it. */
interface Fit { scale: number; x: number; y: number }

/** As large as the box allows, in the middle of it. */
function fitInto({ x, y, width, height }: Box, page: Box): Fit {
  const scale = Math.min(width / page.width, height / page.height)
  return { scale, x: x + (width - page.width * scale) / 2 - page.x * scale, y: y + (height - page.height * scale) / 2 - page.y * scale }
}

/** Numbers as a content stream takes them. */
const operands = (numbers: number[]): string => numbers.map((number) => String(Number(number.toFixed(5)))).join(' ')

/** A number names an entry of the tree of parents under one of these, in pages and forms, and in annotations. */
const PARENTS = ['StructParents', 'StructParent']
const dictOf = (object: PDFObject | undefined): PDFDict | null =>
  object instanceof PDFDict ? object : object instanceof PDFRawStream ? object.dict : null

/** What makes a drawing a form that is painted as a page is: by itself first, then on what is there. */
const FORM = { Type: 'XObject', Subtype: 'Form', Group: { Type: 'Group', S: 'Transparency', I: true } }

class Placer {
  readonly #document: PDFDocument
  readonly #placing: Placing
  readonly #copier: Copier
  readonly #trees: { here: ParentTree; there: ParentTree }
  readonly #structure: ReadonlyMap<PDFObject | undefined, PageStructure>
  readonly #targets: ReadonlyMap<string, number>

  constructor(document: PDFDocument, placing: Placing) {
    const { source, places } = placing
    this.#document = document
    this.#placing = placing
    this.#copier = new Copier(source.context, document.context)
    this.#trees = { here: new ParentTree(document), there: new ParentTree(source) }
    this.#structure = structureByPage(source)
    this.#targets = destinationPages(source)
    // A page without a place is never copied, whatever refers to it.
    source.getPages().forEach(({ ref }, index) => this.#copier.take(ref, (places.get(index)?.page ?? document.getPage(0)).ref))
  }

  all(): void {
    for (const [index, place] of this.#placing.places) this.#place(index, place)
    this.#trees.here.write()
  }

  #place(index: number, place: Place): void {
    const page = this.#placing.source.getPage(index)
    const fit = fitInto(place.box, page.getMediaBox())
    const form = this.#document.context.nextRef()
    this.#tag(this.#structure.get(page.ref) ?? { elements: [], loose: [] }, form, place)
    this.#draw(page, form, place, fit)
    for (const annotation of page.node.Annots()?.asArray() ?? []) this.#annotate(annotation, place.page, fit)
    for (const copy of this.#copier.recent()) this.#numberAnew(dictOf(copy))
  }

  /** Puts what the structure tree has of the page below its place. */
  #tag({ elements, loose }: PageStructure, form: PDFRef, { page, element }: Place): void {
    const { context } = this.#document
    for (const { dict } of elements) this.#copier.take(dict.get(key('P')), element.ref)
    const whole = elements.map(({ ref }) => this.#copier.ref(ref))
    // Copied after the whole ones, whose parents may be the shared ones.
    const shared = [...Map.groupBy(loose, ({ of }) => of.ref)].map(([of, contents]) => {
      const kids = contents.map(({ content }) => this.#copier.copy(content))
      const own = context.register(context.obj({ Type: 'StructElem', S: 'NonStruct', P: element.ref, Pg: page.ref, K: kids }))
      this.#copier.take(of, own)
      return own
    })
    element.dict.set(key('K'), context.obj([...kidsOf(element.dict), ...shared, ...whole]))
    for (const { dict } of elementsBelow(this.#document, element.dict)) this.#contentOf(dict, form)
  }

  /** Content of an element is in the form now, no longer in the stream of the page. */
  #contentOf(element: PDFDict, form: PDFRef): void {
    const { context } = this.#document
    const kids = kidsOf(element).map((kid) => {
      if (kid instanceof PDFNumber) return context.obj({ Type: 'MCR', Pg: element.get(key('Pg')), Stm: form, MCID: kid })
      const dict = context.lookup(kid)
      if (dict instanceof PDFDict && dict.has(key('MCID')) && !dict.has(key('Stm'))) dict.set(key('Stm'), form)
      return kid
    })
    if (kids.length) element.set(key('K'), context.obj(kids))
  }

  /** The page's drawing becomes a form, which is drawn, scaled, on the page that it is shown on. */
  #draw(page: PDFPage, form: PDFRef, place: Place, { scale, x, y }: Fit): void {
    const [{ context }, onto] = [this.#document, place.page]
    const drawing = page.node.Contents()
    if (!(drawing instanceof PDFRawStream)) throw new Error('a page to be placed is drawn by one stream')
    const dict = this.#copier.dict(drawing.dict)
    for (const [name, value] of Object.entries(FORM)) dict.set(key(name), context.obj(value))
    for (const [name, value] of [['BBox', page.node.MediaBox()], ['Resources', page.node.Resources()], ['StructParents', page.node.get(key('StructParents'))]] as const) {
      if (value) dict.set(key(name), this.#copier.copy(value))
    }
    this.#numberAnew(dict)
    context.assign(form, PDFRawStream.of(dict, drawing.contents))
    const name = key(`Placed${form.objectNumber}`)
    onto.node.setXObject(name, form)
    const shown = `q ${operands([scale, 0, 0, scale, x, y])} cm ${String(name)} Do Q`
    onto.node.addContentStream(context.register(context.stream(`${shown}\n${this.#frame(place.box)}`)))
  }

  /** A line within the box, drawn after the page: below it, viewers that show little would round it away. */
  #frame({ x, y, width, height }: Box): string {
    const { width: line, grey } = this.#placing.frame
    return `/Artifact BMC q ${operands([grey])} G ${operands([line])} w ${operands([x + line / 2, y + line / 2, width - line, height - line])} re S Q EMC`
  }

  /** A link of the page, where the page is shown now; one inside the document leads to what stands for its target. */
  #annotate(there: PDFObject, onto: PDFPage, { scale, x, y }: Fit): void {
    const { context } = this.#document
    const here = this.#copier.copy(there)
    const annotation = context.lookup(here)
    if (!(here instanceof PDFRef) || !(annotation instanceof PDFDict)) return
    const corners = annotation.lookup(key('Rect'), PDFArray).asRectangle()
    const [left, bottom] = [corners.x * scale + x, corners.y * scale + y]
    annotation.set(key('Rect'), context.obj([left, bottom, left + corners.width * scale, bottom + corners.height * scale]))
    const target = annotation.get(key('Dest'))
    const page = target instanceof PDFName ? this.#targets.get(target.decodeText()) : undefined
    if (page !== undefined && page >= 0) annotation.set(key('Dest'), key(this.#placing.targetOf(page)))
    onto.node.addAnnot(here)
  }

  /** Gives what has a number in the other document's tree of parents one in this document's. */
  #numberAnew(dict: PDFDict | null): void {
    for (const name of PARENTS) {
      const number = dict ? numberAt(dict, name) : null
      const entry = number === null ? undefined : this.#trees.there.get(number)
      if (entry) dict?.set(key(name), PDFNumber.of(this.#trees.here.add(this.#copier.copy(entry))))
    }
  }
}

/**
 * Shows pages of one document on pages of another, each as a form: with its tags below an element of the structure tree
 * there, and its links. Nothing is drawn anew; fonts and the like are taken along once.
 * Ids in the structure trees of the two documents must differ.
 */
export function placePages(document: PDFDocument, placing: Placing): void {
  new Placer(document, placing).all()
}
