import type { Browser } from 'playwright-chromium'
import { layoutFaults, REMEDIES } from '../../render/layout.ts'
import { openPrintPage, type PrintPage } from '../../render/print-page.ts'
import { serveDeck } from '../../render/server.ts'
import type { Finding } from '../rule.ts'
import type { Talk } from '../talk.ts'

/** What holds where no fault is found. */
export const SHOWN = 'each slide shown: nothing empty, cut off, too small or too faint'

/** Does work on the print page of a finished web version, as a visitor's browser shows it. */
export async function whileShown<T>(folder: string, slides: number, browser: Browser, work: (print: PrintPage) => Promise<T>, clicks = false): Promise<T> {
  await using server = await serveDeck(folder)
  await using context = await browser.newContext({ serviceWorkers: 'block' })
  return await work(await openPrintPage(context, server.origin, slides, clicks))
}

/** Shows all slides of a finished web version in a browser and measures them, in both schemes. */
export async function shownFaults(folder: string, { slides, measured }: Talk, browser: Browser | null): Promise<Finding> {
  if (measured) return {}
  if (!browser) return { skipped: 'no browser was given to show it in' }
  const { faults, errors } = await whileShown(folder, slides.length, browser, async ({ page, errors: reported }) =>
    ({ faults: await layoutFaults(page), errors: reported }))
  return {
    faults: [
      ...faults.map(({ slide, rule, what }) => ({ where: slides[slide - 1]?.where ?? `slide ${slide}`, what, remedy: REMEDIES[rule as keyof typeof REMEDIES] })),
      ...[...new Set(errors)].map((error) => ({ where: 'print view', what: `it reported an error: ${error}`, remedy: 'make the web version again' })),
    ],
  }
}
