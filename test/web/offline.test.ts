import type { Page } from 'playwright-chromium'
import { expect, it } from 'vitest'
import { openSite, shownHeading } from './site.ts'

const BASE = '/talks/mesh/'

it.each([
  ['a slide', '', (page: Page) => shownHeading(page)],
  ['nothing but the reading page', 'read.html', (page: Page) => page.locator('h1').innerText()],
])('after one visit to %s, everything opens with the network gone: hard loads, deep links, views, the reading page', async (_, visited, shows) => {
  const site = await openSite(BASE)
  try {
    const context = await site.context({ serviceWorkers: 'allow' })
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('console', (message) => { if (/Content Security Policy/.test(message.text())) complaints.push(message.text()) })
    await page.goto(site.host.url + visited)
    expect(await shows(page)).not.toBe('')
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await site.host.stop()

    for (const path of ['', '7/', '7/?clicks=0', '12']) {
      await page.goto(site.host.url + path)
      expect(await shownHeading(page)).not.toBe('')
    }
    expect(new URL(page.url()).pathname).toBe(`${BASE}12/`)
    await page.reload()
    expect(await shownHeading(page)).not.toBe('')

    await page.goto(`${site.host.url}presenter/3/`)
    await page.locator('.slidev-presenter .slidev-note').waitFor()
    await page.goto(`${site.host.url}overview/`)
    await page.locator('.overview-slide-block h1').first().waitFor()
    await page.goto(`${site.host.url}read.html#slide-3`)
    expect(await page.locator('#slide-3 h3').innerText()).not.toBe('')

    const lost = await page.goto(`${site.host.url}no/such/page`)
    expect(lost?.status()).toBe(404)
    expect(await page.locator('h1').innerText()).toBe('This page does not exist')
    expect(complaints).toEqual([])
  } finally {
    await site.close()
  }
})
