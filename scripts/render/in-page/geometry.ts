/** Geometry of visible text, in canvas px relative to its slide. Runs inside the page. */

export interface Box { left: number; top: number; right: number; bottom: number }
export interface TextRun { element: Element; text: string; box: Box; size: number }

const HIDDEN = 'dialog, .visually-hidden, script, style, title, desc, defs, [hidden]'

/** True where a reader sees the element: rendered, opaque and not clipped away. */
export function isVisible(element: Element): boolean {
  if (element.closest(HIDDEN)) return false
  return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
}

/** A client rectangle as plain numbers relative to an origin. */
export function relative(rect: DOMRect, origin: DOMRect): Box {
  return {
    left: rect.left - origin.left, top: rect.top - origin.top,
    right: rect.right - origin.left, bottom: rect.bottom - origin.top,
  }
}

/** Type size as shown: CSS px for HTML; inside SVG also scaled by the drawing's transform. */
export function shownSize(element: Element): number {
  const size = Number.parseFloat(getComputedStyle(element).fontSize)
  const drawn = element instanceof SVGGraphicsElement ? element : element.closest<SVGGraphicsElement>('foreignObject')
  const matrix = drawn?.getScreenCTM()
  return matrix ? size * Math.hypot(matrix.a, matrix.b) : size
}

// A line's content area is taller than its letters: for Source Sans 3, ascent 0.98 em against a
// cap height of 0.66 em, descent 0.27 em against 0.21 em of the letters.
const ABOVE_CAPS = 0.26
const BELOW_DESCENDERS = 0.06

const letters = (box: Box, size: number): Box =>
  ({ ...box, top: box.top + ABOVE_CAPS * size, bottom: box.bottom - BELOW_DESCENDERS * size })

/** Each piece of visible text of a slide, one per text node; boxes hug the letters. */
export function textRuns(slide: Element): TextRun[] {
  const origin = slide.getBoundingClientRect()
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  const runs: TextRun[] = []
  // One for all: the browser keeps every live range up to date, and with thousands each later change of the page waits for them.
  const range = document.createRange()
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const text = node.textContent?.trim() ?? ''
    if (!element || !text || !isVisible(element)) continue
    range.selectNodeContents(node)
    const size = shownSize(element)
    runs.push({ element, text, box: letters(relative(range.getBoundingClientRect(), origin), size), size })
  }
  return runs
}

/** How far a box sticks out of another one, in px; 0 where it lies inside. */
export const excess = (inner: Box, outer: Box): number => Math.max(
  0, outer.left - inner.left, outer.top - inner.top, inner.right - outer.right, inner.bottom - outer.bottom,
)

/** Area two boxes share, as the smaller of the overlap's sides in px; 0 where apart. */
export const overlap = (a: Box, b: Box): number => Math.max(0, Math.min(
  Math.min(a.right, b.right) - Math.max(a.left, b.left),
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
))
