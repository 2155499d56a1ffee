import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { shownHeading, webDir } from '../web/site.ts'
import { edgeAt, type EdgeHost } from './edge.ts'

let host: EdgeHost
let browser: Browser
beforeAll(async () => { [host, browser] = await Promise.all([edgeAt(webDir()), launchBrowser()]) })
afterAll(() => Promise.all([browser?.close(), host?.stop()]))

interface Weight { fonts: number, rest: number }
interface Loaded { name: string, bytes: number, at: number }

/** Notes when the app takes over from the static slide: from then on keys and buttons work. */
const NOTE_TAKEOVER = `new MutationObserver((_, observer) => {
  if (document.getElementById('first-paint') || !document.querySelector('#slideshow h1')) return
  window.takeover = performance.now()
  observer.disconnect()
}).observe(document, { childList: true, subtree: true })`

async function open(options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })).newPage()
  await page.addInitScript(NOTE_TAKEOVER)
  await page.goto(host.url)
  await shownHeading(page)
  return page
}

/** What the page has asked for so far, in bytes as they came over the line, without headers. */
const loaded = (page: Page): Promise<Loaded[]> => page.evaluate(() =>
  [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((entry) =>
    ({ name: entry.name, bytes: (entry as PerformanceResourceTiming).encodedBodySize, at: entry.startTime })))

function weigh(entries: Loaded[]): Weight {
  const sum = (some: Loaded[]): number => some.reduce((total, { bytes }) => total + bytes, 0)
  return { fonts: sum(entries.filter(({ name }) => name.endsWith('.woff2'))), rest: sum(entries.filter(({ name }) => !name.endsWith('.woff2'))) }
}

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`

it('shows the first slide for 110 kB and brings the whole deck for 160 kB, fonts of 60 kB at most apart', async () => {
  const page = await open({ serviceWorkers: 'block' })
  // Slidev fetches all slides three seconds after the first.
  await page.waitForTimeout(4500)
  const entries = await loaded(page)
  const takeover = await page.evaluate(() => (window as unknown as { takeover?: number }).takeover ?? Number.NaN)
  const [first, whole] = [weigh(entries.filter(({ at }) => at <= takeover)), weigh(entries)]
  console.log(`first slide ${kB(first.rest)}, whole deck ${kB(whole.rest)}, fonts ${kB(whole.fonts)} (brotli, over the line)`)
  expect(first.rest).toBeGreaterThan(20_000)
  expect(first.rest).toBeLessThan(110_000)
  expect(whole.rest).toBeGreaterThan(first.rest)
  expect(whole.rest).toBeLessThan(160_000)
  expect(whole.fonts).toBeGreaterThan(0)
  expect(whole.fonts).toBeLessThan(60_000)

  const asked = host.sent.length
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(`${host.url}2/`)
  expect(await shownHeading(page)).not.toBe('')
  expect(host.sent.slice(asked)).toEqual([])
})

it('keeps the talk for a room without a network at a moderate price', async () => {
  host.sent.length = 0
  const page = await open({ serviceWorkers: 'allow' })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  for (let before = -1; before !== host.sent.length; await wait(1500)) before = host.sent.length
  const total = host.sent.reduce((sum, { bytes }) => sum + bytes, 0)
  console.log(`with everything kept for offline use: ${kB(total)} in ${host.sent.length} answers`)
  expect(host.sent.some(({ path }) => path === '/41/')).toBe(true)
  expect(total).toBeLessThan(1_000_000)
})
