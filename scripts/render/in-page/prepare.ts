/** Makes the print page's links and pictures survive printing. Runs inside the page. */

/** Slide number a link points to, from the forms Slidev renders: `#/5`, `/5`, `#5`. */
function targetOf(href: string): number | null {
  const match = /^(?:#\/?|\/)(\d+)$/.exec(href)
  return match ? Number(match[1]) : null
}

/** Numbers of slides that links point to but that the deck does not have, with the slide they are on. */
export interface DeadLink { slide: number; href: string }

/**
 * Gives each slide's heading an id and points slide links there. Slidev renders
 * `#/5` in print mode, which no element has, so its links die in the PDF
 * (slidevjs/slidev#1984, #2625). The heading, not an empty anchor: Chromium puts
 * the destination of an empty absolute anchor on a wrong page.
 */
export function anchorSlides(): DeadLink[] {
  const dead: DeadLink[] = []
  for (const container of document.querySelectorAll('.print-slide-container')) {
    const slide = Number.parseInt(container.id, 10)
    const heading = container.querySelector('h1')
    // With clicks a slide has several pages; links go to its first one.
    if (heading && !document.getElementById(`slide-${slide}`)) heading.id = `slide-${slide}`
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.print-slide-container a[href]')) {
    const href = link.getAttribute('href') ?? ''
    const target = targetOf(href)
    if (target === null) continue
    if (document.getElementById(`slide-${target}`)) link.setAttribute('href', `#slide-${target}`)
    else dead.push({ slide: Number.parseInt(link.closest('.print-slide-container')?.id ?? '0', 10), href })
  }
  return dead
}

/** Slide number of each page that will be printed, in order. */
export const pagesInOrder = (): number[] =>
  [...document.querySelectorAll('.print-slide-container')].map((container) => Number.parseInt(container.id, 10))
