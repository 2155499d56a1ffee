import type { Browser } from 'playwright-chromium'
import { layoutFaults, REMEDIES } from '../../render/layout.ts'
import { openPrintPage } from '../../render/print-page.ts'
import { serveDeck } from '../../render/server.ts'
import type { Finding } from '../rule.ts'
import type { Talk } from '../talk.ts'

/** What holds where no fault is found. */
export const SHOWN = 'each slide shown: nothing empty, cut off, too small or too faint'

/** Shows all slides of a finished web version in a browser and measures them, in both schemes. */
export async function shownFaults(folder: string, { slides, measured }: Talk, browser: Browser | null): Promise<Finding> {
  if (measured) return {}
  if (!browser) return { skipped: 'no browser was given to show it in' }
  await using server = await serveDeck(folder)
  await using context = await browser.newContext({ serviceWorkers: 'block' })
  const { page, errors } = await openPrintPage(context, server.origin, slides.length)
  const faults = await layoutFaults(page)
  return {
    faults: [
      ...faults.map(({ slide, rule, what }) => ({ where: slides[slide - 1]?.where ?? `slide ${slide}`, what, remedy: REMEDIES[rule as keyof typeof REMEDIES] })),
      ...[...new Set(errors)].map((error) => ({ where: 'print view', what: `it reported an error: ${error}`, remedy: 'make the web version again' })),
    ],
  }
}
