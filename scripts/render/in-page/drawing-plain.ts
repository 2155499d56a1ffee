/** What shapes and text can't say. Runs inside the page. */
import { Undrawable } from './outline.ts'

const PLAIN: [keyof CSSStyleDeclaration, string][] = [
  ['backgroundImage', 'none'], ['boxShadow', 'none'], ['filter', 'none'], ['maskImage', 'none'], ['clipPath', 'none'], ['mixBlendMode', 'normal'],
  ['textShadow', 'none'], ['textDecorationLine', 'none'], ['writingMode', 'horizontal-tb'], ['wordSpacing', '0px'],
  ['rotate', 'none'], ['scale', 'none'], ['backdropFilter', 'none'], ['fontVariantCaps', 'normal'], ['markerMid', 'none'],
]
const PSEUDO = ['::before', '::after'] as const
/** Elements that show what no outline says. */
const PIXELS = 'img, canvas, video, image, iframe, object, embed, use, math, textPath, pattern, input, select, textarea, progress, meter'
/** SVG that may hold text, which office programs show upright. */
const WORDS = 'text, tspan, foreignObject'
/** In SVG they hold what is shown elsewhere, or is only spoken. */
export const UNSHOWN = 'defs, marker, clipPath, mask, symbol, title, desc, style, script, dialog, .visually-hidden'

function isTurned(element: SVGGraphicsElement): boolean {
  const at = element.getScreenCTM()
  return at !== null && (Math.abs(at.b) > 0.001 || Math.abs(at.c) > 0.001 || at.a < 0 || at.d < 0)
}

/** Less than this, px, is rounding. */
const SEEN = 1

/** Whether something reaches out of a box; what is outside the slide is cut off by that, in office programs too. */
function sticksOut({ left, top, right, bottom, width, height }: DOMRect, outer: DOMRect, slide: DOMRect): boolean {
  if (width + height === 0) return false
  return outer.left - Math.max(left, slide.left) > SEEN || outer.top - Math.max(top, slide.top) > SEEN
    || Math.min(right, slide.right) - outer.right > SEEN || Math.min(bottom, slide.bottom) - outer.bottom > SEEN
}

/** Whether an element shows only part of what is in it. */
function cutsOff(element: Element, { overflowX, overflowY }: CSSStyleDeclaration): boolean {
  if (overflowX === 'visible' && overflowY === 'visible') return false
  if (element instanceof HTMLElement) return element.scrollWidth - element.clientWidth > SEEN || element.scrollHeight - element.clientHeight > SEEN
  if (!element.matches('svg, foreignObject')) return false
  const [outer, slide] = [element, element.closest('.print-slide-container')].map((around) => around?.getBoundingClientRect())
  return [...element.querySelectorAll('*')].filter((part) => !part.closest(UNSHOWN)).some((part) => outer && slide && sticksOut(part.getBoundingClientRect(), outer, slide))
}

/** @throws Undrawable where an element shows what shapes and text can't say */
export function mustBePlain(element: Element, style: CSSStyleDeclaration): void {
  if (element.matches(PIXELS)) throw new Undrawable(`<${element.localName}>`)
  for (const [name, value] of PLAIN) if (style[name] !== undefined && style[name] !== value) throw new Undrawable(String(name))
  if (element instanceof HTMLElement && style.transform !== 'none') throw new Undrawable('transform')
  if (style.textTransform === 'capitalize') throw new Undrawable('capitals')
  if (style.display === 'list-item' && style.listStyleType !== 'none') throw new Undrawable('list')
  if (element.matches(WORDS) && isTurned(element as SVGGraphicsElement)) throw new Undrawable('turned words')
  if (cutsOff(element, style)) throw new Undrawable('overflow')
  for (const pseudo of PSEUDO) {
    const { content } = getComputedStyle(element, pseudo)
    if (content !== 'none' && content !== 'normal') throw new Undrawable(pseudo)
  }
}
