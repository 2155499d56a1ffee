import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from 'pdf-lib'
import { key, textIn } from './objects.ts'

/** A picture in the structure tree; `page` counts from 1, null where none is named. */
export interface Picture { alt: string; page: number | null }
/** Marked content that an element stands for: `mark` is its number on the page, `f3` of a form there. */
export interface Content { page: number | null; mark: string }
/** A heading, by all content in it: Chromium lets one that a page break moves on begin, without a word, on the page before. */
export type Heading = Content[]
/** A table, and how many cells it has of either kind. */
export interface Table { page: number | null; heads: number; cells: number }
/** What screen readers are told; `content` names everything that any element stands for, as `page:mark`. */
export interface Tags { hasTree: boolean; pictures: Picture[]; headings: Heading[]; tables: Table[]; content: Set<string> }

/** An element as read: its kind, and what lies in it. */
interface Element { dict: PDFDict; type: string; page: number | null; content: Content[]; kids: Element[] }

/** The name under which a mark is known, on a page and in the structure tree alike. */
export const markOf = (id: number, inForm: boolean): string => `${inForm ? 'f' : ''}${id}`

/** Names asked of thousands of elements, for which making them anew takes longer than all else. */
const [S, K, PG, MCID, STM] = ['S', 'K', 'Pg', 'MCID', 'Stm'].map(key) as [PDFName, PDFName, PDFName, PDFName, PDFName]

/** Reads the structure tree; an element that comes twice, in a broken file, is read once. */
class Reader {
  /** In the order of reading. */
  readonly elements: Element[] = []
  readonly #pages: Map<PDFObject, number>
  readonly #seen = new Set<PDFDict>()

  constructor(document: PDFDocument) {
    this.#pages = new Map(document.getPages().map(({ ref }, index) => [ref, index + 1]))
  }

  #pageIn(dict: PDFDict, around: number | null): number | null {
    const page = dict.get(PG)
    return page === undefined ? around : this.#pages.get(page) ?? null
  }

  #element(dict: PDFDict, around: number | null): Element {
    const type = dict.lookup(S)
    const element: Element = { dict, type: type instanceof PDFName ? type.asString().slice(1) : '', page: this.#pageIn(dict, around), content: [], kids: [] }
    this.elements.push(element)
    this.kidsOf(dict, element)
    return element
  }

  /** Reads what lies in an element, or in the tree itself. */
  kidsOf(dict: PDFDict, into: Pick<Element, 'page' | 'content' | 'kids'>): void {
    this.#seen.add(dict)
    const kids = dict.lookup(K)
    for (const kid of kids instanceof PDFArray ? kids.asArray() : [kids]) this.#kid(kid instanceof PDFRef ? dict.context.lookup(kid) : kid, into)
  }

  #kid(kid: PDFObject | undefined, { page, content, kids }: Pick<Element, 'page' | 'content' | 'kids'>): void {
    if (kid instanceof PDFNumber) content.push({ page, mark: markOf(kid.asNumber(), false) })
    if (!(kid instanceof PDFDict) || this.#seen.has(kid)) return
    const id = kid.lookup(MCID)
    if (id instanceof PDFNumber) content.push({ page: this.#pageIn(kid, page), mark: markOf(id.asNumber(), kid.has(STM)) })
    else kids.push(this.#element(kid, page))
  }
}

const contentIn = ({ content, kids }: Element): Content[] => [...content, ...kids.flatMap(contentIn)]

/** The page of an element, or of the first thing in it that has one. */
const pageIn = (element: Element): number | null =>
  element.page ?? element.content.find(({ page }) => page !== null)?.page ?? element.kids.map(pageIn).find((page) => page !== null) ?? null

/** An element and all below it, in reading order. */
const flat = (element: Element): Element[] => [element, ...element.kids.flatMap(flat)]

function tableOf(element: Element): Table {
  const types = flat(element).map(({ type }) => type)
  return { page: pageIn(element), heads: types.filter((type) => type === 'TH').length, cells: types.filter((type) => type === 'TD').length }
}

const pictureOf = (element: Element): Picture => ({ alt: textIn(element.dict, 'Alt') || textIn(element.dict, 'ActualText'), page: pageIn(element) })

/** Reads what the structure tree says of a document. Content of other streams than the page counts too. */
export function readTags(document: PDFDocument): Tags {
  const root = document.catalog.lookup(key('StructTreeRoot'))
  const reader = new Reader(document)
  if (root instanceof PDFDict) reader.kidsOf(root, { page: null, content: [], kids: [] })
  const { elements } = reader
  return {
    hasTree: elements.length > 0,
    pictures: elements.filter(({ type }) => type === 'Figure').map(pictureOf),
    headings: elements.filter(({ type }) => /^H[1-6]?$/.test(type)).map(contentIn),
    tables: elements.filter(({ type }) => type === 'Table').map(tableOf),
    content: new Set(elements.flatMap(({ content }) => content.map(({ page, mark }) => `${page}:${mark}`))),
  }
}
