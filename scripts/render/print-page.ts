import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-chromium'
import { DeckError, messageOf } from '../lib/errors.ts'
import { callInPage } from './call.ts'
import type { StaticServer } from './server.ts'

/** The deck open on its print route: every slide in one page, ready to be measured and printed. */
export interface PrintPage {
  page: Page
  /** Requests to any host but the deck's own. */
  foreignRequests: string[]
  /** Errors of the console and uncaught exceptions. */
  errors: string[]
}

const READY_TIMEOUT = 30_000
const AFTER_ERROR = 2_000
const MISSING = /^Failed to load resource: the server responded with a status of/

function watch(page: Page, origin: string): PrintPage {
  const watched: PrintPage = { page, foreignRequests: [], errors: [] }
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) watched.foreignRequests.push(url)
  })
  page.on('pageerror', (error) => watched.errors.push(messageOf(error)))
  // Chromium's own line about a missing file does not say which.
  page.on('console', (message) => { if (message.type() === 'error' && !MISSING.test(message.text())) watched.errors.push(message.text()) })
  page.on('response', (response) => {
    if (response.status() >= 400) watched.errors.push(`${new URL(response.url()).pathname}: no such file (${response.status()}); correct its name, or run npm ci if a package holds it`)
  })
  return watched
}

/**
 * Waits until every slide is mounted. A slide that throws never is: once the page
 * has reported an error the others get a moment, and measuring names the one that is missing.
 */
async function settled({ page, errors }: PrintPage, expected: number): Promise<void> {
  let over = false
  const mounted = page.waitForFunction(allMounted, expected, { timeout: READY_TIMEOUT })
  mounted.catch(() => {})
  // Vue's production build does not throw what a slide throws, it logs it; so any error of the page counts.
  const failed = async (): Promise<void> => {
    while (!over && !errors.length) await setTimeout(100)
    if (!over) await setTimeout(AFTER_ERROR)
  }
  try {
    await Promise.race([mounted, failed()])
  } finally {
    over = true
  }
}

/** True once each slide is mounted: none is still loading, and their number is right. */
function allMounted(expected: number): boolean {
  const slides = document.querySelectorAll('.print-slide-container')
  // Slidev's loading mark comes only after a delay; until then the page of a slide is empty.
  const empty = [...document.querySelectorAll('.slidev-page')].some((page) => !page.firstElementChild)
  return slides.length >= expected && !empty && !document.querySelector('.slidev-slide-loading')
}

const fontsReady = (page: Page): Promise<void> => page.evaluate(() => document.fonts.ready.then(() => undefined))

/** A page, or an error: Playwright waits without end for one whose process dies while it is opened. */
async function openPage(browser: Pick<Browser, 'newPage'>): Promise<Page> {
  const opening = browser.newPage({ viewport: { width: 1280, height: 720 }, colorScheme: 'light', reducedMotion: 'reduce' })
  opening.catch(() => {})
  const late = setTimeout(READY_TIMEOUT, undefined, { ref: false })
  const page = await Promise.race([opening, late.then(() => { throw new Error('the page closed while it was being opened') })])
  // As it will be printed: what is measured is what comes out, and printing styles and lays out the deck two times less.
  await page.emulateMedia({ media: 'print' })
  return page
}

/**
 * Opens the print route of a served deck and waits until it can be printed.
 * @param expected number of slides; with clicks there are more containers than slides
 * @throws DeckError when the slides do not all mount in time, with the page's own errors
 */
export async function openPrintPage(
  browser: Pick<Browser, 'newPage'>, origin: string, expected: number, clicks = false,
): Promise<PrintPage> {
  const page = await openPage(browser)
  const watched = watch(page, origin)
  try {
    await page.goto(`${origin}/print?print=${clicks ? 'clicks' : 'true'}`, { waitUntil: 'commit' })
    await settled(watched, expected)
    await fontsReady(page)
    // Slidev's leftovers outside the slides would print as one more, blank page.
    await page.addStyleTag({ content: '#mermaid-rendering-container, #twoslash-container { display: none !important }' })
  } catch (error) {
    throw await unready(watched, expected, error)
  }
  return watched
}

async function unready({ page, errors }: PrintPage, expected: number, cause: unknown): Promise<DeckError> {
  const mounted = await page.locator('.print-slide-container').count().catch(() => 0)
  const reasons = errors.length ? ` The page reported: ${errors.join(' | ')}` : ''
  return new DeckError(`the deck did not become ready to print: ${mounted} of ${expected} slides mounted.${reasons}`, { cause })
}

/** A print page that was rendered before, as the HTML that it was then. The path is below the folder of the app, whose files it asks for. */
export interface Still { path: string; html: string }

/**
 * Opens a print page that was rendered before.
 * @throws DeckError when a file that it asks for can't be read
 */
export async function openStillPage(browser: Pick<Browser, 'newPage'>, server: StaticServer, { path, html }: Still, expected: number): Promise<PrintPage> {
  const page = await openPage(browser)
  const watched = watch(page, server.origin)
  server.answer(path, html)
  try {
    await page.goto(`${server.origin}${path}`)
    await callInPage<typeof import('./in-page/still.ts').show>(page, ['still.ts', 'show'])
  } catch (error) {
    throw await unready(watched, expected, error)
  }
  return watched
}
