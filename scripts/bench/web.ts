import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import type { Browser, Page } from 'playwright-chromium'
import { serveDeck, type StaticServer } from '../render/server.ts'

/** A slow phone on a slow line: 1.6 Mbit/s, 150 ms, and a quarter of this machine's speed. */
const SLOW = { line: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 }, slower: 4 } as const
/** Time after which nothing more comes for the slide that is shown. */
const SHOWN = 2_000
/** Our other slides, which are fetched once the first is shown; they count for the whole deck. */
const OTHERS = /\/assets\/deck-[^/]*\.js$/
const SILENT = 1_500
const TEXT = /\.(?:html|m?js|css|svg|json|xml|txt|webmanifest)$/

/** What showing one page took: bytes over the line apart from fonts, those of fonts, largest paint in ms, and how far it moved. */
export interface Shown { bytes: number; fonts: number; paint: number; shift: number }

const packed = promisify(brotliCompress)

/** Serves a web build as a host does that compresses with brotli; an unknown path is answered by the app. */
export async function brotliHost(folder: string): Promise<StaticServer> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => TEXT.test(file)).map((file) => join(folder, file))
  await Promise.all(files.map(async (file) => writeFile(`${file}.br`, await packed(await readFile(file)))))
  return serveDeck(folder, { brotli: true })
}

/** Runs in the page before anything else: keeps its largest paint and how far it moved. */
function observe(): void {
  const seen = Object.assign(window, { paint: 0, shift: 0 })
  new PerformanceObserver((list) => { for (const { startTime } of list.getEntries()) seen.paint = startTime }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number, hadRecentInput: boolean })[]) if (!entry.hadRecentInput) seen.shift += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** A page that counts what comes over the line, and when it came last. */
class Visit {
  readonly page: Page
  bytes = 0
  fonts = 0
  #last = 0
  #started = new Map<string, string>()

  constructor(page: Page) { this.page = page }

  async count(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    await session.send('Network.enable')
    session.on('Network.responseReceived', ({ requestId, response }) => { this.#started.set(requestId, response.url) })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (this.#started.get(requestId)?.endsWith('.woff2')) this.fonts += encodedDataLength
      else this.bytes += encodedDataLength
      this.#last = Date.now()
    })
  }

  async slow(): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page)
    await session.send('Network.emulateNetworkConditions', SLOW.line)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.slower })
  }

  async silence(): Promise<void> {
    while (Date.now() - this.#last < SILENT) await wait(100)
  }

  async result(): Promise<Shown> {
    const { paint, shift } = await this.page.evaluate(() => ({ ...window as unknown as Pick<Shown, 'paint' | 'shift'> }))
    return { bytes: this.bytes, fonts: this.fonts, paint, shift }
  }
}

async function visit<T>(browser: Browser, work: (visit: Visit) => Promise<T>): Promise<T> {
  await using context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  await page.addInitScript(observe)
  const counted = new Visit(page)
  await counted.count()
  return await work(counted)
}

const heading = (page: Page): Promise<void> => page.locator('h1:visible').first().waitFor()

/** What the first slide costs a visitor. */
export const firstShown = (browser: Browser, url: string): Promise<Shown> => visit(browser, async (counted) => {
  await counted.page.route(OTHERS, () => {})
  return shownBy(counted, url)
})

/** What a slide costs a visitor whose link leads to it. */
export const slideShown = (browser: Browser, url: string): Promise<Shown> => visit(browser, (counted) => shownBy(counted, url))

async function shownBy(counted: Visit, url: string): Promise<Shown> {
  await counted.page.goto(url)
  await heading(counted.page)
  await wait(SHOWN)
  return counted.result()
}

/** The first slide on a slow phone, for its largest paint. */
export const slowlyShown = (browser: Browser, url: string): Promise<Shown> => visit(browser, async (counted) => {
  await counted.slow()
  await counted.page.goto(url, { timeout: 120_000 })
  await heading(counted.page)
  await counted.silence()
  return counted.result()
})

/** What the whole deck costs a visitor who goes through all its slides. */
export const wholeDeck = (browser: Browser, url: string, slides: number): Promise<Shown> => visit(browser, async (counted) => {
  await counted.page.goto(url)
  await heading(counted.page)
  await wait(2 * SHOWN)
  for (let no = 2; no <= slides; no++) {
    await counted.page.keyboard.press('ArrowRight')
    await counted.page.waitForURL(new RegExp(`/${no}/?(?:[?#].*)?$`))
  }
  await counted.silence()
  return counted.result()
})
