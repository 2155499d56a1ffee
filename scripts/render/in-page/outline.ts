/** Outlines of shapes as path data, and how they are painted. Runs inside the page. */
import type { Rgba } from './wcag.ts'

/** Six numbers, as CSS and SVG write a matrix. */
export type Matrix = readonly [number, number, number, number, number, number]

/** What can't be said in shapes and text: it must be photographed. */
export class Undrawable extends Error {}

/** How far the tips of arrows reach past the ends of their line, px of the canvas; null where there is none. */
export interface Arrow { start: number | null; end: number | null }

/** A line around or along a shape; `dash` alternates strokes and gaps. Lengths are px of the canvas. */
export interface Stroke { colour: Rgba; width: number; dash: number[]; cap: string; join: string; arrow: Arrow }

/** An outline with what fills and strokes it; `d` is SVG path data, `matrix` puts it on the canvas, `evenOdd` is SVG's rule of filling. */
export interface DrawnShape { kind: 'shape'; d: string; matrix: Matrix; fill: Rgba | null; evenOdd: boolean; stroke: Stroke | null }

/** A colour behind which something may show; null where nothing of it does. */
export const faded = ([r, g, b, a]: Rgba, opacity: number): Rgba | null => a * opacity > 0.004 ? [r, g, b, a * opacity] : null

const oval = (x: number, y: number, rx: number, ry: number): string =>
  `M${x - rx} ${y}a${rx} ${ry} 0 1 1 ${2 * rx} 0a${rx} ${ry} 0 1 1 ${-2 * rx} 0z`

function rectangle({ x, y, width, height, rx, ry }: SVGRectElement, style: CSSStyleDeclaration): string {
  const [left, top, w, h] = [x, y, width, height].map((length) => length.baseVal.value) as [number, number, number, number]
  // A radius may come from a style sheet, and one of the two stands for both.
  const given = [style.rx, style.ry].map(Number.parseFloat).find((radius) => radius > 0) ?? 0
  const r = Math.min(Math.max(rx.baseVal.value, ry.baseVal.value, given), w / 2, h / 2)
  if (!(r > 0)) return `M${left} ${top}h${w}v${h}h${-w}z`
  const corner = (x2: number, y2: number): string => `a${r} ${r} 0 0 1 ${x2} ${y2}`
  return `M${left + r} ${top}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}z`
}

const points = (list: SVGPointList): string => [...list].map(({ x, y }) => `${x} ${y}`).join('L')

/** SVG path data of a shape in its own user space; empty for what is no shape. */
export function outlineOf(element: Element): string {
  if (element instanceof SVGPathElement) return element.getAttribute('d') ?? ''
  if (element instanceof SVGRectElement) return rectangle(element, getComputedStyle(element))
  if (element instanceof SVGCircleElement) return oval(element.cx.baseVal.value, element.cy.baseVal.value, element.r.baseVal.value, element.r.baseVal.value)
  if (element instanceof SVGEllipseElement) return oval(element.cx.baseVal.value, element.cy.baseVal.value, element.rx.baseVal.value, element.ry.baseVal.value)
  if (element instanceof SVGLineElement) return `M${element.x1.baseVal.value} ${element.y1.baseVal.value}L${element.x2.baseVal.value} ${element.y2.baseVal.value}`
  if (element instanceof SVGPolygonElement) return `M${points(element.points)}z`
  return element instanceof SVGPolylineElement ? `M${points(element.points)}` : ''
}
