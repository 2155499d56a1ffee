import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { shownHeading, webDir } from '../web/site.ts'
import { edgeAt, type EdgeHost } from './edge.ts'

let host: EdgeHost
let browser: Browser
beforeAll(async () => { [host, browser] = await Promise.all([edgeAt(webDir(), 11), launchBrowser()]) })
afterAll(() => Promise.all([browser?.close(), host?.stop()]))

interface Weight { fonts: number, rest: number }

const blank = async (options: BrowserContextOptions): Promise<Page> =>
  (await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })).newPage()

/** What the page has received so far, in bytes as they came over the line, without headers. */
async function received(page: Page): Promise<Weight> {
  const entries = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .map((entry) => ({ font: entry.name.endsWith('.woff2'), bytes: (entry as PerformanceResourceTiming).encodedBodySize })))
  const sum = (fonts: boolean): number => entries.filter(({ font }) => font === fonts).reduce((total, { bytes }) => total + bytes, 0)
  return { fonts: sum(true), rest: sum(false) }
}

/** Waits until nothing more is asked for. */
async function silent(): Promise<void> {
  for (let before = -1; before !== host.sent.length; await wait(1500)) before = host.sent.length
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

it('shows the first slide, and answers keys, for 110 kB with fonts of 60 kB at most', async () => {
  const page = await blank({ serviceWorkers: 'block' })
  // The other slides, which are fetched when the browser is idle, stay away.
  await page.route('**/assets/deck-*.js', () => {})
  await page.goto(host.url)
  await shownHeading(page)
  const { rest, fonts } = await received(page)
  console.log(`first slide ${kB(rest)}, fonts ${kB(fonts)} (brotli, over the line)`)
  expect(rest).toBeGreaterThan(20_000)
  expect(rest).toBeLessThan(110_000)
  expect(fonts).toBeGreaterThan(0)
  expect(fonts).toBeLessThan(60_000)

  await page.keyboard.press('d')
  await expect.poll(() => page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
})

it('brings the whole deck for 160 kB, and then asks for nothing more', async () => {
  const page = await blank({ serviceWorkers: 'block' })
  await page.goto(host.url)
  await shownHeading(page)
  // All slides are fetched three seconds after the first.
  await page.waitForTimeout(4000)
  await silent()
  const { rest, fonts } = await received(page)
  console.log(`whole deck ${kB(rest)}, fonts ${kB(fonts)} (brotli, over the line)`)
  expect(rest).toBeLessThan(160_000)
  expect(fonts).toBeLessThan(60_000)

  const asked = host.sent.length
  const headings = new Set<string>()
  for (let no = 2; no <= 6; no += 1) {
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(`${host.url}${no}/`)
    headings.add(await shownHeading(page))
  }
  expect(headings.size).toBe(5)
  expect(host.sent.slice(asked)).toEqual([])
})

it('keeps the talk for a room without a network for less than 1 MB', async () => {
  host.sent.length = 0
  const page = await blank({ serviceWorkers: 'allow' })
  await page.goto(host.url)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await silent()
  const total = host.sent.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`with everything kept for offline use: ${kB(total)} in ${host.sent.length} answers`)
  expect(host.sent.map(({ path }) => path)).toContain('/2/')
  expect(total).toBeLessThan(1_000_000)
})
