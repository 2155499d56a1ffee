import { join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-chromium'
import { inject } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { hostAt, type Host } from './host.ts'

/** What a page complained of: console errors, exceptions, violations of its policy, requests to other hosts. */
export type Complaints = string[]

export interface Visit { page: Page, complaints: Complaints }

function watch(page: Page, origin: string): Complaints {
  const complaints: Complaints = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url())) complaints.push(`asked ${request.url()}`)
  })
  return complaints
}

/** The built web version on a static host, and a browser to visit it with. */
export class Site implements AsyncDisposable {
  private constructor(readonly host: Host, readonly browser: Browser) {}

  static async open(base = '/'): Promise<Site> {
    const [host, browser] = await Promise.all([hostAt(webDir(), base), launchBrowser()])
    return new Site(host, browser)
  }

  context(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    return this.browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block', ...options })
  }

  async visit(path: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const page = await (await this.context(options)).newPage()
    const complaints = watch(page, this.host.origin)
    await page.goto(this.host.url + path)
    return { page, complaints }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close()
    await this.host.stop()
  }
}

/** Folder of the built web version. */
export const webDir = (): string => join(inject('deckDir'), 'web')

/** The heading of the slide that the app shows; waits until the app has taken over. */
export async function shownHeading(page: Page): Promise<string> {
  await page.locator('#first-paint').waitFor({ state: 'detached' })
  const heading = page.locator('#slideshow .slidev-page:not([style*="display: none"]) h1')
  await heading.waitFor()
  return heading.innerText()
}
