/** A slide of a small deck; `body` is Markdown. */
export interface SmallSlide { heading: string; body?: string; note?: string; matter?: string }

const slideText = ({ heading, body = '', note = 'Say it.' }: SmallSlide): string =>
  `# ${heading}\n\n${body && `${body}\n\n`}<!--\n${note}\n-->\n`

/** Frontmatter of any slide: the deck's rules ask for these. */
const matterText = ({ matter = '' }: SmallSlide): string => `section: One\nminutes: 1\n${matter}`

/** The first line, counted from 1, at which messages place the second slide of a deck that begins with a sound slide. */
export const SECOND_LINE = 22

/** A slide with which nothing is wrong. */
export const SOUND: SmallSlide = { heading: 'A sound slide' }

/**
 * Markdown of a deck that keeps all rules but those its slides break.
 * @param more further lines of the headmatter, each with its line break
 */
export function smallDeck(slides: readonly SmallSlide[], more = ''): string {
  const [first = SOUND, ...rest] = slides
  const head = `---
theme: none
${matterText(first)}duration: ${slides.length}min
canvasWidth: 1280
fonts:
  provider: none
favicon: ./favicon.svg
${more}---

${slideText(first)}`
  return [head, ...rest.map((slide) => `---\n${matterText(slide)}---\n\n${slideText(slide)}`)].join('\n')
}
