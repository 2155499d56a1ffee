import type { Browser, Page } from 'playwright-chromium'
import { DeckError, messageOf } from '../lib/errors.ts'

/** The deck open on its print route: every slide in one page, ready to be measured and printed. */
export interface PrintPage {
  page: Page
  /** Requests to any host but the deck's own. */
  foreignRequests: string[]
  /** Errors of the console and uncaught exceptions. */
  errors: string[]
}

const READY_TIMEOUT = 30_000

function watch(page: Page, origin: string): PrintPage {
  const watched: PrintPage = { page, foreignRequests: [], errors: [] }
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) watched.foreignRequests.push(url)
  })
  page.on('pageerror', (error) => watched.errors.push(messageOf(error)))
  page.on('console', (message) => { if (message.type() === 'error') watched.errors.push(message.text()) })
  return watched
}

/** True once each slide is mounted: none is still loading, and their number is right. */
function allMounted(expected: number): boolean {
  const slides = document.querySelectorAll('.print-slide-container')
  return slides.length >= expected && !document.querySelector('.slidev-slide-loading')
}

/**
 * Opens the print route of a served deck and waits until it can be printed.
 * @param expected number of slides; with clicks there are more containers than slides
 * @throws DeckError when the slides do not all mount in time, with the page's own errors
 */
export async function openPrintPage(
  browser: Browser, origin: string, expected: number, clicks = false,
): Promise<PrintPage> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: 'light', reducedMotion: 'reduce' })
  const watched = watch(page, origin)
  try {
    await page.goto(`${origin}/print?print=${clicks ? 'clicks' : 'true'}`, { waitUntil: 'commit' })
    await page.waitForFunction(allMounted, expected, { timeout: READY_TIMEOUT })
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    // Slidev's leftovers outside the slides would print as one more, blank page.
    await page.addStyleTag({ content: '#mermaid-rendering-container, #twoslash-container { display: none !important }' })
  } catch (error) {
    const mounted = await page.locator('.print-slide-container').count().catch(() => 0)
    const reasons = watched.errors.length ? ` The page reported: ${watched.errors.join(' | ')}` : ''
    throw new DeckError(`the deck did not become ready to print: ${mounted} of ${expected} slides mounted.${reasons}`, { cause: error })
  }
  return watched
}
