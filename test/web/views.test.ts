import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { openSite, shown, shownHeading, webDir, type Site } from './site.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare const axe: { run: (context: Document, options: object) => Promise<AxeResults> }

let site: Site
beforeAll(async () => { site = await openSite('/talks/mesh/') })
afterAll(() => site.close())

/** What axe-core finds, one line a finding. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${axeSource} })()`)
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ['violations'] }))
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** Waits until the labels are set, which happens in the frame after a change. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((resolve) => { requestAnimationFrame(() => requestAnimationFrame(() => resolve())) }))

const slideCount = (): number => readdirSync(webDir()).filter((name) => /^\d+$/.test(name)).length

describe.each(['light', 'dark'] as const)('in the %s scheme axe-core finds nothing', (colorScheme) => {
  it('on any slide, and no slide complains in the console', async () => {
    const { page, complaints } = await site.visit('1/', { colorScheme })
    const found: string[] = []
    for (let no = 1; no <= slideCount(); no += 1) {
      await shownHeading(page)
      await settled(page)
      found.push(...(await findings(page)).map((finding) => `slide ${no}: ${finding}`))
      if (no < slideCount()) {
        await page.keyboard.press('ArrowRight')
        await page.waitForURL(`${site.host.url}${no + 1}/`)
      }
    }
    expect(found).toEqual([])
    expect(complaints).toEqual([])
  })

  it.each([
    ['overview/', '.overview-slide-block h1'], ['presenter/3/', '.slidev-note'], ['notes/', '.slidev-note'],
    ['entry/', '.page-link'], ['read.html', 'h1'],
  ])('on %s', async (path, ready) => {
    const { page, complaints } = await site.visit(path, { colorScheme })
    await page.locator(ready).first().waitFor()
    // The reading page lays out only what is near the window; axe should see all of it.
    await page.locator('article').evaluateAll((articles) => { for (const article of articles) (article as HTMLElement).style.contentVisibility = 'visible' })
    await settled(page)
    expect(await findings(page)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('with the list of slides, the info, the go-to dialog or a menu open', async () => {
    const { page } = await site.visit('2/', { colorScheme })
    await shownHeading(page)
    await page.keyboard.press('o')
    await page.getByRole('dialog', { name: /All slides/ }).waitFor()
    await settled(page)
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    // Its closing moves the focus, and the go-to dialog closes whenever the focus goes elsewhere.
    await page.getByRole('dialog', { name: /All slides/ }).waitFor({ state: 'hidden' })
    await settled(page)
    await page.keyboard.press('g')
    await page.getByRole('combobox', { name: /Number of a slide/ }).fill('mesh')
    await settled(page)
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'More Options' }).click()
    await settled(page)
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Show info' }).click()
    await page.getByRole('dialog', { name: 'About' }).waitFor()
    await settled(page)
    expect(await findings(page)).toEqual([])
  })
})

describe('changes of slide', () => {
  it('change the title of the document and are said to screen readers', async () => {
    const { page } = await site.visit('2/')
    expect(await page.title()).toBe(`${await shownHeading(page)} · ${dataset.talk.title}`)
    expect(await page.getByRole('status').innerText()).toBe('')
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(`${site.host.url}3/`)
    const heading = await shownHeading(page)
    await expect.poll(() => page.getByRole('status').innerText()).toBe(`Slide 3 of ${slideCount()}: ${heading}`)
    expect(await page.title()).toBe(`${heading} · ${dataset.talk.title}`)
  })

  it('leave what a click has not revealed out of the accessibility tree', async () => {
    const { page } = await site.visit('2/')
    await shownHeading(page)
    await shown(page, '.slide').evaluate((slide) => {
      slide.insertAdjacentHTML('beforeend', '<p class="slidev-vclick-target slidev-vclick-hidden">Not yet</p>')
    })
    await expect.poll(() => page.locator('#app').ariaSnapshot()).not.toContain('Not yet')
  })
})

/** All slides are drawn at once. */
const SLOW = { timeout: 10_000 }

