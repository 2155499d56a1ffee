import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-chromium'
import { EXHIBITS } from '../../data/exhibits/index.ts'
import { starRanking } from '../../data/figures/ecosystem.ts'
import { formatCount } from '../../data/format.ts'
import { dataset } from '../../data/index.ts'
import { loadDeck } from '../../scripts/deck/load.ts'
import { entryFile } from '../../scripts/lib/paths.ts'
import { openSite, shown, shownHeading, type Site } from './site.ts'

let site: Site
let slideOf: (tag: keyof typeof EXHIBITS) => number
beforeAll(async () => {
  const [open, { slides }] = await Promise.all([openSite('/talks/mesh/'), loadDeck(entryFile('slides.md'), dataset)])
  site = open
  slideOf = (tag) => slides.find(({ tags }) => tags.some(({ name }) => name === tag))!.no
})
afterAll(() => site.close())

async function tabTo(page: Page, selector: string): Promise<void> {
  for (let step = 0; step < 20 && !await shown(page, `${selector}:focus`).count(); step += 1) await page.keyboard.press('Tab')
}

it('a chart tells its values to the keyboard, and where it is tapped', async () => {
  const { page, complaints } = await site.visit(`${slideOf('StarBars')}/`)
  await shownHeading(page)
  const address = page.url()
  const told = page.locator('.chart-value')
  const rows = starRanking(dataset).map(({ name, stars }) => `${name}: ${formatCount(stars)} stars`)
  await tabTo(page, '.x-body')
  await expect.poll(() => told.innerText()).toBe(rows[0])
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => told.innerText()).toBe(rows[1])
  const [bar, tip] = [await shown(page, '.told rect').boundingBox(), await told.boundingBox()]
  expect(Math.abs((tip?.y ?? 0) - (bar?.y ?? 0) - (bar?.height ?? 0))).toBeLessThan(40)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => told.innerText()).toBe(rows[0])
  expect(page.url()).toBe(address)

  await page.keyboard.press('Tab')
  await expect.poll(() => told.innerText()).toBe('')
  await shown(page, 'g:has(> title) > rect').nth(2).click()
  await expect.poll(() => told.innerText()).toBe(rows[2])
  await page.keyboard.press('ArrowRight')
  await page.waitForURL((url) => url.href !== address)
  await expect.poll(() => told.innerText()).toBe('')
  expect(complaints).toEqual([])
})

it.each(['StarGrowth', 'StarSeries', 'LaunchMap', 'EventTimeline', 'LatencyBenchmark'] as const)('%s can be reached by the keyboard too', async (tag) => {
  const { page } = await site.visit(`${slideOf(tag)}/`)
  await shownHeading(page)
  await tabTo(page, '.x-body')
  await expect.poll(() => page.locator('.chart-value').innerText()).toMatch(/: .*\d/)
})

it('a diagram is enlarged, scrolled by the keyboard, and put back', async () => {
  const { page, complaints } = await site.visit(`${slideOf('DeploymentModel')}/`)
  await shownHeading(page)
  const address = page.url()
  const drawing = shown(page, '.x-diagram svg')
  const width = async (): Promise<number> => (await drawing.boundingBox())?.width ?? 0
  const before = await width()
  await shown(page, '.x-zoom').focus()
  await page.keyboard.press('Enter')
  await expect.poll(width).toBeGreaterThan(1.8 * before)
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => shown(page, '.x-body').evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(0)
  expect(page.url()).toBe(address)
  await page.keyboard.press('Escape')
  await expect.poll(width).toBeCloseTo(before, 0)

  await shown(page, '.x-zoom').click()
  await expect.poll(width).toBeGreaterThan(1.8 * before)
  await drawing.click({ position: { x: 60, y: 60 } })
  await expect.poll(width).toBeCloseTo(before, 0)
  await page.keyboard.press('ArrowRight')
  await page.waitForURL((url) => url.href !== address)
  expect(complaints).toEqual([])
})

it('the project table sorts and filters by the keyboard', async () => {
  const { page } = await site.visit(`${slideOf('ProjectTable')}/`)
  await shownHeading(page)
  const names = (): Promise<string[]> => shown(page, 'tbody th').allInnerTexts()
  const before = await names()
  await shown(page, '.col-name button').focus()
  await page.keyboard.press('Enter')
  await expect.poll(names).not.toEqual(before)
  await shown(page, 'select').focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await names()).length).toBeLessThan(before.length)
})
