import type { Page } from 'playwright-chromium'
import { showOnly } from '../render/slide-pictures.ts'

/** A picture of part of a slide; `x` and `y` say where on the canvas it stands, lengths are px of the canvas. */
export interface Picture { png: Uint8Array; x: number; y: number; w: number; h: number }

/** Takes the picture of one exhibit, counted from 0 on its slide, or of the slide's decoration. Null where there is none. */
export type TakePicture = (request: { slide: number; what: number | 'art' }) => Promise<Picture | null>

/** Pixels of a picture for each px of the canvas: sharp when the slide fills a 2560 px wide screen. */
const SCALE = 2
/** Room around what is drawn, for strokes, px. */
const AROUND = 4

interface Extent { x: number; y: number; w: number; h: number; left: number; top: number }

/** Runs in the page: the place of the container with a slide's final state; -1 where it has none. */
const placeOf = (slide: number): number =>
  [...document.querySelectorAll('.print-slide-container')].findLastIndex(({ id }) => Number.parseInt(id, 10) === slide)

/** Runs in the page: the rectangle of what an exhibit draws, in px of the page and of its slide. */
function extentOf({ place, what, around }: { place: number, what: number | 'art', around: number }): Extent | null {
  const container = document.querySelectorAll('.print-slide-container')[place]
  if (!container) return null
  const frame = what === 'art' ? container.querySelector('.slide > svg') : container.querySelectorAll('.x-frame')[what]
  const body = frame?.querySelector(':scope > .x-body') ?? frame
  if (!body) return null
  const limit = body.getBoundingClientRect()
  const rects = [...body.querySelectorAll('*')]
    .filter((element) => !element.matches('.x-svg, defs *, title, desc, style') && !element.closest('dialog, .visually-hidden'))
    .map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width > 0 || height > 0)
  const bottom = Math.min(limit.bottom, Math.max(limit.top + 1, ...rects.map((rect) => rect.bottom))) + around
  const top = Math.max(limit.top, Math.min(limit.bottom, ...rects.map((rect) => rect.top))) - around
  const page = { x: limit.left - around + window.scrollX, y: top + window.scrollY, w: limit.width + 2 * around, h: bottom - top }
  const origin = container.getBoundingClientRect()
  return { ...page, left: limit.left - around - origin.left, top: top - origin.top }
}

async function shoot(page: Page, { x, y, w, h }: Extent): Promise<Uint8Array> {
  const session = await page.context().newCDPSession(page)
  try {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip: { x, y, width: w, height: h, scale: SCALE } })
    return Buffer.from(data, 'base64')
  } finally {
    await session.detach()
  }
}

/** Takes pictures from the open print page, so that this copy shows what all others show. */
export function pagePictures(page: Page): TakePicture {
  return async ({ slide, what }) => {
    const place = await page.evaluate(placeOf, slide)
    await showOnly(page, place)
    try {
      const extent = await page.evaluate(extentOf, { place, what, around: AROUND })
      return extent && { png: await shoot(page, extent), x: extent.left, y: extent.top, w: extent.w, h: extent.h }
    } finally {
      await showOnly(page, null)
    }
  }
}
