import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-chromium'
import { messageOf } from '../../lib/errors.ts'
import { isOwn } from './css.ts'

/**
 * What opening the file in a browser showed, or why it was not opened. `shown` has the numbers of the slides in sight, joined by
 * commas: at first, and after the key for the next one.
 */
export type Opened = { requests: string[], errors: string[], shown: string[] } | { skipped: string }

/** For what a script does late, in ms. */
const SETTLE = 500
/** How long a key may take on a busy machine, and how often to look, in ms. */
const [PATIENCE, LOOK] = [3000, 40]

/** Numbers of the slides whose heading is in sight, joined by commas. */
const inSight = (page: Page): Promise<string> => page.evaluate(() => [...document.querySelectorAll('.f-page')].filter((slide) => {
  const heading = slide.querySelector('h1')
  const box = heading?.getBoundingClientRect()
  return heading && box && heading.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 0 && box.height > 0
    && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
}).map(({ id }) => id).join(', '))

/** What is in sight once a key has had its effect; the same as before where it has none. */
async function afterKey(page: Page, key: string, before: string): Promise<string> {
  await page.keyboard.press(key)
  const until = performance.now() + PATIENCE
  for (;;) {
    const now = await inSight(page)
    if (now !== before || performance.now() > until) return now
    await page.waitForTimeout(LOOK)
  }
}

/** Opens a file as a double click does and notes what it shows, and asks for beside itself. No network: a request is noted, then refused. */
export async function openByDoubleClick(browser: Browser, path: string): Promise<Opened> {
  const own = pathToFileURL(path).href
  const [requests, errors]: [string[], string[]] = [[], []]
  await using context = await browser.newContext({ offline: true })
  const page = await context.newPage()
  page.on('request', (request) => {
    const [url = ''] = request.url().split('#')
    if (url !== own && !isOwn(url)) requests.push(url)
  })
  page.on('pageerror', (error) => errors.push(messageOf(error)))
  page.on('console', (message) => { if (message.type() === 'error') errors.push(message.text()) })
  await page.goto(own, { waitUntil: 'load' })
  const first = await inSight(page)
  const shown = [first, await afterKey(page, 'ArrowRight', first)]
  await page.waitForTimeout(SETTLE)
  return { requests, errors, shown }
}
