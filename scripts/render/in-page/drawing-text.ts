/** Text of a drawing line by line, as the browser has broken it. Runs inside the page. */
import { parseColour } from './contrast.ts'
import { shownSize } from './geometry.ts'
import { Undrawable } from './outline.ts'
import type { Rgba } from './wcag.ts'

/** Words in one look; `size`, and what is added between letters, in px of the canvas. */
export interface TextPiece { text: string; size: number; spacing: number; bold: boolean; italic: boolean; colour: Rgba }

/** Text on one line, in the box that its font takes; px of the canvas. */
export interface TextLine { kind: 'text'; x: number; y: number; w: number; h: number; align: 'left' | 'center' | 'right'; pieces: TextPiece[] }

/** Weights that office programs have no name of their own for are bold or not. */
const BOLD = 600
/** Pieces further apart than this, in em, are texts of their own. */
const APART = 0.5
/** From this gap on, in em, there is a space between two pieces. */
const SPACE = 0.12

const ALIGN: Record<string, TextLine['align']> = { middle: 'center', center: 'center', end: 'right', right: 'right' }

function alignOf(element: Element): TextLine['align'] {
  const style = getComputedStyle(element)
  if (element instanceof SVGElement) return ALIGN[style.textAnchor] ?? 'left'
  return ALIGN[style.textAlign] ?? 'left'
}

const familyOf = (element: Element): string => (getComputedStyle(element).fontFamily.split(',')[0] ?? '').replace(/["']/g, '').trim()

/** Office programs set all type of a drawing in the font of the theme, which is that of the deck's text. */
function mustBeInFace(element: Element): void {
  const slide = element.closest('.slide, .print-slide-container')
  if (slide && familyOf(element) !== familyOf(slide)) throw new Undrawable(familyOf(element))
}

function pieceOf(element: Element, opacity: number): Omit<TextPiece, 'text'> {
  const style = getComputedStyle(element)
  const ink = element instanceof SVGElement ? style.fill : style.color
  if (ink.startsWith('url(')) throw new Undrawable(ink)
  mustBeInFace(element)
  const [r, g, b, a] = parseColour(ink)
  const size = shownSize(element)
  const spacing = (Number.parseFloat(style.letterSpacing) || 0) * size / Number.parseFloat(style.fontSize)
  return { size, spacing, bold: Number(style.fontWeight) >= BOLD, italic: style.fontStyle !== 'normal', colour: [r, g, b, a * opacity] }
}

/** Words as CSS shows them. */
const cased = (text: string, { textTransform }: CSSStyleDeclaration): string =>
  textTransform === 'uppercase' ? text.toUpperCase() : textTransform === 'lowercase' ? text.toLowerCase() : text

interface Placed { text: string; rect: DOMRect }

const wide = (a: DOMRect, b: DOMRect): DOMRect =>
  new DOMRect(a.left, Math.min(a.top, b.top), Math.max(a.right, b.right) - a.left, Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top))

/** Puts what stands at one height together. @param between what was between the parts */
function atOneHeight(parts: readonly Placed[], between: string): Placed[] {
  const lines: Placed[] = []
  for (const { text, rect } of parts) {
    const last = lines.at(-1)
    if (!last || Math.abs(last.rect.top - rect.top) > rect.height / 2) lines.push({ text, rect })
    else Object.assign(last, { text: `${last.text}${between}${text}`, rect: wide(last.rect, rect) })
  }
  return lines
}

/** Where a stretch of a text node stands; in several parts where the browser has broken it. */
function placed(node: Node, from: number, text: string, range: Range): Placed[] {
  range.setStart(node, from)
  range.setEnd(node, from + text.length)
  const rects = [...range.getClientRects()].filter(({ width }) => width > 0)
  const [rect, ...others] = rects
  if (!rect) return []
  if (others.every(({ top }) => Math.abs(top - rect.top) < rect.height / 2)) return [{ text, rect: rects.reduce(wide) }]
  return atOneHeight([...text].flatMap((sign, index) => placed(node, from + [...text].slice(0, index).join('').length, sign, range)), '')
}

/** The lines of a text node. @param opacity of the element that it stands in */
export function linesOf(node: Text, origin: DOMRect, opacity: number): TextLine[] {
  const element = node.parentElement
  if (!element || !node.data.trim()) return []
  const [look, style, range] = [pieceOf(element, opacity), getComputedStyle(element), document.createRange()]
  const words = [...node.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => placed(node, index, word, range))
  const align = alignOf(element)
  return atOneHeight(words, ' ').map(({ text, rect }): TextLine => ({
    kind: 'text', x: rect.left - origin.left, y: rect.top - origin.top, w: rect.width, h: rect.height, align, pieces: [{ ...look, text: cased(text, style) }],
  }))
}

const sameLine = (a: TextLine, b: TextLine): boolean => Math.abs(a.y + a.h / 2 - b.y - b.h / 2) < Math.min(a.h, b.h) / 3

/** Adds a text to the one before it where the two stand side by side on one line, as in a sentence with words in bold. */
export function joined(last: TextLine, line: TextLine): boolean {
  const [first, ...others] = line.pieces
  const gap = line.x - last.x - last.w
  if (!first || !sameLine(last, line) || gap > APART * first.size || gap < -1) return false
  last.pieces.push({ ...first, text: gap > SPACE * first.size ? ` ${first.text}` : first.text }, ...others)
  last.w = line.x + line.w - last.x
  return true
}
