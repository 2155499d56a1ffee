import { textWidth } from '../../data/figures/layout.ts'

/**
 * Height of a line in em. The deck's sans asks for 1.42 and gets 90 percent of
 * it; the fonts that stand in for it where it is missing need less.
 */
export const LINE = 1.3
/** Line spacing of all text, as Office themes set it. */
export const SPACING = 0.9
/** How much wider than the deck's sans the fonts are that stand in for it, and their bold letters. */
const WIDER = { text: 1.06, bold: 1.12 } as const

/** Widths in em: a table is tried at many sizes, and each of its words in many columns. */
const known = new Map<string, number>()

function emsOf(text: string): number {
  const ems = known.get(text) ?? textWidth(text, 1)
  known.set(text, ems)
  return ems
}

const width = (text: string, size: number, bold: boolean): number => emsOf(text) * size * WIDER[bold ? 'bold' : 'text']

/** Width of the widest word, px: no column can be narrower. */
export const wordWidth = (text: string, size: number, bold = false): number =>
  Math.max(0, ...text.split(/\s+/).map((word) => width(word, size, bold)))

/** Width of the longest line of a text that is not wrapped, px. */
export const lineWidth = (text: string, size: number, bold = false): number =>
  Math.max(0, ...text.split('\n').map((line) => width(line, size, bold)))

function linesOfParagraph(words: string[], room: number, size: number, bold: boolean): number {
  const blank = width(' ', size, bold)
  let [lines, used] = [1, 0]
  for (const word of words) {
    const needs = width(word, size, bold)
    const starts = used > 0 && used + blank + needs > room
    if (starts) lines += 1
    used = (starts || used === 0 ? 0 : used + blank) + needs
    // A word wider than the room is broken by the program that shows it.
    lines += Math.max(0, Math.ceil(used / room) - 1)
    if (used > room) used %= room
  }
  return lines
}

/** Lines that a text takes in `room` px. An estimate on the safe side: it holds for Arial. */
export const countLines = (text: string, room: number, size: number, bold = false): number =>
  text.split('\n').reduce((sum, line) => sum + linesOfParagraph(line.split(/\s+/), Math.max(1, room), size, bold), 0)

/** The largest of the sizes at which something fits; undefined where none does. */
export const largest = (sizes: readonly number[], fits: (size: number) => boolean): number | undefined =>
  [...sizes].sort((a, b) => b - a).find(fits)
