/** How text that went through a PDF, an office file or a script is compared with what was written. */

const squeezed = (text: string): string => text.normalize('NFKC').toLowerCase()
  // Most of a text is ASCII, for which classes of Unicode take three times as long.
  .replace(/[\0-$&-/:-`{-\x7f]+/g, '').replace(/[^a-z\d%]+/g, (rest) => rest.replace(/[^\p{L}\p{N}\p{M}]+/gu, ''))

// Each slide is asked for its words by a dozen rules: two thirds of the time that squeezing takes.
const known = new Map<string, string>()
const MOST_KNOWN = 20_000

/** Letters, digits and percent signs alone, lower case: spaces, line breaks, hyphens and quotes differ from copy to copy. */
export function squeeze(text: string): string {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= MOST_KNOWN) known.clear()
  const made = squeezed(text)
  known.set(text, made)
  return made
}

/** Whether a text holds some words, whatever the breaks between them. Words without a letter or digit are never missed. */
export const holds = (text: string, words: string): boolean => squeeze(text).includes(squeeze(words))

/** Every run of `size` words, squeezed; the whole text where it has fewer. */
export function shingles(text: string, size: number): string[] {
  const words = text.split(/\s+/).map(squeeze).filter(Boolean)
  if (words.length === 0) return []
  const count = Math.max(1, words.length - size + 1)
  return Array.from({ length: count }, (_, start) => words.slice(start, start + size).join(''))
}

/** Whether a longer text is all there, in two parts at most: a page may break in between, with a footer. */
export function holdsText(squeezed: string, text: string): boolean {
  const words = text.split(/\s+/).map(squeeze).filter(Boolean)
  let there = words.length
  while (there > 0 && !squeezed.includes(words.slice(0, there).join(''))) there--
  return words.length === 0 || (there > 0 && squeezed.includes(words.slice(there).join('')))
}

/** Whether a text shows a figure as such: `2%`, but not the end of `12%` or the start of `2%–3%` typed as `2.5%`. */
export function showsFigure(text: string, figure: string): boolean {
  const plain = text.normalize('NFKC')
  const wanted = figure.normalize('NFKC')
  for (let at = plain.indexOf(wanted); at >= 0; at = plain.indexOf(wanted, at + 1)) {
    const [before, after] = [plain.slice(Math.max(0, at - 2), at), plain.slice(at + wanted.length).slice(0, 2)]
    if (!/[\p{L}\d]$|\d[.,]$/u.test(before) && !/^(?:[\d%]|[.,]\d)/.test(after)) return true
  }
  return false
}

/** `1 page`, `2 pages`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`

/** The beginning of a text, for a message. */
export const excerpt = (text: string, length = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line
}
