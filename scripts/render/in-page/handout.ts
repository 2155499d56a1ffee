/** Lays the slides of the print page out as a handout. Runs inside the page. */

/** What to lay out: the words with a place for each slide, its style, the height of a page's text area in px, and slides the references stand for. */
export interface HandoutParts { html: string; css: string; pageHeight: number; replaced: number[] }

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

/** Scales a slide to the width of its place, and makes the place as high. */
function scaleInto(place: HTMLElement, container: HTMLElement): void {
  const scale = place.clientWidth / Number.parseFloat(container.style.width)
  const border = place.offsetHeight - place.clientHeight
  place.style.height = `${Number.parseFloat(container.style.height) * scale + border}px`
  container.style.transform = `scale(${scale})`
}

/** Moves the slide, not a copy of it: that would repeat every id, and with it links and fill references would lead astray. */
function moveInto(place: HTMLElement, container: HTMLElement): void {
  place.append(container)
  container.style.transformOrigin = '0 0'
  scaleInto(place, container)
  // The sheet's own heading has the same words; one of them is enough in the structure tree.
  container.querySelector('h1')?.setAttribute('role', 'presentation')
}

/** Share of its place that a picture keeps: a few lines alone on a second page read worse than one a little smaller. */
export const LEAST_PICTURE = 0.82
const SLACK = 3
/** What is taller by less, in px, still fits. */
const ROUNDING = 0.5

/** Makes the picture of a sheet smaller where that saves it a second page. */
function fitSheet(sheet: Element, pageHeight: number): void {
  const place = sheet.querySelector<HTMLElement>('[data-slide]')
  const container = place?.querySelector<HTMLElement>('.print-slide-container')
  if (!place || !container) return
  const over = sheet.getBoundingClientRect().height + SLACK - pageHeight
  const share = 1 - over / place.offsetHeight
  if (over <= 0 || share < LEAST_PICTURE) return
  place.style.width = `${place.offsetWidth * share}px`
  scaleInto(place, container)
}

/** Sets the contents closer where they would run on to a second page. */
function fitContents(root: Element, pageHeight: number): void {
  const contents = root.querySelector('.ho-contents')
  if (!contents) return
  const end = contents.getBoundingClientRect().bottom - root.getBoundingClientRect().top
  contents.classList.toggle('ho-tight', end + SLACK > pageHeight)
}

/** Links between slides lead from sheet to sheet; those to a slide without a sheet, to the references. */
function redirect(replaced: number[]): void {
  for (const link of document.querySelectorAll('.handout .print-slide-container a[href^="#slide-"]')) {
    const slide = Number(link.getAttribute('href')?.slice('#slide-'.length))
    link.setAttribute('href', replaced.includes(slide) ? '#references' : `#sheet-${slide}`)
  }
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

/** Builds the handout in place of the deck. Gives the pages that its contents name: those expected. */
export function mount({ html, css, pageHeight, replaced }: HandoutParts): Record<string, number> {
  const slides = finalStates()
  const style = document.createElement('style')
  style.textContent = css
  document.head.append(style)
  document.body.insertAdjacentHTML('beforeend', html)
  const root = document.body.lastElementChild!
  for (const place of root.querySelectorAll<HTMLElement>('[data-slide]')) {
    const container = slides.get(Number(place.dataset['slide']))
    if (container) moveInto(place, container)
  }
  for (const sheet of root.querySelectorAll('.ho-sheet')) fitSheet(sheet, pageHeight)
  fitContents(root, pageHeight)
  redirect(replaced)
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
