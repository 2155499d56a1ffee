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

/** Shapes of the same drawing that are painted before the text and cover its centre, last one first. */
function shapesBehind(element: Element): Element[] {
  const root = element.closest('svg')
  if (!root) return []
  const box = element.getBoundingClientRect()
  const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  return [...root.querySelectorAll('rect, path, polygon, circle, ellipse')].filter((shape) => {
    if (!(shape.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) return false
    const { left, right, top, bottom } = shape.getBoundingClientRect()
    return left <= x && x <= right && top <= y && y <= bottom && covers(shape as SVGGeometryElement, x, y)
  }).reverse()
}

function covers(shape: SVGGeometryElement, x: number, y: number): boolean {
  const matrix = shape.getScreenCTM()
  return matrix ? shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse())) : false
}

function fillsBehind(element: Element): Rgba[] {
  const shapes = shapesBehind(element).map((shape) => {
    const style = getComputedStyle(shape)
    const [r, g, b, a] = parseColour(style.fill)
    return [r, g, b, a * Number(style.fillOpacity) * Number(style.opacity)] as const
  })
  const boxes: Rgba[] = []
  for (let node: Element | null = element; node; node = node.parentElement) boxes.push(parseColour(getComputedStyle(node).backgroundColor))
  return [...shapes, ...boxes]
}

/** The opaque colour behind an element's text: everything painted below it, composed. */
function backgroundOf(element: Element): Rgba {
  const layers = fillsBehind(element)
  const opaque = layers.findIndex(([, , , alpha]) => alpha >= 0.999)
  const base: Rgba = opaque < 0 ? [255, 255, 255, 1] : layers[opaque]!
  return layers.slice(0, opaque < 0 ? layers.length : opaque).reverse().reduce<Rgba>((below, layer) => over(layer, below), base)
}

/** Contrast ratio of an element's text as shown. */
export function textContrast(element: Element): number {
  const style = getComputedStyle(element)
  const colour = parseColour(element instanceof SVGElement ? style.fill : style.color)
  const background = backgroundOf(element)
  return ratio(over(colour, background), background)
}
