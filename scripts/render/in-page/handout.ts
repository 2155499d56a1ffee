/** Lays out the words of a handout, with an empty place for each slide. Runs inside the page. */

/** What to lay out: the words with a place for each slide, their style, the height of a page's text area in px, and of a slide at a width of 1. */
export interface HandoutParts { html: string; css: string; pageHeight: number; ratio: number }

const slideOf = (container: Element): number => Number.parseInt(container.id, 10)

/** The container with each slide's final state; with clicks a slide has several. */
const finalStates = (): Map<number, HTMLElement> =>
  new Map([...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((container) => [slideOf(container), container]))

// As wide as the paper, 16 px on the canvas are 6 pt: too small to be read as text.
const READABLE_PX = 17

/** Whether paper needs the words again: the exhibit is drawn, and has a table at hand, or its own table is set too small. */
function wantsTable(frame: Element): boolean {
  if (frame.querySelector('.x-dialog')) return true
  return [...frame.querySelectorAll('td')].some((cell) => Number.parseFloat(getComputedStyle(cell).fontSize) < READABLE_PX)
}

/** The caption's words without those of its buttons. */
function captionOf(frame: Element): string {
  const words = frame.querySelector('.x-caption')?.cloneNode(true) as Element | undefined
  for (const button of words?.querySelectorAll('button') ?? []) button.remove()
  return words?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
}

/** Captions of the exhibits to be printed as tables too, by slide. */
export const tabledExhibits = (): Record<number, string[]> =>
  Object.fromEntries([...finalStates()].map(([slide, container]) =>
    [slide, [...container.querySelectorAll('.x-frame')].filter(wantsTable).map(captionOf)]))

/** Height of a slide at a width of 1. */
export function slideRatio(): number {
  const { style } = document.querySelector<HTMLElement>('.print-slide-container')!
  return Number.parseFloat(style.height) / Number.parseFloat(style.width)
}

/** Makes a place as high as its slide will be. */
function shape(place: HTMLElement, ratio: number): void {
  place.style.height = `${place.clientWidth * ratio}px`
}

/** Share of its place that a picture keeps: a few lines alone on a second page read worse than one a little smaller. */
export const LEAST_PICTURE = 0.82
const SLACK = 3
/** What is taller by less, in px, still fits. */
const ROUNDING = 0.5

/** Makes the picture of a sheet smaller where that saves it a second page. */
function fitSheet(sheet: Element, { pageHeight, ratio }: HandoutParts): void {
  const place = sheet.querySelector<HTMLElement>('.ho-picture')
  if (!place) return
  const over = sheet.getBoundingClientRect().height + SLACK - pageHeight
  const share = 1 - over / place.offsetHeight
  if (over <= 0 || share < LEAST_PICTURE) return
  place.style.width = `${place.offsetWidth * share}px`
  shape(place, ratio)
}

/** Sets the contents closer where they would run on to a second page. */
function fitContents(root: Element, pageHeight: number): void {
  const contents = root.querySelector('.ho-contents')
  if (!contents) return
  const end = contents.getBoundingClientRect().bottom - root.getBoundingClientRect().top
  contents.classList.toggle('ho-tight', end + SLACK > pageHeight)
}

/**
 * Page, from 1, on which the target of each entry of the contents begins, as far as heights tell: each part starts on a new
 * page. Where the browser breaks a long part may differ.
 */
function expectedPages(root: Element, pageHeight: number): Record<string, number> {
  const pagesOf = (height: number): number => Math.max(1, Math.ceil((height - ROUNDING) / pageHeight))
  const parts = [...root.querySelectorAll('[data-page]')]
  const targets = [...root.querySelectorAll<HTMLElement>('[data-page-of]')].map(({ dataset }) => dataset['pageOf'] ?? '')
  let page = 1 + pagesOf((parts[0]?.getBoundingClientRect().top ?? 0) - root.getBoundingClientRect().top)
  const found: Record<string, number> = {}
  for (const part of parts) {
    for (const id of targets) if (part.querySelector(`[id="${id}"]`)) found[id] = page
    page += pagesOf(part.getBoundingClientRect().height)
  }
  return found
}

/** Builds the handout in place of what the page shows. Gives the pages that its contents name: those expected. */
export function mount(parts: HandoutParts): Record<string, number> {
  const { html, css, pageHeight, ratio } = parts
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  document.body.innerHTML = html
  const root = document.body.lastElementChild!
  for (const place of root.querySelectorAll<HTMLElement>('.ho-picture')) shape(place, ratio)
  for (const sheet of root.querySelectorAll('.ho-sheet')) fitSheet(sheet, parts)
  fitContents(root, pageHeight)
  const pages = expectedPages(root, pageHeight)
  nameInContents(pages)
  return pages
}

/** Fills in the page numbers of the contents, by anchor. */
export function nameInContents(pages: Record<string, number>): void {
  for (const place of document.querySelectorAll<HTMLElement>('.handout [data-page-of]')) {
    place.textContent = String(pages[place.dataset['pageOf'] ?? ''] ?? '')
  }
}
