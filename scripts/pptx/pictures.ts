import type { Page } from 'playwright-chromium'

/** A picture of part of a slide; `x` and `y` say where on the canvas it stands, lengths are px of the canvas. */
export interface Picture { png: Uint8Array; x: number; y: number; w: number; h: number }

/** Takes the picture of one exhibit, counted from 0 on its slide, or of the slide's decoration. Null where there is none. */
export type TakePicture = (request: { slide: number; what: number | 'art' }) => Promise<Picture | null>

/** Pixels of a picture for each px of the canvas: sharp when the slide fills a 2560 px wide screen. */
export const SCALE = 2
/** Room around what is drawn, for strokes, px. */
const AROUND = 4

/** Runs in the page: the rectangle of what an exhibit or the decoration draws, in px of the page and of its slide. */
function extentOf({ slide, what, around }: { slide: number, what: number | 'art', around: number }): { x: number, y: number, w: number, h: number, left: number, top: number } | null {
  const container = [...document.querySelectorAll('.print-slide-container')].filter(({ id }) => Number.parseInt(id, 10) === slide).at(-1)
  if (!container) return null
  const frame = what === 'art' ? container.querySelector('.slide > svg') : container.querySelectorAll('.x-frame')[what]
  const body = frame?.querySelector(':scope > .x-body') ?? frame
  if (!body) return null
  container.scrollIntoView({ behavior: 'instant' }) // what is in the viewport is photographed four times as fast
  const limit = body.getBoundingClientRect()
  const rects = [...body.querySelectorAll('*')]
    .filter((element) => !element.matches('.x-svg, defs *, title, desc, style') && !element.closest('dialog, .visually-hidden'))
    .map((element) => element.getBoundingClientRect()).filter(({ width, height }) => width > 0 || height > 0)
  const bottom = Math.min(limit.bottom, Math.max(limit.top + 1, ...rects.map((rect) => rect.bottom)))
  const top = Math.max(limit.top, Math.min(limit.bottom, ...rects.map((rect) => rect.top)))
  // An exhibit is as wide as its frame; decoration, whose frame is the slide, leaves room for words, and has none around it.
  const wide = what === 'art' ? rects : [limit]
  const [x, right] = [Math.max(limit.left, Math.min(...wide.map((rect) => rect.left))), Math.min(limit.right, Math.max(...wide.map((rect) => rect.right)))]
  const edge = what === 'art' ? 0 : around
  const origin = container.getBoundingClientRect()
  const [left, upper] = [x - edge, top - edge]
  return { x: left + window.scrollX, y: upper + window.scrollY, w: right - x + 2 * edge, h: bottom - top + 2 * edge, left: left - origin.left, top: upper - origin.top }
}

/** Runs in the page: hides the words of a slide, which its decoration stands behind, or shows them again. */
function showWords({ slide, shown }: { slide: number, shown: boolean }): void {
  const container = [...document.querySelectorAll('.print-slide-container')].filter(({ id }) => Number.parseInt(id, 10) === slide).at(-1)
  for (const element of container?.querySelectorAll<HTMLElement>('.slide > :not(svg)') ?? []) element.style.visibility = shown ? '' : 'hidden'
}

/** Takes pictures from the open print page, so that this copy shows what all others show. */
export function pagePictures(page: Page): TakePicture {
  return async ({ slide, what }) => {
    const extent = await page.evaluate(extentOf, { slide, what, around: AROUND })
    if (!extent) return null
    const session = await page.context().newCDPSession(page)
    try {
      if (what === 'art') await page.evaluate(showWords, { slide, shown: false })
      const clip = { x: extent.x, y: extent.y, width: extent.w, height: extent.h, scale: SCALE }
      const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip })
      return { png: Buffer.from(data, 'base64'), x: extent.left, y: extent.top, w: extent.w, h: extent.h }
    } finally {
      if (what === 'art') await page.evaluate(showWords, { slide, shown: true })
      await session.detach()
    }
  }
}
