import type { Page } from 'playwright-chromium'
import type { Deck } from '../deck/load.ts'
import { callInPage } from './call.ts'
import type { Fault, Limits } from './in-page/measure.ts'

/** What the back row and WCAG AA need, on the 1280 × 720 canvas. */
export const LIMITS: Limits = { smallest: 16, smallestFoot: 14, tolerance: 1, contrast: 4.5, largeContrast: 3 }

/** What to do about a fault, by rule. */
export const REMEDIES = {
  empty: 'see the console errors below and fix the component',
  error: 'fix the Markdown or the component tag',
  heading: 'begin the slide with "# …"',
  unknown: 'check the spelling of the tag against components/',
  image: 'put the file into public/ and check its name',
  overflow: 'shorten the text, or split the slide',
  box: 'shorten the text of the record',
  collision: 'shorten the labels, or show fewer rows',
  type: 'show fewer rows, or give the exhibit more room',
  contrast: 'use the colours of styles/tokens.css',
} as const satisfies Record<string, string>

const measureIn = (page: Page, scope: 'all' | 'contrast', canvases: string): Promise<Fault[]> =>
  callInPage<typeof import('./in-page/measure.ts').measure>(page, ['measure.ts', 'measure'], LIMITS, scope, canvases)

/** The slides of the print page. */
export const PRINTED = '.print-slide-container'

/** Runs some work with the dark scheme on, and puts the light one back. */
export async function inDark<T>(page: Page, work: () => Promise<T>): Promise<T> {
  await page.evaluate(() => document.documentElement.classList.add('dark'))
  try {
    return await work()
  } finally {
    await page.evaluate(() => document.documentElement.classList.remove('dark'))
  }
}

/** All layout faults of a deck in a page that shows all slides, by default its print page: geometry once, contrast in both schemes. */
export async function layoutFaults(page: Page, canvases = PRINTED): Promise<Fault[]> {
  await page.evaluate(() => document.documentElement.classList.remove('dark'))
  const light = await measureIn(page, 'all', canvases)
  const dark = await inDark(page, () => measureIn(page, 'contrast', canvases))
  return [...light, ...dark.map((fault) => ({ ...fault, what: `${fault.what} in the dark scheme` }))]
}

/** One line a fault: slide, line, heading, what is wrong, remedy. */
export function describeFault(fault: Fault, deck: Deck): string {
  const slide = deck.slides[fault.slide - 1]
  const remedy = REMEDIES[fault.rule as keyof typeof REMEDIES]
  return `slide ${fault.slide} (line ${slide?.line ?? '?'}, "${slide?.title ?? ''}"): ${fault.what}. Remedy: ${remedy}.`
}
