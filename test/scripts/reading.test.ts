import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Rendering } from '../../scripts/copies/context.ts'
import type { Deck, Slide } from '../../scripts/deck/load.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { addressOf, linkedData, readingHtml } from '../../scripts/reading/document.ts'
import { readingPage, writeReadingPage } from '../../scripts/reading/index.ts'
import { readingOf } from '../../scripts/reading/model.ts'
import { printed, type Printed } from '../fixture/printed.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const slide = (no: number, section: string, given: Partial<Slide> = {}): Slide => ({
  no, section, line: 1, title: `Slide ${no}`, minutes: 1, sources: [], asOf: '', content: '', tags: [], note: '', faults: [], hasPrivateNote: false, ...given,
})
const deckOf = (...slides: Slide[]): Deck => ({ file: 'slides.md', headmatter: {}, slides })
const markupOf = ({ slides }: Deck) => slides.map(({ no, title }) => ({ no, title, html: `<p>Picture ${no}</p>` }))

describe('readingOf', () => {
  it('groups neighbours by section and names the sources of each slide', () => {
    const deck = deckOf(slide(1, 'A'), slide(2, 'A', { sources: ['tiny-survey'], note: 'Hello' }), slide(3, 'B'))
    const { sections, references } = readingOf(markupOf(deck), deck, tiny)
    expect(sections.map(({ id, name, articles }) => [id, name, articles.map(({ no }) => no)])).toEqual([['section-1', 'A', [1, 2]], ['section-2', 'B', [3]]])
    expect(sections[0]!.articles[1]).toMatchObject({ html: '<p>Picture 2</p>', note: 'Hello', sources: [{ number: 3, title: 'Tiny survey' }] })
    expect(references.map(({ number, slides }) => [number, slides])).toEqual([[1, []], [2, []], [3, [2]]])
  })

  it('leaves the source list to the end of the page', () => {
    const deck = deckOf(slide(1, 'A'), slide(2, 'Sources', { tags: [{ name: 'SourceList', attributes: { of: '1' }, text: '' }] }))
    expect(readingOf(markupOf(deck), deck, tiny).sections[1]!.articles[0]).toMatchObject({ no: 2, html: '', listsSources: true })
  })
})

describe('readingHtml', () => {
  const deck = deckOf(slide(1, 'A', { note: '<img src=x onerror=alert(1)>' }))
  const hostile = withTiny((copy) => {
    copy.talk.title = '</script><script>alert(1)</script>'
    copy.sources[0]!.title = '<b>bold</b>'
  })
  const reading = readingOf([{ no: 1, title: '<i>x</i>', html: '' }], deck, hostile)

  it('shows hostile words as text, in machine-readable data too', () => {
    const html = readingHtml(reading, '', '')
    // The page's own: one keeps it for offline reading, the other is that data.
    expect(html.match(/<script/g)).toHaveLength(2)
    expect(html).not.toMatch(/<b>|<i>|<img/)
    expect((JSON.parse(linkedData(reading, '')) as { name: string }).name).toBe('</script><script>alert(1)</script>')
  })

  it('names its address where that is known, and only there', () => {
    expect(addressOf('https://example.org/talk')).toBe('https://example.org/talk/read.html')
    expect(readingHtml(reading, '', 'https://example.org/talk/')).toContain('<link rel="canonical" href="https://example.org/talk/read.html">')
    expect(readingHtml(reading, '', '')).not.toContain('canonical')
  })
})

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** Lays out what is far from the window too, which would hide its width and its faults. */
const layOutAll = (page: Page): Promise<void> =>
  page.locator('article').evaluateAll((articles) => { for (const article of articles) (article as HTMLElement).style.contentVisibility = 'visible' })

async function violations(page: Page): Promise<string[]> {
  await layOutAll(page)
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> } }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