describe('the keyboard alone', () => {
  it('goes to a slide by words of its title and by its number', async () => {
    const { page } = await site.visit('1/')
    await shownHeading(page)
    await page.keyboard.press('g')
    await page.locator('#slidev-goto-input:focus').waitFor()
    await page.keyboard.type('dapr and oam')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/\d+\/$/)
    await expect.poll(() => shownHeading(page)).toContain('Dapr and OAM')
    await page.keyboard.press('g')
    await page.locator('#slidev-goto-input:focus').waitFor()
    await page.keyboard.type('12')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.host.url}12/`)
  })

  it('moves through all slides, and screen readers hear which one', async () => {
    const { page } = await site.visit('2/')
    const title = await shownHeading(page)
    const client = await page.context().newCDPSession(page)
    /** What has the focus, as assistive technology is told: the option within the list. */
    const heard = async (): Promise<string | undefined> => {
      const { nodes } = await client.send('Accessibility.getFullAXTree')
      const focused = nodes.find(({ role, properties }) => role?.value === 'listbox' && properties?.some(({ name, value }) => name === 'focused' && value.value === true))
      const option = focused?.properties?.find(({ name }) => name === 'activedescendant')?.value.relatedNodes?.[0]
      return nodes.find(({ role, backendDOMNodeId }) => role?.value === 'option' && backendDOMNodeId === option?.backendDOMNodeId)?.name?.value as string | undefined
    }
    await page.keyboard.press('o')
    await expect.poll(heard, SLOW).toBe(`Slide 2: ${title}`)
    await page.keyboard.press('ArrowRight')
    await expect.poll(heard, SLOW).toMatch(/^Slide 3: ./)
    const reached = page.getByRole('option', { name: /^Slide/, selected: true })
    for (const expected of [/^Slide [4-9]: ./, /^Slide \d+: ./, /^Slide 1\d: ./, /^Slide 1\d: ./]) {
      await page.keyboard.press('ArrowDown')
      await expect.poll(heard, SLOW).toMatch(expected)
    }
    await expect.poll(async () => ((await reached.boundingBox())?.y ?? -1) >= 0 && ((await reached.boundingBox())?.y ?? 999) < 720).toBe(true)
    const [, no] = /^Slide (\d+)/.exec(await heard() ?? '') ?? []
    await page.keyboard.press('Enter')
    await page.waitForURL(`${site.host.url}${no}/`)
  })

  it('opens and closes the table behind a picture', async () => {
    const { page } = await site.visit('4/')
    await shownHeading(page)
    await shown(page, '.x-open').focus()
    await page.keyboard.press('Enter')
    const dialog = page.locator('dialog[open]')
    await dialog.waitFor()
    expect(await dialog.locator('table').count()).toBe(1)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    expect(new URL(page.url()).pathname).toBe('/talks/mesh/4/')
  })

  it('reaches every control of a slide, none twice, and shows where it is', async () => {
    const { page } = await site.visit('2/')
    await shownHeading(page)
    const names: string[] = []
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('Tab')
      const name = await page.evaluate(() => document.activeElement === document.body ? '' : `${document.activeElement?.localName} ${document.activeElement?.textContent?.trim()}`)
      if (!name) break
      names.push(name)
    }
    expect(names.some((name) => name.includes('Go to next slide'))).toBe(true)
    expect(names.some((name) => name.includes('Read this slide as a page'))).toBe(true)
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})

describe('what readers set in their system', () => {
  it('reduced motion ends every transition at once', async () => {
    const { page } = await site.visit('2/', { reducedMotion: 'reduce' })
    await shownHeading(page)
    const longest = await page.evaluate(() => Math.max(...[...document.querySelectorAll('*')].map((element) =>
      Math.max(...getComputedStyle(element).transitionDuration.split(',').map(Number.parseFloat)))))
    expect(longest).toBeLessThanOrEqual(0.001)
  })

  it('forced colours reach slides, charts and icons', async () => {
    const { page } = await site.visit('4/', { forcedColors: 'active' })
    await shownHeading(page)
    const colours = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('i'))
      probe.style.color = 'CanvasText'
      const system = getComputedStyle(probe).color
      const text = document.querySelector('#slideshow .slidev-page:not([style*="display: none"]) svg text')
      return { system, chart: text && getComputedStyle(text).fill }
    })
    expect(colours.chart).toBe(colours.system)
  })

  it('forced colours leave every part of the adoption curve to be seen', async () => {
    const { page } = await site.visit('5/', { forcedColors: 'active' })
    await shownHeading(page)
    const parts = await shown(page, 'svg .bell').evaluateAll((bells) => bells.map((bell) => {
      const { fill, stroke } = getComputedStyle(bell)
      return fill !== stroke
    }))
    expect(parts.length).toBeGreaterThan(3)
    expect(parts).not.toContain(false)
  })

  it('at twice the size nothing is cut off, and text can be selected', async () => {
    const { page } = await site.visit('2/', { viewport: { width: 640, height: 360 }, deviceScaleFactor: 2 })
    await shownHeading(page)
    const fits = await page.locator('#slide-content').evaluate((slide) => {
      const { left, top, right, bottom } = slide.getBoundingClientRect()
      return left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1
    })
    expect(fits).toBe(true)
    await shown(page, 'h1').selectText()
    expect(await page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(10)
  })
})
