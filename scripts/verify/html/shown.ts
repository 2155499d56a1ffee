import { basename, dirname } from 'node:path'
import type { Browser, Page } from 'playwright-chromium'
import { callInPage } from '../../render/call.ts'
import type { seen } from '../../render/in-page/seen.ts'
import { layoutFaults, PRINTED, REMEDIES } from '../../render/layout.ts'
import { openPrintPage, type PrintPage } from '../../render/print-page.ts'
import { serveDeck } from '../../render/server.ts'
import type { SlideView } from '../alike.ts'
import type { Fault, Finding } from '../rule.ts'
import type { Talk } from '../talk.ts'

/** What holds where no fault is found. */
export const SHOWN = 'each slide shown: nothing empty, cut off, too small or too faint'

/** Does work on the print page of a finished web version, as a visitor's browser shows it. */
export async function whileShown<T>(folder: string, slides: number, browser: Browser, work: (print: PrintPage) => Promise<T>, clicks = false): Promise<T> {
  await using server = await serveDeck(folder)
  await using context = await browser.newContext({ serviceWorkers: 'block' })
  return await work(await openPrintPage(context, server.origin, slides, clicks))
}

type Measured = Awaited<ReturnType<typeof layoutFaults>>

const found = ({ slides }: Talk, faults: Measured): Fault[] => faults.map(({ slide, rule, what }) =>
  ({ where: slides[slide - 1]?.where ?? `slide ${slide}`, what, remedy: REMEDIES[rule as keyof typeof REMEDIES] }))

/** What showing a copy found, and what each slide shows, by its number; null where it was not shown. */
export interface Shown { finding: Finding; views: Map<number, SlideView> | null }

const NO_BROWSER: Shown = { finding: { skipped: 'no browser was given to show it in' }, views: null }

/** What each slide shows that is in sight. */
async function viewsIn(page: Page, canvases: string): Promise<Map<number, SlideView>> {
  const found = await callInPage<typeof seen>(page, ['seen.ts', 'seen'], canvases)
  return new Map(found.map(({ slide, text, links }) => [slide, { text, links }]))
}

/** Shows all slides of a finished web version in a browser and measures them, in both schemes. */
export async function shownFaults(folder: string, talk: Talk, browser: Browser | null): Promise<Shown> {
  // It is the very app that was measured, and printed.
  if (talk.measured) return { finding: {}, views: null }
  if (!browser) return NO_BROWSER
  const { faults, errors, views } = await whileShown(folder, talk.slides.length, browser, async ({ page, errors: reported }) =>
    ({ views: await viewsIn(page, PRINTED), faults: await layoutFaults(page), errors: reported }))
  const reported = [...new Set(errors)].map((error) => ({ where: 'print view', what: `it reported an error: ${error}`, remedy: 'make the web version again' }))
  return { finding: { faults: [...found(talk, faults), ...reported] }, views }
}

/** The slides of the file. */
const CANVASES = '.f-canvas'
/** As wide as the canvas: a slide is shown in its own size. */
const WINDOW = { width: 1280, height: 720 }

/** The same for the one-file HTML, which shows all slides at once where its script does not run. */
export async function shownInFile(path: string, talk: Talk, browser: Browser | null): Promise<Shown> {
  if (!browser) return NO_BROWSER
  await using server = await serveDeck(dirname(path))
  // The file's policy forbids other scripts than its own, those that measure too.
  await using context = await browser.newContext({ bypassCSP: true, viewport: WINDOW })
  const page = await context.newPage()
  await page.goto(`${server.origin}/${encodeURIComponent(basename(path))}`)
  await page.evaluate(() => document.documentElement.classList.remove('js'))
  // Else a colour is measured on its way from one scheme to the other.
  await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important; animation: none !important }' })
  const views = await viewsIn(page, CANVASES)
  return { finding: { faults: found(talk, await layoutFaults(page, CANVASES)) }, views }
}
