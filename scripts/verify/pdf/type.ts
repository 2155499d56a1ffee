import type { Shown } from './drawn.ts'

/** The smallest words of a page, in points. */
export interface SmallestType { pt: number; text: string }
/** The same of the page itself, and of the pictures on it: Chromium prints a scaled part of a page as a form of its own. */
export interface PageType { words: SmallestType | null; pictures: SmallestType | null }

/** Sizes that differ by less, in points, are one. */
const SAME = 0.005

/** The smallest of what is shown; neighbours of one size on a line are one text, because letters may be shown one by one. */
function smallest(shown: readonly Shown[]): SmallestType | null {
  const runs: SmallestType[] = []
  for (const { pt, text } of shown) {
    const last = runs.at(-1)
    if (last && Math.abs(last.pt - pt) < SAME && !last.text.endsWith('\n')) last.text += text
    else if (text.trim()) runs.push({ pt, text })
  }
  return runs.reduce<SmallestType | null>((least, run) => least && least.pt <= run.pt + SAME ? least : run, null)
}

/** The smallest type of a page, from what it draws. */
export const pageType = (shown: readonly Shown[]): PageType => ({
  words: smallest(shown.filter(({ inForm }) => !inForm)),
  pictures: smallest(shown.filter(({ inForm }) => inForm)),
})

/** Width of a slide, in px. */
export const CANVAS = 1280

/** The smallest type of a page that is a slide, in px of its canvas, wherever it stands. */
export function smallestOnCanvas({ type: { words, pictures }, width }: { type: PageType, width: number }): { px: number, text: string } | null {
  const least = words && pictures ? (words.pt <= pictures.pt ? words : pictures) : words ?? pictures
  return least && { px: least.pt * CANVAS / width, text: least.text }
}
