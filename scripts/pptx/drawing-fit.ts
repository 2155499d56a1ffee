import type { TextLine } from '../render/in-page/drawing.ts'
import type { Box } from './theme.ts'

/** How much wider the font may be that stands in where the deck's own is not installed: Arial, in bold, by an eighth. */
export const WIDER = 1.15
/** Type is made smaller in steps of this share. */
const STEP = 0.03
/** What touches by less than this, px, may be rounding. */
const TOUCHING = 0.5
/** Room that stays free where a line grows, px. */
const ROOM = 4
/** A line that stands in the middle of its box by this, px, is meant to. */
const MIDDLE = 1.5

const overlaps = (a: Box, b: Box): boolean =>
  Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > TOUCHING && Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > TOUCHING

const holds = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.w >= inner.x + inner.w && outer.y + outer.h >= inner.y + inner.h

/** The box of a line in another font, or at another size, with some room; it stays where it is aligned. */
function grown({ x, y, w, h, align }: TextLine, share: number): Box {
  const more = w * (share - 1) + (align === 'center' ? 2 : 1) * ROOM
  return { x: x - (align === 'right' ? more : align === 'center' ? more / 2 : 0), y, w: w + more, h }
}

/** A line that stands in the middle of the smallest shape around it is centred there, as a wider font shows. */
export function centred(line: TextLine, frames: readonly Box[]): TextLine {
  const [around] = frames.filter((frame) => holds(frame, line)).sort((a, b) => a.w * a.h - b.w * b.h)
  const isMiddle = around && Math.abs(around.x + around.w / 2 - line.x - line.w / 2) <= MIDDLE
  return isMiddle ? { ...line, align: 'center' } : line
}

/** What is painted in one go, as the boxes of its parts: a shape in one, a stretch of a line in several. */
type Obstacle = readonly Box[]

const hits = (obstacle: Obstacle, line: Box): boolean => obstacle.some((part) => overlaps(part, line))

/** Whether lines of one kind meet something that they keep clear of as the deck shows them. */
function meets(line: TextLine, share: number, others: readonly { natural: Box, wide: Box }[], obstacles: readonly Obstacle[], slide: Box): boolean {
  const wide = grown(line, share)
  if (holds(slide, line) && !holds(slide, wide)) return true
  return others.some((other) => other.natural !== line && !overlaps(other.natural, line) && overlaps(other.wide, wide))
    // Neither out of its box nor into another one.
    || obstacles.some((obstacle) => obstacle.some((frame) => holds(frame, line) && !holds(frame, wide)) || (!hits(obstacle, line) && hits(obstacle, wide)))
}

const SIDES = ['center', 'left', 'right'] as const

/** Lines that stand under one another around one middle belong together. */
const isStacked = (line: Box, other: Box): boolean => other !== line && Math.abs(line.x + line.w / 2 - other.x - other.w / 2) <= MIDDLE
  && Math.max(line.y, other.y) - Math.min(line.y + line.h, other.y + other.h) < Math.min(line.h, other.h) / 2

/** A label around its middle that has no room to grow on one side, as beside a line, but on the other, grows there. */
export function turned(line: TextLine, lines: readonly TextLine[], obstacles: readonly Obstacle[], slide: Box): TextLine {
  if (line.align !== 'center' || lines.some((other) => isStacked(line, other))) return line
  const others = lines.filter((other) => other !== line).map((other) => ({ natural: other, wide: grown(other, WIDER) }))
  const align = SIDES.find((side) => !meets({ ...line, align: side }, WIDER, others, obstacles, slide))
  return align ? { ...line, align } : line
}

const sizeOf = ({ pieces }: TextLine): number => Math.max(...pieces.map(({ size }) => size))

/**
 * How large the lines of a drawing are set, as shares of their sizes: smaller where a wider font would make them meet
 * their neighbours. Lines of one size and weight stay alike.
 * @param obstacles the drawing's shapes
 * @param least size of type on the slide, px of the canvas
 */
export function sharesOf(lines: readonly TextLine[], obstacles: readonly Obstacle[], slide: Box, least: number): number[] {
  const kinds = lines.map((line) => `${sizeOf(line)} ${line.pieces[0]?.bold}`)
  const shares = new Map(kinds.map((kind) => [kind, 1]))
  const shareOf = (index: number): number => shares.get(kinds[index] ?? '') ?? 1
  const floorOf = (line: TextLine): number => Math.min(1, least / Math.min(...line.pieces.map(({ size }) => size)))
  for (let changed = true; changed;) {
    changed = false
    const boxes = lines.map((line, index) => ({ natural: line as Box, wide: grown(line, shareOf(index) * WIDER) }))
    for (const [kind, share] of shares) {
      const own = lines.filter((_, index) => kinds[index] === kind)
      const floor = Math.max(...own.map(floorOf))
      if (share <= floor || !own.some((line) => meets(line, share * WIDER, boxes, obstacles, slide))) continue
      shares.set(kind, Math.max(floor, share - STEP))
      changed = true
    }
  }
  return lines.map((_, index) => shareOf(index))
}
