import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-chromium'
import type { KeepPicture } from '../render/kept.ts'
import { coverPicture } from '../render/slide-pictures.ts'
import { CARD_SIZE, SOCIAL_CARD } from './page/site.ts'

const ICONS = { 'favicon-32.png': 32, 'apple-touch-icon.png': 180 } as const

/** Icons that need pixels, drawn from `favicon.svg` by the browser at hand, or kept from an earlier run. */
export async function writeIcons(browser: Browser, webDir: string, keep: KeepPicture): Promise<void> {
  const svg = await readFile(join(webDir, 'favicon.svg'), 'utf8')
  let page: Page | undefined
  async function draw(size: number): Promise<Buffer> {
    page ??= await browser.newPage()
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
    await page.setViewportSize({ width: size, height: size })
    return page.screenshot({ omitBackground: true })
  }
  try {
    for (const [name, size] of Object.entries(ICONS)) {
      await writeFile(join(webDir, name), await keep(null, { svg, size }, () => draw(size)))
    }
  } finally {
    await page?.close()
  }
}

/** Writes the cover at the size of a link preview, 1200 × 630, from the open print page, or the one kept from an earlier run. */
export const writeCard = async (page: Page, dir: string, keep: KeepPicture): Promise<void> =>
  writeFile(join(dir, SOCIAL_CARD), await keep(0, { card: CARD_SIZE }, () => coverPicture(page, CARD_SIZE)))
