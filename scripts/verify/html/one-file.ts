import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-chromium'
import { messageOf } from '../../lib/errors.ts'
import type { Rule } from '../rule.ts'
import { holds, holdsText, squeeze } from '../words.ts'
import { isOwn } from './css.ts'
import { partsBelow, type HtmlPage } from './open.ts'

/** What opening the file in a browser showed, or why it was not opened. */
export type Opened = { requests: string[], errors: string[] } | { skipped: string }

/** The one-file HTML: parsed, and opened by double click. */
export interface OneFileCopy { bytes: number; page: HtmlPage; opened: Opened }

type FileRule = Rule<OneFileCopy>

/** What a mail attachment may weigh. */
const MOST = 1_000_000
const SETTLE = 500

/** Opens a file as a double click does and notes what it asks for beside itself. No network: a request is noted, then refused. */
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
  await page.waitForTimeout(SETTLE)
  return { requests, errors }
}

const SEE = 'see scripts/onefile'

const titled: FileRule = {
  holds: 'a title and its language',
  find: ({ page }, { dataset: { talk } }) => [
    ...(holds(page.title, talk.title) ? [] : [{ where: 'document', what: `its title is "${page.title}"; expected "${talk.title}"`, remedy: SEE }]),
    ...(page.language === talk.language ? [] : [{ where: 'document', what: `its language is "${page.language}"; expected "${talk.language}"`, remedy: SEE }]),
  ],
}

const headings: FileRule = {
  holds: 'each slide\'s heading',
  find({ page }, { slides }) {
    const parts = partsBelow(page, slides.map(({ title }) => title))
    return slides.filter((_, index) => parts[index] === null)
      .map(({ where }) => ({ where, what: 'its heading is not in the file', remedy: 'see whether the slide mounts: npm run check' }))
  },
}

const notes: FileRule = {
  holds: 'each reader\'s note',
  find({ page }, { slides }) {
    const text = squeeze(page.text)
    return slides.filter(({ note }) => !holdsText(text, note)).map(({ where }) => ({ where, what: 'its note is not in the file, or not all of it', remedy: SEE }))
  },
}

const selfContained: FileRule = {
  holds: 'nothing loaded from elsewhere',
  find: ({ page }) => page.resources.filter(({ url }) => !isOwn(url))
    .map(({ what, url }) => ({ where: what, what: `asks for ${url}`, remedy: 'carry it along as a data: address' })),
}

const places: FileRule = {
  holds: 'every slide and place that is linked',
  find: ({ page }, { slides }) => page.links.filter((url) => url.startsWith('#') && !page.ids.has(url.slice(1)) && !slides.some(({ no }) => url === `#${no}`))
    .map((url) => ({ where: 'document', what: `${url} leads nowhere`, remedy: SEE })),
}

const byDoubleClick: FileRule = {
  holds: 'opened from disk: no request, no error',
  find({ opened }) {
    if ('skipped' in opened) return opened
    return [
      ...opened.requests.map((url) => ({ where: 'opened from disk', what: `it asked for ${url}`, remedy: 'carry it along as a data: address' })),
      ...opened.errors.map((error) => ({ where: 'opened from disk', what: `it reported an error: ${error}`, remedy: SEE })),
    ]
  },
}

const size: FileRule = {
  holds: `at most ${MOST / 1e6} MB`,
  find: ({ bytes }) => bytes <= MOST ? []
    : [{ where: 'document', what: `it weighs ${(bytes / 1e6).toFixed(2)} MB`, remedy: 'use fewer or smaller pictures and fonts' }],
}

/** What must be true of the one-file HTML. */
export const oneFileRules = { titled, headings, notes, selfContained, places, byDoubleClick, size } as const satisfies Record<string, FileRule>
