import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CDPSession, Page } from 'playwright-chromium'
import { pageLabels } from '../pdf/finish.ts'
import type { KeepPicture } from './kept.ts'
import { inDark } from './layout.ts'

// 1280 × 720 px of canvas become full HD.
const METRICS = { width: 1280, height: 720, deviceScaleFactor: 1.5, mobile: false }
const SLIDES = '.print-slide-container'
const CANVAS = { width: 1280, height: 720 }

/**
 * Names of the slides' pictures without scheme, in order: `02`, and `02.2` for what a slide shows after a click.
 * @param pages slide of each picture; as many digits as the last one has, so that files sort as slides do
 */
export function pictureNames(pages: readonly number[]): string[] {
  const digits = String(Math.max(...pages)).length
  return pageLabels(pages).map((label) => label.replace(/^\d+/, (no) => no.padStart(digits, '0')))
}

/** Leaves one slide in the page’s flow, by place; all of them with `null`. */
const showOnly = (page: Page, place: number | null): Promise<void> => page.evaluate(([selector, shown]) => {
  document.querySelectorAll<HTMLElement>(selector).forEach((slide, index) => slide.style.setProperty('display', shown === null || shown === index ? '' : 'none'))
}, [SLIDES, place] as const)

// The viewport as it is: a clip beyond it makes Chromium lay out and paint the whole deck again, 1.5 s a slide.
async function shoot(session: CDPSession): Promise<Buffer> {
  const { data } = await session.send('Page.captureScreenshot', { format: 'png' })
  return Buffer.from(data, 'base64')
}

/**
 * Writes a full-HD PNG of each slide, with clicks of each state, in the light and in the dark scheme:
 * `02-light.png`, `02-dark.png`, `02.2-light.png`.
 * @param pages slide number shown on each page
 * @param folder is made where it does not exist
 */
export async function writeSlidePictures(page: Page, pages: number[], folder: string, keep: KeepPicture): Promise<void> {
  await mkdir(folder, { recursive: true })
  const names = pictureNames(pages)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setDeviceMetricsOverride', METRICS)
  const writeAll = async (scheme: string): Promise<void> => {
    for (const [place, name] of names.entries()) {
      const picture = await keep(place, { ...METRICS, scheme }, async () => { await showOnly(page, place); return shoot(session) })
      await writeFile(join(folder, `${name}-${scheme}.png`), picture)
    }
  }
  try {
    await writeAll('light')
    await inDark(page, () => writeAll('dark'))
  } finally {
    await showOnly(page, null)
    await session.send('Emulation.clearDeviceMetricsOverride')
    await session.detach()
  }
}

/** A part of the page in px, and how many pixels a px becomes. */
export interface Clip { x: number; y: number; width: number; height: number; scale: number }

/** A picture of a part of the page as it is laid out. What is in the viewport is photographed four times as fast. */
export async function clipPicture(page: Page, clip: Clip): Promise<Buffer> {
  const session = await page.context().newCDPSession(page)
  try {
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', clip })
    return Buffer.from(data, 'base64')
  } finally {
    await session.detach()
  }
}

/**
 * The first slide as a PNG of another shape: scaled to its width, cut evenly above and below.
 * @param size in px; at most as tall as 16:9 at that width
 */
export async function coverPicture(page: Page, { width, height }: { width: number, height: number }): Promise<Buffer> {
  const scale = width / CANVAS.width
  const [x, top] = await page.evaluate((selector) => {
    const slide = document.querySelector(selector)!
    slide.scrollIntoView({ behavior: 'instant' })
    const { left, top } = slide.getBoundingClientRect()
    return [left + window.scrollX, top + window.scrollY] as const
  }, SLIDES)
  return clipPicture(page, { x, y: top + (CANVAS.height - height / scale) / 2, width: CANVAS.width, height: height / scale, scale })
}
