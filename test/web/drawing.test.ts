import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { runScript, scratch } from '../deck/run.ts'
import { smallDeck, SOUND } from '../deck/small-deck.ts'
import { openSite, shownHeading, type Site } from './site.ts'

const ENTRY = `.drawing-${process.pid}.md`

let out: string
let site: Site
beforeAll(async () => {
  out = await scratch('drawing')
  // Nothing is said of drawings: Slidev has them on.
  await writeFile(join(ROOT, ENTRY), smallDeck([SOUND, { heading: 'Another slide' }]))
  const { code, output } = await runScript('deck.ts', ['--entry', ENTRY, '--only', 'web', '--out', out])
  expect(code, output).toBe(0)
  site = await openSite('/', join(out, 'web'))
})
afterAll(async () => {
  await site?.close()
  await Promise.all([out, join(ROOT, ENTRY)].map((path) => rm(path, { recursive: true, force: true })))
})

/** Strokes on the board of the slide in sight. */
const strokes = (page: Page): Promise<number> => page.locator('#slide-content svg.absolute path').count()

/** Draws a line across the slide. */
async function draw(page: Page): Promise<void> {
  await page.mouse.move(200, 250)
  await page.mouse.down()
  for (const step of [1, 2, 3, 4]) await page.mouse.move(200 + 30 * step, 250 + 20 * step)
  await page.mouse.up()
}

it('a deck that does not turn drawings off can be drawn on, and each slide keeps its drawing', async () => {
  const { page, complaints } = await site.visit('1/')
  await shownHeading(page)
  await draw(page)
  expect(await strokes(page)).toBe(0)
  await page.mouse.move(60, 690)
  await page.getByTitle('Show drawing toolbar').click()
  await draw(page)
  expect(await strokes(page)).toBe(1)
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(`${site.host.url}2/`)
  await expect.poll(() => strokes(page)).toBe(0)
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(`${site.host.url}1/`)
  await expect.poll(() => strokes(page)).toBe(1)
  expect(complaints).toEqual([])
})
