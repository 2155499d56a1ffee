/** Geometry that several charts share. Lengths are px of the drawing; nothing here knows the dataset. */
import { cumsum, max, sum } from 'd3-array'

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

/** The longest start of a word that fits, at least one character, and the rest. */
function cutWord(word: string, width: number, size: number): string[] {
  const chars = [...word]
  let end = chars.length
  while (end > 1 && textWidth(chars.slice(0, end).join(''), size) > width) end -= 1
  const [head, rest] = [chars.slice(0, end).join(''), chars.slice(end).join('')]
  return rest === '' ? [head] : [head, ...cutWord(rest, width, size)]
}

/** Breaks text into lines no wider than `width`; a word that is wider is cut. Never empty. */
export function wrapText(text: string, width: number, size: number): string[] {
  const lines = ['']
  for (const word of text.split(/\s+/).flatMap((part) => cutWord(part, width, size))) {
    const joined = `${lines.at(-1)} ${word}`.trimStart()
    if (lines.at(-1) === '' || textWidth(joined, size) <= width) lines[lines.length - 1] = joined
    else lines.push(word)
  }
  return lines
}

export interface FittedText { lines: string[], size: number, leading: number }

/** Wraps text at the largest of the sizes at which its lines fit `height`, else at the last one, set tighter. */
export function fitText(text: string, width: number, height: number, sizes: readonly [number, ...number[]]): FittedText {
  const fits = sizes.map((size) => ({ size, lines: wrapText(text, width, size), leading: size * 1.08 }))
  const fitted = fits.find(({ lines, leading }) => lines.length * leading <= height)
  if (fitted) return fitted
  const { size, lines } = fits.at(-1) ?? { size: sizes[0], lines: [text] }
  return { size, lines, leading: height / lines.length }
}

/** Width of a label column: as wide as its widest label, within limits. */
export const columnWidth = (labels: readonly string[], size: number, least: number, most: number): number =>
  Math.ceil(Math.min(most, Math.max(least, max(labels, (label) => textWidth(label, size)) ?? 0)))

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

/**
 * What each lane needs beyond labels of one line.
 * @param lanes the lane of each label
 * @param lines how many lines each label has
 * @returns one height per lane, at least one lane
 */
export const laneExtras = (lanes: readonly number[], lines: readonly number[], lineHeight: number): number[] =>
  Array.from({ length: (max(lanes) ?? 0) + 1 }, (_, lane) =>
    lineHeight * Math.max(0, ...lines.filter((_count, index) => lanes[index] === lane).map((count) => count - 1)))

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
 * Moves labels as little as possible until none overlaps another and all
 * centres are inside `[low, high]`. Where they cannot all fit, they share the
 * room in proportion to their heights.
 * @param wanted where each label's centre would best be
 * @param heights height of each label, in the same order
 * @returns the centre of each label, in the order given
 */
export function dodge(wanted: readonly number[], heights: readonly number[], low: number, high: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0))
  const gaps = order.slice(1).map((index, place) => ((heights[index] ?? 0) + (heights[order[place] ?? 0] ?? 0)) / 2)
  const needed = sum(gaps)
  const scale = needed > high - low ? (high - low) / needed : 1
  const offsets = [0, ...cumsum(gaps)].map((offset) => offset * scale)
  const shifted = isotonic(order.map((index, place) => (wanted[index] ?? 0) - (offsets[place] ?? 0)))
  const placed = [...wanted]
  order.forEach((index, place) => {
    placed[index] = Math.max(low, Math.min(high - needed * scale, shifted[place] ?? 0)) + (offsets[place] ?? 0)
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
