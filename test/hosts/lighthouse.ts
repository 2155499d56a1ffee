import lighthouse from 'lighthouse'
import { chromium as playwright } from 'playwright-chromium'
import { withBrowser } from '../../scripts/browser/launch.ts'
import { freePort } from './port.ts'

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
export type Category = typeof CATEGORIES[number]

/** Scores of a page, 0 to 100, and the audits that cost points or time. */
export interface Verdict { scores: Record<Category, number>, faults: string[], numbers: Record<string, string> }

const NUMBERS = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'cumulative-layout-shift', 'speed-index', 'total-byte-weight']

/** Has Lighthouse judge a page as a phone on a slow network sees it, with the Chromium that prints the deck. */
export async function judge(url: string): Promise<Verdict> {
  const port = await freePort()
  const start = (options: Parameters<typeof playwright.launch>[0]) =>
    playwright.launch({ ...options, args: [...options?.args ?? [], `--remote-debugging-port=${port}`] })
  return await withBrowser(async () => {
    const result = await lighthouse(url, { port, logLevel: 'error', output: 'json', onlyCategories: [...CATEGORIES] })
    const report = result?.lhr
    if (!report || report.runtimeError) throw new Error(`Lighthouse: ${report?.runtimeError?.message ?? 'no report'}`)
    const scores = Object.fromEntries(CATEGORIES.map((name) => [name, Math.round((report.categories[name]?.score ?? 0) * 100)])) as Record<Category, number>
    const counted = new Set(CATEGORIES.filter((name) => name !== 'performance').flatMap((name) => report.categories[name]?.auditRefs.map(({ id }) => id) ?? []))
    const faults = Object.values(report.audits).filter(({ id, score }) => counted.has(id) && score !== null && score < 1)
      .map(({ id, title, details }) => `${id}: ${title} ${JSON.stringify(details ?? {}).slice(0, 600)}`)
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, report.audits[name]?.displayValue ?? '']))
    return { scores, faults, numbers }
  }, { start })
}
