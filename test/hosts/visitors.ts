import puppeteer from 'puppeteer-core'
import { launchBrowser } from '../../scripts/browser/launch.ts'

interface Answer { status: () => number }

/** What Playwright's and Puppeteer's pages have in common. */
interface Driven {
  goto: (url: string) => Promise<Answer | null>
  reload: () => Promise<Answer | null>
  goBack: () => Promise<unknown>
  evaluate: (script: string) => Promise<unknown>
  url: () => string
  keyboard: { press: (key: 'ArrowRight') => Promise<void> }
}

/** A tab, and what its page complained of: console errors, exceptions, violations of its policy, requests to other hosts. */
export interface Tab { page: Driven, complaints: string[] }

/** A browser that visits one host. */
export interface Visitor extends AsyncDisposable { open: (origin: string) => Promise<Tab> }

/** Firefox tells nobody of a policy's violation but its own console. */
const TELL = 'addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))'

/** Notes what a page complains of. */
const clerk = (origin: string, complaints: string[]) => ({
  said: (type: string, text: string): void => { if (type === 'error') complaints.push(text) },
  threw: (error: unknown): void => { complaints.push(String(error)) },
  asked: (url: string): void => { if (!url.startsWith(`${origin}/`) && !/^(?:data|blob|about):/.test(url)) complaints.push(`asked ${url}`) },
})

/** The Chromium that prints the deck. */
export async function chromium(): Promise<Visitor> {
  const browser = await launchBrowser()
  return {
    async open(origin) {
      const page = await (await browser.newContext({ viewport: { width: 1280, height: 720 } })).newPage()
      const complaints: string[] = []
      const { said, threw, asked } = clerk(origin, complaints)
      page.on('console', (message) => said(message.type(), message.text()))
      page.on('pageerror', threw)
      page.on('request', (request) => asked(request.url()))
      await page.addInitScript(TELL)
      return { page, complaints }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

/** A stock Firefox, over WebDriver BiDi. */
export async function firefox(executablePath: string): Promise<Visitor> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true, defaultViewport: { width: 1280, height: 720 } })
  return {
    async open(origin) {
      const page = await (await browser.createBrowserContext()).newPage()
      const complaints: string[] = []
      const { said, threw, asked } = clerk(origin, complaints)
      page.on('console', (message) => said(message.type(), message.text()))
      page.on('pageerror', threw)
      page.on('request', (request) => asked(request.url()))
      await page.evaluateOnNewDocument(TELL)
      return { page, complaints }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}
