import type { Page } from 'playwright-chromium'
import { callInPage } from '../render/call.ts'
import type { Drawing, drawingOf } from '../render/in-page/drawing.ts'
import type { KeepPicture } from '../render/kept.ts'
import { clipPicture } from '../render/slide-pictures.ts'

/** A picture of part of a slide; `x` and `y` say where on the canvas it stands, lengths are px of the canvas. */
export interface Picture { png: Uint8Array; x: number; y: number; w: number; h: number }

/** One exhibit, counted from 0 on its slide, or the slide's decoration. */
export interface Wanted { slide: number; what: number | 'art' }

/** How what office programs have no form of their own for is got from the render. Null where there is nothing to get. */
export interface Camera {
  /** As shapes and text; null also where it shows what they can't say. */
  draw: (wanted: Wanted) => Promise<Drawing | null>
  take: (wanted: Wanted) => Promise<Picture | null>
}

/** Pixels of a picture for each px of the canvas: sharp when the slide fills a 2560 px wide screen. */
export const SCALE = 2
/** Room around what is drawn, for strokes, px. */
const AROUND = 4

/** The rectangle of what is drawn, in px of the page and of its slide, and the slide's place among all pages. */
interface Extent { x: number; y: number; w: number; h: number; left: number; top: number; place: number }

/** Runs in the page: how far an exhibit or the decoration reaches. */
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
  const bottom = Math.min(limit.bottom, Math.max(limit.top + 1, ...rects.map((rect) => rect.bottom)))
  const top = Math.max(limit.top, Math.min(limit.bottom, ...rects.map((rect) => rect.top)))
  // An exhibit is as wide as its frame; decoration, whose frame is the slide, leaves room for words, and has none around it.
  const wide = what === 'art' ? rects : [limit]
  const [x, right] = [Math.max(limit.left, Math.min(...wide.map((rect) => rect.left))), Math.min(limit.right, Math.max(...wide.map((rect) => rect.right)))]
  const edge = what === 'art' ? 0 : around
  const origin = container.getBoundingClientRect()
  const [left, upper] = [x - edge, top - edge]
  return {
    x: left + window.scrollX, y: upper + window.scrollY, w: right - x + 2 * edge, h: bottom - top + 2 * edge,
    left: left - origin.left, top: upper - origin.top, place: containers.indexOf(container),
  }
}

/** Runs in the page: hides the words of a slide, which its decoration stands behind, or shows them again. */
function showWords({ place, shown }: { place: number, shown: boolean }): void {
  const container = document.querySelectorAll('.print-slide-container')[place]
  for (const element of container?.querySelectorAll<HTMLElement>('.slide > :not(svg)') ?? []) element.style.visibility = shown ? '' : 'hidden'
}

async function withoutWords<T>(page: Page, place: number, work: () => Promise<T>): Promise<T> {
  await page.evaluate(showWords, { place, shown: false })
  try {
    return await work()
  } finally {
    await page.evaluate(showWords, { place, shown: true })
  }
}

/** A picture, or null, as one file: what is said of it on the first line. */
const asFile = (picture: Picture | null): Buffer => {
  const { png = new Uint8Array(), ...place } = picture ?? {}
  return Buffer.concat([Buffer.from(`${JSON.stringify(picture && place)}\n`), png])
}

function fromFile(file: Buffer): Picture | null {
  const end = file.indexOf('\n')
  const place = JSON.parse(file.toString('utf8', 0, end)) as Omit<Picture, 'png'> | null
  return place && { ...place, png: file.subarray(end + 1) }
}

async function photograph(page: Page, { slide, what }: Wanted): Promise<Picture | null> {
  const extent = await page.evaluate(extentOf, { slide, what, around: AROUND })
  if (!extent) return null
  const { x, y, w, h, left, top, place } = extent
  const shoot = (): Promise<Buffer> => clipPicture(page, { x, y, width: w, height: h, scale: SCALE })
  const png = await (what === 'art' ? withoutWords(page, place, shoot) : shoot())
  return { png, x: left, y: top, w, h }
}

/** A deck to be drawn and photographed. */
export interface Studio {
  /** Opens its print page once more: slides are moved and hidden there, and it is read while the other one is printed. */
  open: () => Promise<Page>
  /** Slide number shown on each page of the print page. */
  pages: readonly number[]
  /** Gives what an earlier run has got of a page that shows the same. */
  keep: KeepPicture
}

/** Draws and photographs what the deck shows, so that this copy shows what all others show. */
export function pageCamera({ open, pages, keep }: Studio): Camera {
  let opened: Promise<Page> | null = null
  const page = (): Promise<Page> => opened ??= open()
  // Of a slide with clicks the last page shows all.
  const kept = ({ slide, what }: Wanted, how: object, get: () => Promise<Buffer>): Promise<Buffer> => keep(pages.lastIndexOf(slide), { what, ...how }, get)
  return {
    draw: async (wanted) => JSON.parse(String(await kept(wanted, { as: 'drawing' }, async () =>
      Buffer.from(JSON.stringify(await callInPage<typeof drawingOf>(await page(), ['drawing.ts', 'drawingOf'], wanted.slide, wanted.what)))))) as Drawing | null,
    take: async (wanted) => fromFile(await kept(wanted, { as: 'picture', scale: SCALE }, async () => asFile(await photograph(await page(), wanted)))),
  }
}
