import type { Page } from 'playwright-chromium'
import type { KeepPicture } from '../render/kept-pictures.ts'
import { clipPicture } from '../render/slide-pictures.ts'

/** A picture of part of a slide; `x` and `y` say where on the canvas it stands, lengths are px of the canvas. */
export interface Picture { png: Uint8Array; x: number; y: number; w: number; h: number }

/** Takes the picture of one exhibit, counted from 0 on its slide, or of the slide's decoration. Null where there is none. */
export type TakePicture = (request: { slide: number; what: number | 'art' }) => Promise<Picture | null>

/** Pixels of a picture for each px of the canvas: sharp when the slide fills a 2560 px wide screen. */
const SCALE = 2
/** Room around what is drawn, for strokes, px. */
const AROUND = 4

/** The rectangle of what an exhibit draws, in px of the page and of its slide, and the slide's place among all pages. */
interface Extent { x: number; y: number; w: number; h: number; left: number; top: number; place: number }

/** Runs in the page. */
function extentOf({ slide, what, around }: { slide: number, what: number | 'art', around: number }): Extent | null {
  const containers = [...document.querySelectorAll('.print-slide-container')]
  const container = containers.findLast(({ id }) => Number.parseInt(id, 10) === slide)
  if (!container) return null
  const frame = what === 'art' ? container.querySelector('.slide > svg') : container.querySelectorAll('.x-frame')[what]
  const body = frame?.querySelector(':scope > .x-body') ?? frame
  if (!body) return null
  container.scrollIntoView({ behavior: 'instant' })
  const limit = body.getBoundingClientRect()
  const rects = [...body.querySelectorAll('*')]
    .filter((element) => !element.matches('.x-svg, defs *, title, desc, style') && !element.closest('dialog, .visually-hidden'))
    .map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width > 0 || height > 0)
  const bottom = Math.min(limit.bottom, Math.max(limit.top + 1, ...rects.map((rect) => rect.bottom))) + around
  const top = Math.max(limit.top, Math.min(limit.bottom, ...rects.map((rect) => rect.top))) - around
  const page = { x: limit.left - around + window.scrollX, y: top + window.scrollY, w: limit.width + 2 * around, h: bottom - top }
  const origin = container.getBoundingClientRect()
  return { ...page, left: limit.left - around - origin.left, top: top - origin.top, place: containers.indexOf(container) }
}

/** Takes pictures from the open print page, so that this copy shows what all others show. */
export function pagePictures(page: Page, keep: KeepPicture): TakePicture {
  return async ({ slide, what }) => {
    const extent = await page.evaluate(extentOf, { slide, what, around: AROUND })
    if (!extent) return null
    const { x, y, w, h, left, top, place } = extent
    const png = await keep(place, { left, top, w, h, scale: SCALE }, () => clipPicture(page, { x, y, width: w, height: h, scale: SCALE }))
    return { png, x: left, y: top, w, h }
  }
}