describe('the page in a browser', () => {
  let fixture: Printed
  let html: string

  beforeAll(async () => {
    fixture = await printed()
    const rendering = { ...fixture, dataset: tiny, options: { siteUrl: '' } } as unknown as Rendering
    html = await readingPage(rendering)
    await writeReadingPage(rendering)
  }, 60_000)
  afterAll(() => fixture[Symbol.asyncDispose]())

  async function open(options: Parameters<Printed['browser']['newContext']>[0] = {}) {
    const page = await (await fixture.browser.newContext({ viewport: { width: 1280, height: 720 }, javaScriptEnabled: false, ...options })).newPage()
    const asked: string[] = []
    const errors: string[] = []
    page.on('request', (request) => { asked.push(request.url()) })
    page.on('console', (message) => errors.push(message.text()))
    await page.goto(`${fixture.origin}/read.html`)
    return { page, asked, errors }
  }

  it('is written into the web version, the same on every run', async () => {
    expect(await readFile(join(fixture.webDir, 'read.html'), 'utf8')).toBe(html)
    expect(await readingPage({ ...fixture, dataset: tiny, options: { siteUrl: '' } })).toBe(html)
    expect(html).not.toMatch(/secret|127\.0\.0\.1|<!--|data-v-|\[click\]/)
  })

  it('asks for the deck\'s own files alone and breaks none of its own rules', async () => {
    const { asked, errors } = await open({ javaScriptEnabled: true })
    expect(asked.map((url) => url.replace(fixture.origin, '')).sort()).toEqual(expect.arrayContaining(['/assets/font.woff2', '/read.html']))
    expect(asked.filter((url) => !url.startsWith(fixture.origin))).toEqual([])
    expect(errors).toEqual([])
  })

  it('has one heading a level, a table of contents, and every slide with its words', async () => {
    const { page } = await open()
    expect(await page.locator('h1').allTextContents()).toEqual(['Tiny mesh in 2021'])
    expect(await page.locator('main h2').allTextContents()).toEqual(['Opening', 'Facts', 'Sources', 'All sources'])
    expect(await page.locator('article > h3').allTextContents()).toEqual(['First', 'Second <img src=x onerror=alert(4)> & "more"', 'Third'])
    expect(await page.locator('nav a[href^="#slide-"]').count()).toBe(3)
    const second = page.locator('#slide-2')
    expect(await second.locator('svg[role=img] title').textContent()).toBe('Stars by project')
    expect(await second.getByText('Tiny Mesh leads.').isVisible()).toBe(true)
    expect(await second.locator('details table td').first().textContent()).toContain('Carries traffic')
    expect(await second.getByRole('link', { name: 'Slide 2' }).getAttribute('href')).toBe('./2/')
    expect(await second.locator('.r-evidence a[href="#source-1"]').count()).toBe(1)
    expect(await page.locator('#slide-1').textContent()).toContain('<script>alert(2)</script>')
    expect(await page.locator('button, dialog, input').count()).toBe(0)
    expect(await page.locator('#source-3').textContent()).toContain('Read in a copy')
  })

  it('needs no sideways scroll on any screen, and restacks wide tables', async () => {
    for (const width of [320, 768, 1280]) {
      const { page } = await open({ viewport: { width, height: 800 }, javaScriptEnabled: true })
      await layOutAll(page)
      expect(await page.locator('article').evaluateAll((articles) => articles.filter((article) => article.scrollWidth > article.clientWidth).map(({ id }) => id))).toEqual([])
      await page.locator('#slide-2 details').first().evaluate((details: HTMLDetailsElement) => { details.open = true })
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      const svg = await page.locator('#slide-2 svg').boundingBox()
      expect(svg!.width / svg!.height).toBeCloseTo(1152 / 400, 1)
      const cell = page.locator('#slide-2 td').first()
      expect(await cell.evaluate((td) => getComputedStyle(td, '::before').content)).toBe(width === 320 ? '"What it is for, in some more words: "' : 'none')
      expect(await page.locator('#slide-2').getByRole('cell').count()).toBe(3)
    }
  })

  it('has no accessibility fault, light or dark, narrow or wide', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [320, 1280]) {
        const { page } = await open({ colorScheme, viewport: { width, height: 800 }, javaScriptEnabled: true, bypassCSP: true })
        expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(colorScheme === 'dark' ? 'rgb(17, 21, 29)' : 'rgb(255, 255, 255)')
        expect(await violations(page)).toEqual([])
      }
    }
  }, 40_000)
})
