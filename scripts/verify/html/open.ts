import { DomUtils, parseDocument } from 'htmlparser2'
import { squeeze } from '../words.ts'
import { cssAddresses, isForeign } from './css.ts'

type Node = ReturnType<typeof parseDocument>['childNodes'][number]
type Element = Extract<Node, { attribs: unknown }>
/** The nodes of a parsed page. */
export type Document = Node[]

/** Something a page loads by itself, or a script or style it runs. */
export interface Resource { what: string; url: string }
interface Heading { text: string; level: number; at: number }
/** A picture that screen readers are told of, and in which words; none where it has none. */
interface Picture { tag: string; name: string; at: number }

/** An HTML page without its script and style. */
export interface HtmlPage {
  file: string
  language: string
  title: string
  /** All text, in order; headings and pictures say at which place of it they stand. */
  text: string
  headings: Heading[]
  /** Pictures, but those that only decorate. */
  pictures: Picture[]
  resources: Resource[]
  /** Addresses that a reader may follow, as written. */
  links: string[]
  ids: Set<string>
}

const SILENT = new Set(['script', 'style', 'title', 'head', 'template'])
const LINE = new Set(['p', 'div', 'li', 'tr', 'td', 'th', 'br', 'section', 'h1', 'h2', 'h3', 'h4', 'text', 'tspan', 'figcaption', 'dt', 'dd', 'caption', 'summary'])

/** Attributes by which an element loads something. A link loads by its `rel`. */
const LOADS: Record<string, readonly string[]> = {
  script: ['src'], img: ['src', 'srcset'], source: ['src', 'srcset'], video: ['src', 'poster'], audio: ['src'], track: ['src'],
  iframe: ['src'], embed: ['src'], object: ['data'], input: ['src'], image: ['href', 'xlink:href'], use: ['href', 'xlink:href'], feimage: ['href', 'xlink:href'],
}
const LOADING_LINK = /\b(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|apple-touch-icon|mask-icon)\b/i

const candidates = (name: string, value: string): string[] =>
  name === 'srcset' ? value.split(/,\s+/).map((candidate) => candidate.trim().split(/\s+/)[0] ?? '') : [value.trim()]

function loadedBy({ name, attribs }: Element): Resource[] {
  const loads = name === 'link' ? (LOADING_LINK.test(attribs['rel'] ?? '') ? ['href', 'imagesrcset'] : []) : LOADS[name] ?? []
  const refresh = name === 'meta' && /refresh/i.test(attribs['http-equiv'] ?? '') ? /url=(.*)$/i.exec(attribs['content'] ?? '')?.[1] : undefined
  return [
    ...loads.flatMap((attribute) => candidates(attribute, attribs[attribute] ?? '').map((url) => ({ what: `<${name} ${attribute}>`, url }))),
    ...cssAddresses(attribs['style'] ?? '').map((url) => ({ what: `style of <${name}>`, url })),
    ...(refresh === undefined ? [] : [{ what: '<meta refresh>', url: refresh }]),
  ].filter(({ url }) => url !== '')
}

const PICTURES = new Set(['svg', 'img'])
/** Whether screen readers pass over a picture; one inside another, or inside what has a name as a picture, is part of that. */
const isPassedOver = (element: Element): boolean => {
  for (let around: Node | null = element; around; around = around.parent as Node | null) {
    if (!isElement(around)) continue
    if (around.attribs['aria-hidden'] === 'true') return true
    if (around !== element && (around.name === 'svg' || around.attribs['role'] === 'img')) return true
  }
  return element.attribs['alt'] === ''
}

/** The words of a picture: those it is labelled with, inside itself, or by an attribute. */
function nameOf(element: Element): string {
  const { attribs } = element
  const ids = `${attribs['aria-labelledby'] ?? ''} ${attribs['aria-describedby'] ?? ''}`.split(/\s+/).filter(Boolean)
  const inside = DomUtils.findAll(({ attribs: { id = '' } }) => ids.includes(id), element.childNodes)
  return [attribs['aria-label'] ?? attribs['alt'] ?? '', ...inside.map((part) => DomUtils.textContent(part))].join('\n').trim()
}

