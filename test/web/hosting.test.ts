import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { openSite, shownHeading, webDir, type Site } from './site.ts'

const page = (path: string): string => readFileSync(join(webDir(), path), 'utf8')
const titleOf = (html: string): string => /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? ''
const slideCount = (): number => readdirSync(webDir()).filter((name) => /^\d+$/.test(name)).length

describe.each(['/', '/talks/mesh/'])('on a static host without rewrite rules at %s', (base) => {
  let site: Site
  beforeAll(async () => { site = await openSite(base) })
  afterAll(() => site.close())

  it('answers every address of the app with 200, and an unknown one with 404 and a page that leads back', async () => {
    const paths = ['', '1/', '2/', `${slideCount()}/`, 'overview/', 'notes/', 'presenter/', 'presenter/3/', 'entry/', 'read.html']
    const answers = await Promise.all(paths.map(async (path) => [path, (await fetch(site.host.url + path)).status]))
    expect(answers).toEqual(paths.map((path) => [path, 200]))

    const { page: lost } = await site.visit('no/such/page')
    expect((await fetch(`${site.host.url}no/such/page`)).status).toBe(404)
    expect(await lost.locator('h1').innerText()).toBe('This page does not exist')
    await expect.poll(() => lost.locator('#home').evaluate((link) => (link as HTMLAnchorElement).pathname)).toBe(base)
  })

  it('opens a deep link, keeps the slide on reload, goes on and back', async () => {
    const { page: deck, complaints } = await site.visit('5')
    const fifth = await shownHeading(deck)
    expect(new URL(deck.url()).pathname).toBe(`${base}5/`)
    await deck.reload()
    expect(await shownHeading(deck)).toBe(fifth)
    await deck.keyboard.press('ArrowRight')
    await deck.waitForURL(`${site.host.url}6/`)
    expect(await shownHeading(deck)).not.toBe(fifth)
    await deck.goBack()
    await deck.waitForURL(`${site.host.url}5/`)
    expect(await shownHeading(deck)).toBe(fifth)
    expect(complaints).toEqual([])
  })

  it('needs neither script nor another host to show a slide and lead to the next', async () => {
    const { page: deck, complaints } = await site.visit('2/', { javaScriptEnabled: false })
    const heading = await deck.locator('h1').innerText()
    const { page: live } = await site.visit('2/')
    expect(heading.replace(/\s+/g, ' ')).toBe(await shownHeading(live))
    await deck.getByRole('link', { name: 'Next slide' }).click()
    expect(new URL(deck.url()).pathname).toBe(`${base}3/`)
    expect(await deck.getByRole('link', { name: 'Reading page' }).getAttribute('href')).toBe('../read.html#slide-3')
    expect(complaints).toEqual([])
  })

  it.each(['2/', '4/', 'read.html'])('follows the system\'s colour scheme without script on %s', async (path) => {
    const coloursIn = async (colorScheme: 'light' | 'dark'): Promise<[string, string]> => {
      const { page: deck } = await site.visit(path, { javaScriptEnabled: false, colorScheme })
      return deck.locator('h1').evaluate((heading) => {
        const paper = heading.closest('#first-paint') ?? document.body
        return [getComputedStyle(paper).backgroundColor, getComputedStyle(heading).color] as [string, string]
      })
    }
    const [[lightPaper, lightInk], [darkPaper, darkInk]] = await Promise.all([coloursIn('light'), coloursIn('dark')])
    expect([lightPaper, lightInk]).toEqual(['rgb(255, 255, 255)', 'rgb(23, 28, 38)'])
    expect([darkPaper, darkInk]).toEqual(['rgb(17, 21, 29)', 'rgb(241, 244, 249)'])
  })

  it('leads from a slide to the same place of the reading page, and from there to the slide', async () => {
    const { page: deck } = await site.visit('4/')
    const heading = await shownHeading(deck)
    await deck.getByRole('link', { name: 'Read this slide as a page' }).focus()
    await deck.keyboard.press('Enter')
    await deck.waitForURL(`${site.host.url}read.html#slide-4`)
    expect(await deck.locator('#slide-4 h3').innerText()).toBe(heading)
    await deck.locator('#slide-4').getByRole('link', { name: 'Slide 4' }).click()
    expect(await shownHeading(deck)).toBe(heading)
  })
})

describe('a host that serves folders without a slash and with no redirect', () => {
  it('is answered by a page that finds its files all the same', async () => {
    const site = await openSite()
    try {
      const context = await site.context()
      const deck = await context.newPage()
      await context.route(`${site.host.url}3`, (route) => route.fulfill({ contentType: 'text/html', body: page('3/index.html') }))
      await deck.goto(`${site.host.url}3`)
      expect(await shownHeading(deck)).not.toBe('')
      expect(new URL(deck.url()).pathname).toBe('/3/')
    } finally {
      await site.close()
    }
  })
})

describe('what the pages say of themselves', () => {
  it('each slide has a title and a description of its own', () => {
    const pages = Array.from({ length: slideCount() - 1 }, (_, index) => page(`${index + 2}/index.html`))
    expect(titleOf(page('index.html'))).toBe(dataset.talk.title)
    expect(new Set(pages.map(titleOf)).size).toBe(pages.length)
    const descriptions = pages.map((html) => /<meta name="description" content="([^"]+)">/.exec(html)?.[1] ?? '')
    expect(descriptions.filter((text) => text.length < 40)).toEqual([])
    expect(descriptions.filter((text) => text.startsWith('&quot;'))).toEqual([])
  })

  it('names language, author, talk and preview for machines', () => {
    const html = page('index.html')
    expect(html).toContain(`<html lang="${dataset.talk.language}">`)
    expect(html).toContain(`<meta name="author" content="${dataset.talk.retoldAuthor}">`)
    expect(html).toMatch(/<meta property="og:image" content="[^"]*og\.png">/)
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '{}') as Record<string, unknown>
    expect(data).toMatchObject({ '@type': 'PresentationDigitalDocument', name: dataset.talk.title, inLanguage: dataset.talk.language })
    const card = readFileSync(join(webDir(), 'og.png'))
    expect([card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([1200, 630])
  })

  it('allows no eval and no other host, and carries no handler in its markup', () => {
    const pages = ['index.html', '2/index.html', 'overview/index.html', 'presenter/1/index.html', '404.html', 'read.html'].map(page)
    for (const html of pages) {
      const policy = (/http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&#39;', '\'')
      expect(policy).toMatch(/^default-src 'none'/)
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
      expect(/script-src([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe-inline')
      expect(html).not.toMatch(/<[^>]+\son\w+=/)
    }
    expect(page('_headers')).toContain('frame-ancestors')
  })

  it('opens no link to another site with a way back into this one', () => {
    const unsafe = readdirSync(webDir()).filter((name) => /^\d+$/.test(name)).flatMap((no) =>
      [...page(`${no}/index.html`).matchAll(/<a\b[^>]*target="_blank"[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/rel="[^"]*noopener/.test(tag)))
    expect(unsafe).toEqual([])
  })
})
