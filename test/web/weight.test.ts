import { setTimeout as wait } from 'node:timers/promises'
import { brotliCompressSync } from 'node:zlib'
import type { Locator, Page, Request } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, shown, shownHeading, type Site } from './site.ts'

let site: Site
beforeAll(async () => { site = await openSite('/talks/mesh/') })
afterAll(() => site.close())

interface Weight { fonts: number, rest: number }

/** Bytes that a compressing host would have sent for some requests; fonts and pictures are compressed already. */
async function weightOf(requests: Request[]): Promise<Weight> {
  const weight = { fonts: 0, rest: 0 }
  for (const request of requests) {
    const body = await (await request.response())?.body() ?? Buffer.alloc(0)
    if (request.resourceType() === 'font') weight.fonts += body.length
    else weight.rest += request.url().endsWith('.png') ? body.length : brotliCompressSync(body).length
  }
  return weight
}

async function visitRecorded(path: string): Promise<{ page: Page, requests: Request[] }> {
  const page = await (await site.context()).newPage()
  const requests: Request[] = []
  page.on('requestfinished', (request) => requests.push(request))
  await page.goto(site.host.url + path)
  return { page, requests }
}

/** Runs in the page: adds up how far things move. */
function watchShift(): void {
  Object.assign(window, { shift: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) (window as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value
  }).observe({ type: 'layout-shift', buffered: true })
}

const shiftOf = (page: Page): Promise<number> => page.evaluate(() => (window as unknown as { shift: number }).shift)

it('shows the first slide for 110 kB and the whole deck for 160 kB, fonts apart at most 60 kB', async () => {
  const { page, requests } = await visitRecorded('')
  await shownHeading(page)
  const start = requests.find((request) => request.resourceType() === 'document')
  const html = await (await start?.response())?.text() ?? ''
  const named = [...html.matchAll(/<(?:link|script)\b[^>]*\s(?:href|src)="([^"]+)"/g)].map(([, address = '']) => new URL(address, start?.url()).href)
  const first = await weightOf(requests.filter((request) => request === start || named.includes(request.url())))
  // Slidev fetches all slides three seconds after the first.
  await page.waitForTimeout(4000)
  const whole = await weightOf(requests)
  console.log(`first slide ${(first.rest / 1000).toFixed(1)} kB, whole deck ${(whole.rest / 1000).toFixed(1)} kB, fonts ${(whole.fonts / 1000).toFixed(1)} kB (brotli)`)
  expect(first.rest).toBeLessThan(110_000)
  expect(whole.rest).toBeLessThan(160_000)
  expect(whole.fonts).toBeLessThan(60_000)
})

it('needs no part of the dataset to show the first slide', async () => {
  const { page } = await visitRecorded('')
  await shownHeading(page)
  const preloaded = await page.locator('link[rel=modulepreload]').evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href))
  expect(preloaded.filter((href) => href.includes('/deck-'))).toEqual([])
})

it.each(['1/', '5/', '13/'])('%s shows its slide before any script runs, and nothing moves when the app takes over', async (path) => {
  const still = await (await site.context({ javaScriptEnabled: false })).newPage()
  await still.goto(site.host.url + path)
  const before = await still.locator('h1').boundingBox()

  const page = await (await site.context()).newPage()
  await page.addInitScript(watchShift)
  await page.goto(site.host.url + path)
  await shownHeading(page)
  const after = await shown(page, 'h1').boundingBox()
  expect(before).not.toBeNull()
  for (const side of ['x', 'y', 'width', 'height'] as const) expect(after?.[side]).toBeCloseTo(before?.[side] ?? Number.NaN, 0)
  await page.waitForTimeout(500)
  expect(await shiftOf(page)).toBeLessThan(0.01)
})

describe('fonts that come late', () => {
  const heading = (page: Page): Locator => page.locator('#first-paint h1')

  it.each(['', '13/'])('are waited for, and nothing moves then: %s', async (path) => {
    const page = await (await site.context()).newPage()
    await page.addInitScript(watchShift)
    await page.route('**/*.woff2', async (route) => { await wait(600); await route.continue() })
    await page.goto(site.host.url + path, { waitUntil: 'commit' })
    await heading(page).waitFor({ state: 'attached' })
    expect(await heading(page).isVisible()).toBe(false)
    await shownHeading(page)
    await page.waitForTimeout(500)
    expect(await shiftOf(page)).toBe(0)
  })

  it('are not waited for without end', async () => {
    const page = await (await site.context()).newPage()
    await page.route('**/*.woff2', () => {})
    await page.route('**/assets/*.js', (route) => route.abort())
    await page.goto(site.host.url, { waitUntil: 'commit' })
    await heading(page).waitFor({ state: 'visible', timeout: 5000 })
  })
})

it('knows the colour scheme before it paints', async () => {
  const page = await (await site.context({ colorScheme: 'dark', javaScriptEnabled: true })).newPage()
  await page.route('**/assets/*.js', (route) => route.abort())
  await page.goto(`${site.host.url}2/`)
  expect(await page.evaluate(() => [...document.documentElement.classList])).toContain('dark')
})
