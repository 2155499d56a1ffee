/** What an exhibit draws, as shapes and lines of text: office programs can show those themselves. Runs inside the page. */
import { finalContainers } from './clone.ts'
import { parseColour } from './contrast.ts'
import { isVisible } from './geometry.ts'
import { arrowOf } from './drawing-arrow.ts'
import { mustBePlain, UNSHOWN } from './drawing-plain.ts'
import { joined, linesOf, type TextLine } from './drawing-text.ts'
import { boxShapes } from './drawing-box.ts'
import { faded, outlineOf, Undrawable, type DrawnShape, type Stroke } from './outline.ts'
import type { Rgba } from './wcag.ts'

export type { DrawnShape, Stroke } from './outline.ts'
export type { TextLine, TextPiece } from './drawing-text.ts'

/** A rectangle of the canvas, px, and what is painted in it, first things first. */
export interface Drawing { x: number; y: number; w: number; h: number; items: (DrawnShape | TextLine)[] }

/** Opacity of an element with all that it stands in. */
function opacityOf(element: Element | null): number {
  return element ? Number(getComputedStyle(element).opacity) * opacityOf(element.parentElement) : 1
}

/** The colour of a fill or stroke; null for none. */
function paintOf(value: string, opacity: number): Rgba | null {
  if (value.startsWith('url(')) throw new Undrawable(value)
  return faded(parseColour(value), opacity)
}

const LENGTHS = /[\d.]+/g

function strokeOf(element: Element, style: CSSStyleDeclaration, scale: number, opacity: number): Stroke | null {
  const colour = paintOf(style.stroke, opacity * Number(style.strokeOpacity))
  const width = Number.parseFloat(style.strokeWidth) * scale
  const arrow = arrowOf(element, style, scale)
  if (!colour || !(width > 0)) {
    if (arrow.start !== null || arrow.end !== null) throw new Undrawable('an arrow without a line')
    return null
  }
  const dash = style.strokeDasharray === 'none' ? [] : (style.strokeDasharray.match(LENGTHS) ?? []).map((length) => Number(length) * scale)
  // `1, 0` and the like have no gaps.
  const isDashed = dash.some((length, index) => index % 2 === 1 && length > 0)
  return { colour, width, dash: isDashed ? dash : [], cap: style.strokeLinecap, join: style.strokeLinejoin, arrow }
}

/** A shape of an SVG. */
function svgShape(element: SVGGraphicsElement, style: CSSStyleDeclaration, origin: DOMRect): DrawnShape[] {
  const d = outlineOf(element)
  const at = element.getScreenCTM()
  if (!d || !at) return []
  const opacity = opacityOf(element)
  const fill = element.localName === 'line' ? null : paintOf(style.fill, opacity * Number(style.fillOpacity))
  const stroke = strokeOf(element, style, Math.sqrt(Math.abs(at.a * at.d - at.b * at.c)), opacity)
  if (!fill && !stroke) return []
  return [{ kind: 'shape', d, matrix: [at.a, at.b, at.c, at.d, at.e - origin.left, at.f - origin.top], fill, evenOdd: style.fillRule === 'evenodd', stroke }]
}

/** Whether CSS gives an element a ground and a border; inside SVG it does not. */
const isBox = (element: Element): boolean => !(element instanceof SVGElement) || (element instanceof SVGSVGElement && !element.ownerSVGElement)

const shapesOf = (element: Element, origin: DOMRect): DrawnShape[] => {
  const style = getComputedStyle(element)
  mustBePlain(element, style)
  if (isBox(element)) return boxShapes(element, style, { origin, opacity: opacityOf(element) })
  if (element instanceof SVGGraphicsElement) return svgShape(element, style, origin)
  return []
}

function paintedIn(element: Element, origin: DOMRect): Drawing['items'] {
  if (element.matches(UNSHOWN) || !isVisible(element)) return []
  const within = [...element.childNodes].flatMap((node) => {
    if (node instanceof Element) return paintedIn(node, origin)
    return node instanceof Text ? linesOf(node, origin, opacityOf(element)) : []
  })
  return [...shapesOf(element, origin), ...within]
}

/** Everything that an element shows, in the order of painting; what stands on one line is one text. */
function itemsIn(root: Element, origin: DOMRect): Drawing['items'] {
  const items: Drawing['items'] = []
  for (const item of paintedIn(root, origin)) {
    const last = items.at(-1)
    if (item.kind !== 'text' || last?.kind !== 'text' || !joined(last, item)) items.push(item)
  }
  return items
}

/** Whether an element shows nothing but what is in it. */
const isBare = (element: Element, origin: DOMRect): boolean => shapesOf(element, origin).length === 0

/** An exhibit is as wide as its frame, and as high as what is in it; decoration is where it is drawn. */
function boundsOf(body: Element, isArt: boolean, origin: DOMRect): Omit<Drawing, 'items'> {
  const rects = [...body.querySelectorAll('*')]
    .filter((element) => !(element.matches('svg') && isBare(element, origin)) && !element.closest(UNSHOWN))
    .map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width > 0 || height > 0)
  const across = isArt ? rects : [body.getBoundingClientRect()]
  const [left, top] = [Math.min(...across.map((rect) => rect.left)), Math.min(...rects.map((rect) => rect.top))]
  const [right, bottom] = [Math.max(...across.map((rect) => rect.right)), Math.max(...rects.map((rect) => rect.bottom))]
  return { x: left - origin.left, y: top - origin.top, w: right - left, h: bottom - top }
}

/** In light colours, whatever another copy is doing with the page; nothing else runs before they are back. */
function inLight<T>(work: () => T): T {
  const { classList } = document.documentElement
  const isDark = classList.contains('dark')
  classList.remove('dark')
  try {
    return work()
  } finally {
    if (isDark) classList.add('dark')
  }
}

/**
 * What one exhibit of a slide draws, counted from 0, or the slide's decoration.
 * Null where the slide has none, and where it shows what shapes and text can't say: it must be photographed then.
 */
export function drawingOf(slide: number, what: number | 'art'): Drawing | null {
  const container = new Map(finalContainers()).get(slide)
  const frame = what === 'art' ? container?.querySelector('.slide > svg') : container?.querySelectorAll('.x-frame')[what]
  const body = frame?.querySelector(':scope > .x-body') ?? frame
  if (!container || !body) return null
  return inLight(() => {
    const origin = container.getBoundingClientRect()
    try {
      const items = itemsIn(body, origin)
      return items.length > 0 ? { ...boundsOf(body, what === 'art', origin), items } : null
    } catch (error) {
      if (error instanceof Undrawable) return null
      throw error
    }
  })
}
