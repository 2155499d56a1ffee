/** What a reader sees of each slide. Runs inside the page. */
import { textRuns } from './geometry.ts'

/** The words of a slide that are in sight, a line each, and the addresses it links to outside of the deck. */
export interface SeenSlide { slide: number; text: string; links: string[] }

/** What opens something is no part of what the slide says. */
const OPENS = '[popovertarget], .x-open'
const OUTSIDE = 'a[href^="http"], a[href^="mailto:"]'

/**
 * What is in sight of every slide, in a page that shows them all.
 * @param canvases selector of the slides; the id of each, or of what is around it, begins with its number
 */
export function seen(canvases: string): SeenSlide[] {
  return [...document.querySelectorAll(canvases)].map((canvas) => ({
    slide: Number.parseInt(canvas.closest('[id]')?.id ?? '', 10),
    text: textRuns(canvas).filter(({ element }) => !element.closest(OPENS)).map(({ text }) => text).join('\n'),
    links: [...canvas.querySelectorAll<HTMLAnchorElement>(OUTSIDE)].filter((link) => link.checkVisibility()).map(({ href }) => href),
  }))
}
