import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-chromium'
import { inject } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { hostAt, type Host } from './host.ts'

/** A page, and what it complained of: console errors, exceptions, violations of its policy, requests to other hosts. */
export interface Visit { page: Page, complaints: string[] }

/** The built web version on a static host, and a browser to visit it with. */
export interface Site {
  host: Host
  browser: Browser
  context: (options?: BrowserContextOptions) => Promise<BrowserContext>
  visit: (path: string, options?: BrowserContextOptions) => Promise<Visit>
  close: () => Promise<void>
}

function watch(page: Page, origin: string): string[] {
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url())) complaints.push(`asked ${request.url()}`)
  })
  return complaints
}

/** Folder of the built web version. */
export const webDir = (): string => join(inject('deckDir'), 'web')

/** Serves the web version, or another one, under a path and starts a browser. */
export async function openSite(base = '/', dir = webDir(), headers: Readonly<Record<string, string>> = {}): Promise<Site> {
  const [host, browser] = await Promise.all([hostAt(dir, base, headers), launchBrowser()])
  const context = (options: BrowserContextOptions = {}): Promise<BrowserContext> =>
    browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block', ...options })
  const visit = async (path: string, options: BrowserContextOptions = {}): Promise<Visit> => {
    const page = await (await context(options)).newPage()
    const complaints = watch(page, host.origin)
    await page.goto(host.url + path)
    return { page, complaints }
  }
  const close = async (): Promise<void> => {
    await browser.close()
    await host.stop()
  }
  return { host, browser, context, visit, close }
}

const SHOWN = '#slideshow .slidev-page:not([style*="display: none"])'

/** Part of the slide that the app shows. */
export const shown = (page: Page, selector: string): Locator => page.locator(`${SHOWN} ${selector}`)

/** The heading of the slide that the app shows; waits until the app has taken over, and for a slide that is leaving to be gone. */
export async function shownHeading(page: Page): Promise<string> {
  await page.locator('#first-paint').waitFor({ state: 'detached' })
  await page.waitForFunction((selector) => document.querySelectorAll(selector).length === 1, `${SHOWN} h1`)
  return (await shown(page, 'h1').innerText()).replace(/\s+/g, ' ')
}
