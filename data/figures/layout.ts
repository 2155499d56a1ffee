/** Geometry that several charts share. Lengths are px of the drawing; nothing here knows the dataset. */
import { max } from 'd3-array'
import { wrapWords } from './wording.ts'

/** Average advance of a letter in running text. */
const MEAN_EM = 0.53

const NARROW = /[iljtfrI.,:;|!'()[\] -]/
const WIDE = /[mwMW@%&]/
const FULL = /[\u1100-\u11ff\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/
const UPPER = /[A-Z]/

function charEm(char: string): number {
  if (FULL.test(char) || char.length > 1) return 1
  if (NARROW.test(char)) return 0.31
  if (WIDE.test(char)) return 0.82
  return UPPER.test(char) ? 0.62 : 0.53
}

/** Estimated width of a line of text in the deck's sans, a little generous so that it holds for semibold too. */
export const textWidth = (text: string, size: number): number =>
  [...text].reduce((width, char) => width + charEm(char) * size, 0)

/** Breaks text into lines that fit `width`; a word that is wider is broken. Never empty. */
export function wrapText(text: string, width: number, size: number): string[] {
  if (textWidth(text, size) <= width) return [text]
  const lines = wrapWords(text, Math.max(1, width / (size * MEAN_EM)))
  return lines.length === 0 ? [''] : lines
}

/** Width of a label column: as wide as its widest label, within limits. */
export const columnWidth = (labels: readonly string[], size: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, max(labels, (label) => textWidth(label, size)) ?? 0))

export interface Extent { from: number, to: number }

/**
 * Puts extents into as few lanes as keep those of one lane `gap` apart.
 * @returns the lane of each extent, in the order given, 0 first
 */
export function packLanes(extents: readonly Extent[], gap: number): number[] {
  const ends: number[] = []
  const lanes: number[] = extents.map(() => 0)
  const order = extents.map((extent, index) => ({ ...extent, index })).sort((a, b) => a.from - b.from)
  for (const { from, to, index } of order) {
    const free = ends.findIndex((end) => end + gap <= from)
    const lane = free === -1 ? ends.length : free
    ends[lane] = to
    lanes[index] = lane
  }
  return lanes
}

interface Block { sum: number, size: number }
const mean = ({ sum, size }: Block): number => sum / size

/** The closest non-decreasing values (least squares): pools neighbours that are out of order. */
function isotonic(values: readonly number[]): number[] {
  const blocks: Block[] = []
  for (const value of values) {
    let block = { sum: value, size: 1 }
    for (let before = blocks.at(-1); before && mean(before) > mean(block); before = blocks.at(-1)) {
      block = { sum: before.sum + block.sum, size: before.size + block.size }
      blocks.pop()
    }
    blocks.push(block)
  }
  return blocks.flatMap((block) => Array.from({ length: block.size }, () => mean(block)))
}

/**
 * Moves labels as little as possible until they are `gap` apart and inside
 * `[low, high]`. Where they cannot all fit, they share the room evenly.
 * @returns the new position of each label, in the order given
 */
export function dodge(wanted: readonly number[], gap: number, low: number, high: number): number[] {
  const room = wanted.length > 1 ? Math.min(gap, (high - low) / (wanted.length - 1)) : 0
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const shifted = isotonic(order.map((index, place) => (wanted[index] ?? 0) - place * room))
  const top = high - Math.max(0, wanted.length - 1) * room
  const placed = [...wanted]
  order.forEach((index, place) => {
    placed[index] = Math.min(top, Math.max(low, shifted[place] ?? 0)) + place * room
  })
  return placed
}

/** A label beside a mark: `textX` is where its text is anchored, at its end where it stands `before` the mark. */
export interface LabelExtent extends Extent { textX: number, before: boolean }

/** Puts a label `reach` right of its mark, or left of it where the right edge is too close and the left has more room. */
export function labelExtent(at: number, width: number, reach: number, edge: number): LabelExtent {
  const before = at + reach + width > edge && at - reach > edge - at - reach
  return before
    ? { from: at - reach - width, to: at + reach, textX: at - reach, before }
    : { from: at - reach, to: at + reach + width, textX: at + reach, before }
}
