/** Boxes of HTML as shapes. Runs inside the page. */
import { parseColour } from './contrast.ts'
import { faded, Undrawable, type DrawnShape, type Matrix, type Stroke } from './outline.ts'
import type { Rgba } from './wcag.ts'

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const

interface Edge { width: number; colour: Rgba | null; look: string }

function edgesOf(style: CSSStyleDeclaration, opacity: number): Edge[] {
  return SIDES.map((side) => {
    const look = style[`border${side}Style`]
    const shown = look !== 'none' && look !== 'hidden'
    return { look, width: shown ? Number.parseFloat(style[`border${side}Width`]) : 0, colour: shown ? faded(parseColour(style[`border${side}Color`]), opacity) : null }
  })
}

const rounded = (x: number, y: number, w: number, h: number, r: number): string => r <= 0 ? `M${x} ${y}h${w}v${h}h${-w}z`
  : `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`

const PLACE: Matrix = [1, 0, 0, 1, 0, 0]
const DASHES: Record<string, number[]> = { dashed: [3, 2], dotted: [1, 1] }

/** Ground and border of an HTML element: one shape where its four borders are alike, else each border as a bar. */
export function boxShapes(element: Element, style: CSSStyleDeclaration, { origin, opacity }: { origin: DOMRect, opacity: number }): DrawnShape[] {
  const rect = element.getBoundingClientRect()
  const [x, y, w, h] = [rect.left - origin.left, rect.top - origin.top, rect.width, rect.height]
  const fill = faded(parseColour(style.backgroundColor), opacity)
  const edges = edgesOf(style, opacity)
  const [top] = edges as [Edge, ...Edge[]]
  const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) || 0, w / 2, h / 2)
  const corners = [style.borderTopRightRadius, style.borderBottomRightRadius, style.borderBottomLeftRadius]
  if (corners.some((corner) => corner !== style.borderTopLeftRadius) || style.borderTopLeftRadius.includes('%')) throw new Undrawable('corners')
  const alike = edges.every((edge) => edge.width === top.width && String(edge.colour) === String(top.colour) && edge.look === top.look)
  const base = { kind: 'shape', matrix: PLACE, evenOdd: false } as const
  if (alike && top.width > 0 && top.colour) {
    const inset = top.width / 2
    const dash = (DASHES[top.look] ?? []).map((length) => length * top.width)
    const stroke: Stroke = { colour: top.colour, width: top.width, dash, cap: 'butt', join: 'miter', arrow: { start: null, end: null } }
    return [{ ...base, d: rounded(x + inset, y + inset, w - top.width, h - top.width, radius - inset), fill, stroke }]
  }
  if (edges.some(({ width, colour, look }) => width > 0 && colour && look !== 'solid')) throw new Undrawable('borders')
  const bars = edges.flatMap(({ width, colour }, side): DrawnShape[] => {
    if (!(width > 0) || !colour) return []
    const [left, upper] = [side === 1 ? x + w - width : x, side === 2 ? y + h - width : y]
    return [{ ...base, d: rounded(left, upper, side % 2 ? width : w, side % 2 ? h : width, 0), fill: colour, stroke: null }]
  })
  return [...fill ? [{ ...base, d: rounded(x, y, w, h, radius), fill, stroke: null }] : [], ...bars]
}
