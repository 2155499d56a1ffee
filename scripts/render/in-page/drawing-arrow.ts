/** Arrows at the ends of lines. Runs inside the page. */
import { outlineOf, Undrawable, type Arrow } from './outline.ts'

/** An outline is looked at in so many places. */
const PLACES = 1000
/** How far from the tip an arrow is looked at, as shares of its length, and how wide it must be there, as shares of its width. */
const SLICES = [{ at: 0, wide: 0 }, { at: 0.5, wide: 0.5 }, { at: 1, wide: 1 }] as const
/** What a slice takes in to either side, and what it may differ by. */
const [THICK, OFF] = [0.03, 0.15]

type Point = readonly [x: number, y: number]

const spread = (values: readonly number[]): number => values.length > 0 ? Math.max(...values) - Math.min(...values) : 0

/** Places along the outline of a shape, x from the marker's place on the line outwards. */
function placesOn(shape: Element, { refX, refY }: SVGMarkerElement, outwards: 1 | -1): Point[] {
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', outlineOf(shape))
  const length = path.getTotalLength()
  return Array.from({ length: PLACES }, (_, index) => path.getPointAtLength(length * index / PLACES))
    .map(({ x, y }) => [(x - refX.baseVal.value) * outwards, y - refY.baseVal.value])
}

/** Whether an outline has the form of an arrow whose tip lies on the line; one with a notch in its back too. */
function isArrow(places: readonly Point[]): boolean {
  const [tip, length, width] = [Math.max(...places.map(([x]) => x)), spread(places.map(([x]) => x)), spread(places.map(([, y]) => y))]
  if (!(length > 0) || !(width > 0)) return false
  return SLICES.every(({ at, wide }) => {
    const slice = places.flatMap(([x, y]) => Math.abs((tip - x) / length - at) <= THICK ? y : [])
    const middle = (Math.max(...slice) + Math.min(...slice)) / 2
    return Math.abs(spread(slice) / width - wide) <= OFF && Math.abs(middle) <= OFF * width
  })
}

/** How far a marker's arrow reaches, by the way that leads out of the line; null where it is none. Looked at once for all lines that end in it. */
const reaches = new WeakMap<SVGMarkerElement, Map<1 | -1, number | null>>()

function reachOf(marker: SVGMarkerElement, shape: Element, outwards: 1 | -1): number | null {
  const known = reaches.get(marker) ?? new Map<1 | -1, number | null>()
  reaches.set(marker, known)
  if (!known.has(outwards)) {
    const places = placesOn(shape, marker, outwards)
    known.set(outwards, isArrow(places) ? Math.max(...places.map(([x]) => x)) : null)
  }
  return known.get(outwards) ?? null
}

/** How large a marker shows its units in those of the line. */
function scaleOf(marker: SVGMarkerElement, strokeWidth: number): number {
  const view = marker.viewBox.baseVal
  const [w, h] = [marker.markerWidth.baseVal.value, marker.markerHeight.baseVal.value]
  const fitted = view && view.width > 0 && view.height > 0 ? Math.min(w / view.width, h / view.height) : 1
  return fitted * (marker.markerUnits.baseVal === SVGMarkerElement.SVG_MARKERUNITS_STROKEWIDTH ? strokeWidth : 1)
}

/** Which way of the marker's x axis leads out of the line; null where it does not turn with the line. */
function outwardsOf(marker: SVGMarkerElement, end: keyof Arrow): 1 | -1 | null {
  const orient = marker.getAttribute('orient')
  if (orient !== 'auto' && orient !== 'auto-start-reverse') return null
  return end === 'start' && orient === 'auto' ? -1 : 1
}

const ADDRESS = /^url\("?#(.+?)"?\)$/

/** How far the tip of a line's arrow reaches past the line's end; null where it has none. */
function tipOf(value: string, end: keyof Arrow, { stroke, strokeWidth }: CSSStyleDeclaration): number | null {
  const marker = document.getElementById(decodeURIComponent(ADDRESS.exec(value)?.[1] ?? ''))
  // As in SVG, a marker that is nowhere shows nothing.
  if (!(marker instanceof SVGMarkerElement) || marker.childElementCount === 0) return null
  const [shape, ...others] = marker.children
  const outwards = outwardsOf(marker, end)
  const fill = shape && getComputedStyle(shape).fill
  const isPlain = shape && others.length === 0 && getComputedStyle(shape).transform === 'none' && (fill === stroke || fill === 'context-stroke')
  const reach = outwards && isPlain ? reachOf(marker, shape, outwards) : null
  if (reach === null) throw new Undrawable('marker')
  return reach * scaleOf(marker, Number.parseFloat(strokeWidth))
}

/** Shapes whose ends take markers. */
const LINES = 'path, line, polyline, polygon'
const CLOSED = /z\s*$/i

/**
 * The arrows of a shape.
 * @param scale px of the canvas for each unit of its own
 * @throws Undrawable where it has markers that are no arrows in its colour, or no ends
 */
export function arrowOf(element: Element, style: CSSStyleDeclaration, scale: number): Arrow {
  if (!element.matches(LINES)) return { start: null, end: null }
  const [start, end] = [tipOf(style.markerStart, 'start', style), tipOf(style.markerEnd, 'end', style)]
  if ((start !== null || end !== null) && CLOSED.test(outlineOf(element))) throw new Undrawable('marker')
  return { start: start === null ? null : start * scale, end: end === null ? null : end * scale }
}
