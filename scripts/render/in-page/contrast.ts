/** Contrast of text against what lies behind it, by WCAG 2.2. Runs inside the page. */

import { over, ratio, type Rgba } from './wcag.ts'

const CLEAR: Rgba = [0, 0, 0, 0]
const probe = document.createElement('canvas').getContext('2d', { willReadFrequently: true })

// A deck has some dozen colours, asked for some thousand times; reading a pixel back takes the browser 0.1 ms.
const known = new Map<string, Rgba>()

/** Any CSS colour as RGBA, 0–255 and 0–1; resolved by the browser itself. */
export function parseColour(value: string): Rgba {
  const colour = known.get(value) ?? painted(value)
  known.set(value, colour)
  return colour
}

function painted(value: string): Rgba {
  if (!probe || value === 'none' || value === 'transparent') return CLEAR
  probe.clearRect(0, 0, 1, 1)
  probe.fillStyle = '#0000'
  probe.fillStyle = value
  probe.fillRect(0, 0, 1, 1)
  const [red = 0, green = 0, blue = 0, alpha = 0] = probe.getImageData(0, 0, 1, 1).data
  return [red, green, blue, alpha / 255]
}

/** A shape of a drawing: where it lies, and what it is filled with. */
interface Shape { element: SVGGeometryElement; box: DOMRect; fill: Rgba }

function fillOf(shape: Element): Rgba {
  const style = getComputedStyle(shape)
  const [r, g, b, a] = parseColour(style.fill)
  return [r, g, b, a * Number(style.fillOpacity) * Number(style.opacity)]
}

/** All shapes of a drawing that hide something of what lies behind them. */
const shapesOf = (root: Element): Shape[] => [...root.querySelectorAll<SVGGeometryElement>('rect, path, polygon, circle, ellipse')]
  .map((element) => ({ element, box: element.getBoundingClientRect(), fill: fillOf(element) })).filter(({ fill: [, , , alpha] }) => alpha > 0)

function covers({ element, box: { left, right, top, bottom } }: Shape, x: number, y: number): boolean {
  if (x < left || x > right || y < top || y > bottom) return false
  const matrix = element.getScreenCTM()
  return matrix ? element.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse())) : false
}

const OPAQUE = 0.999
const WHITE: Rgba = [255, 255, 255, 1]

/** Contrast of the texts of a page. What lies behind one is kept for its neighbours, so the page must not change meanwhile. */
export class Contrasts {
  readonly #boxes = new Map<Element, Rgba>()
  readonly #shapes = new Map<Element, Shape[]>()

  /** Contrast ratio of an element's text as shown. */
  of(element: Element): number {
    const style = getComputedStyle(element)
    const colour = parseColour(element instanceof SVGElement ? style.fill : style.color)
    const background = this.#behind(element)
    return ratio(over(colour, background), background)
  }

  /** The colour that an element and all around it paint, composed. */
  #box(element: Element | null): Rgba {
    if (!element) return WHITE
    const known = this.#boxes.get(element)
    if (known) return known
    const own = parseColour(getComputedStyle(element).backgroundColor)
    const colour = own[3] >= OPAQUE ? own : over(own, this.#box(element.parentElement))
    this.#boxes.set(element, colour)
    return colour
  }

  /** The opaque colour behind an element's text: the boxes around it, and the shapes of its drawing that are painted before it and cover its centre. */
  #behind(element: Element): Rgba {
    const root = element.closest('svg')
    if (!root) return this.#box(element)
    const shapes = this.#shapes.get(root) ?? shapesOf(root)
    this.#shapes.set(root, shapes)
    const box = element.getBoundingClientRect()
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
    const painted = shapes.filter((shape) =>
      (shape.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && covers(shape, x, y))
    return painted.reduce<Rgba>((below, { fill }) => over(fill, below), this.#box(element))
  }
}
