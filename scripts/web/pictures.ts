import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-chromium'
import { coverPicture } from '../render/slide-pictures.ts'
import { CARD_SIZE, SOCIAL_CARD } from './page/site.ts'

const ICONS = { 'favicon-32.png': 32, 'apple-touch-icon.png': 180 } as const

/** Icons that need pixels, drawn from `favicon.svg` by the browser at hand. */
export async function writeIcons(browser: Browser, webDir: string): Promise<void> {
  const svg = await readFile(join(webDir, 'favicon.svg'), 'utf8')
  const page = await browser.newPage()
  try {
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`)
    for (const [name, size] of Object.entries(ICONS)) {
      await page.setViewportSize({ width: size, height: size })
      await page.screenshot({ path: join(webDir, name), omitBackground: true })
    }
  } finally {
    await page.close()
  }
}

/** Writes the cover at the size of a link preview, 1200 × 630, from the open print page. */
export const writeCard = async (page: Page, dir: string): Promise<void> =>
  writeFile(join(dir, SOCIAL_CARD), await coverPicture(page, CARD_SIZE))