const isElement = (node: Node): node is Element => 'attribs' in node

class Reader {
  page: HtmlPage

  readonly #leaveOut: (element: Element) => boolean
  readonly #apart: string

  constructor(file: string, leaveOut: (element: Element) => boolean = () => false, apart = '') {
    this.#leaveOut = leaveOut
    this.#apart = apart
    this.page = { file, language: '', title: '', text: '', headings: [], pictures: [], resources: [], links: [], ids: new Set() }
  }

  read(nodes: Node[], silent = false): void {
    for (const node of nodes) {
      if (isElement(node)) { if (!this.#leaveOut(node)) this.#element(node, silent) }
      else if (node.type === 'text' && !silent) this.page.text += node.data
    }
  }

  #element(element: Element, silent: boolean): void {
    const { name, attribs, children } = element
    if (name === 'html') this.page.language = attribs['lang'] ?? ''
    // An SVG has titles too.
    if (name === 'title' && !this.page.title && (element.parent as Element | null)?.name !== 'svg') this.page.title = DomUtils.textContent(element).trim()
    if (name === 'style') this.page.resources.push(...cssAddresses(DomUtils.textContent(element)).map((url) => ({ what: '<style>', url })))
    if (name === 'a' && attribs['href'] !== undefined) this.page.links.push(attribs['href'])
    // A preview on another host is no fault: programs want its whole address.
    if (attribs['property'] === 'og:image' && !isForeign(attribs['content'] ?? '')) this.page.links.push(attribs['content'] ?? '')
    if (attribs['id']) this.page.ids.add(attribs['id'])
    this.page.resources.push(...loadedBy(element))
    if (PICTURES.has(name) && !isPassedOver(element)) this.page.pictures.push({ tag: name, name: nameOf(element), at: this.page.text.length })
    const end = LINE.has(name) ? '\n' : this.#apart
    this.page.text += end
    const level = Number(/^h([1-4])$/.exec(name)?.[1] ?? 0)
    if (level > 0) this.page.headings.push({ text: DomUtils.textContent(element), level, at: this.page.text.length })
    this.read(children, silent || (SILENT.has(name) && name !== 'head'))
    this.page.text += end
  }
}

/** Parses HTML with a parser of its own kind. */
export const parseHtml = (html: string): Document => parseDocument(html).childNodes

/** Reads a parsed page: what a browser would load, follow and show. */
export function readHtml(file: string, document: Document): HtmlPage {
  const reader = new Reader(file)
  reader.read(document)
  return reader.page
}

/** The same of a part of it, without some elements; what stands in elements of its own are words of their own. */
export function readPart(part: Document, leaveOut: (element: Element) => boolean): HtmlPage {
  const reader = new Reader('', leaveOut, ' ')
  reader.read(part)
  return reader.page
}

/** Reads a page as it is written. */
export const openHtml = (file: string, html: string): HtmlPage => readHtml(file, parseHtml(html))

/**
 * Where the text below each of the given titles begins and ends, up to the next of them; null where a title is no heading.
 * Titles are looked for in order, so that equal ones are told apart.
 */
export function placesBelow({ headings, text }: HtmlPage, titles: readonly string[]): ([from: number, to: number] | null)[] {
  let next = 0
  const starts = titles.map((title) => {
    const index = headings.findIndex((heading, at) => at >= next && squeeze(heading.text).endsWith(squeeze(title)))
    if (index < 0) return null
    next = index + 1
    return headings[index]?.at ?? null
  })
  return starts.map((start, index) => start === null ? null : [start, starts.slice(index + 1).find((other) => other !== null) ?? text.length])
}

/** The text below each of the given titles, as `placesBelow` finds it. */
export const partsBelow = (page: HtmlPage, titles: readonly string[]): (string | null)[] =>
  placesBelow(page, titles).map((place) => place && page.text.slice(...place))
