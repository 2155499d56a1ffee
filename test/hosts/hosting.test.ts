import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { hostAt, type Host } from '../web/host.ts'
import { webDir } from '../web/site.ts'
import { edgeAt } from './edge.ts'
import { nginxAt } from './nginx.ts'
import { plainAt } from './plain.ts'
import { chromium, firefox, type Tab, type Visitor } from './visitors.ts'

const { nginx, firefox: firefoxPath } = inject('tools')
const withNginx = (base: string) => (): Promise<Host> => nginxAt(nginx ?? '', webDir(), base)

const HOSTS = [
  { name: 'nginx at /', missing: !nginx, page404: true, start: withNginx('/') },
  { name: 'nginx at /talks/mesh/', missing: !nginx, page404: true, start: withNginx('/talks/mesh/') },
  { name: 'a static server without rewrite rules', missing: false, page404: false, start: () => plainAt(webDir()) },
  { name: 'a host like GitHub Pages', missing: false, page404: true, start: () => hostAt(webDir(), '/service-mesh-2021/') },
  { name: 'a host like Cloudflare Pages', missing: false, page404: true, start: () => edgeAt(webDir()) },
]
const BROWSERS = [
  { browser: 'Chromium', missing: false, launch: chromium },
  { browser: 'Firefox', missing: !firefoxPath, launch: () => firefox(firefoxPath ?? '') },
]

const slideCount = (): number => readdirSync(webDir()).filter((name) => /^\d+$/.test(name)).length
/** The heading of a slide, as the title of its file names it. */
function headingOf(no: number): string {
  const [, title = ''] = /<title>([^<]*)<\/title>/.exec(readFileSync(join(webDir(), `${no}/index.html`), 'utf8')) ?? []
  return title.replace(` · ${dataset.talk.title}`, '')
}

const HEADINGS = `[...document.querySelectorAll('#slideshow .slidev-page:not([style*="display: none"]) h1')]
  .map((heading) => heading.innerText.replace(/\\s+/g, ' ').trim())`
/** Waits until the app shows the slide, alone, under the slide's own address. */
async function shows({ page }: Tab, host: Host, no: number): Promise<void> {
  await expect.poll(async () => page.evaluate(`document.getElementById('first-paint') ? [] : ${HEADINGS}`).catch(String))
    .toEqual([headingOf(no)])
  expect(page.url()).toBe(`${host.url}${no}/`)
}

/**
 * Leaves a page for another, and for itself anew. Firefox fails what the page is still fetching, and the page says
 * so on its way out; whatever it has said until then stays.
 */
async function leave({ complaints }: Tab, go: () => Promise<{ status: () => number } | null>): Promise<number | undefined> {
  const before = complaints.length
  const answer = await go()
  complaints.push(...complaints.splice(before).filter((text) => !text.startsWith('slide failed to load')))
  return answer?.status()
}

describe.each(HOSTS)('$name', ({ missing, page404, start }) => {
  let host: Host
  beforeAll(async () => { if (!missing) host = await start() })
  afterAll(() => host?.stop())

  it.skipIf(missing)('answers every address of the talk with 200, also without its last slash, and an unknown one with 404', async () => {
    const slides = Array.from({ length: slideCount() }, (_, index) => `${index + 1}`)
    const views = ['overview', 'notes', 'presenter', 'presenter/3', 'entry', 'read.html', '']
    const paths = [...slides, ...views].flatMap((path) => path.endsWith('.html') || !path ? [path] : [path, `${path}/`])
    const answers = await Promise.all(paths.map(async (path) => [path, (await fetch(host.url + path)).status]))
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    expect(paths.length).toBeGreaterThan(80)

    const unknown = ['no/such/page', `${slideCount() + 1}/`, 'assets/none.js', 'presenter/0/']
    expect(await Promise.all(unknown.map(async (path) => (await fetch(host.url + path)).status))).toEqual(unknown.map(() => 404))
  })

  describe.each(BROWSERS)('in $browser', ({ missing: noBrowser, launch }) => {
    let visitor: Visitor
    beforeAll(async () => { if (!missing && !noBrowser) visitor = await launch() })
    afterAll(() => visitor?.[Symbol.asyncDispose]())
    const visits = it.skipIf(missing || noBrowser)

    visits('a deep link shows its slide, a reload keeps it, and Back leads back', async () => {
      const tab = await visitor.open(host.origin)
      const { page, complaints } = tab
      expect((await page.goto(`${host.url}5`))?.status()).toBe(200)
      await shows(tab, host, 5)
      // Firefox hands on the host's word that nothing has changed.
      expect([200, 304]).toContain(await leave(tab, () => page.reload()))
      await shows(tab, host, 5)
      await page.keyboard.press('ArrowRight')
      await shows(tab, host, 6)
      await page.goBack()
      await shows(tab, host, 5)
      expect(await leave(tab, () => page.goto(`${host.url}${slideCount()}/`))).toBe(200)
      await shows(tab, host, slideCount())
      expect(complaints).toEqual([])
    })

    visits('the reading page opens at a slide and leads to it', async () => {
      const tab = await visitor.open(host.origin)
      expect((await tab.page.goto(`${host.url}read.html#slide-30`))?.status()).toBe(200)
      expect(await tab.page.evaluate('document.querySelector(":target h3").textContent')).toBe(headingOf(30))
      // The slides above are laid out late, with another height than was thought.
      await expect.poll(() => tab.page.evaluate('Math.round(document.querySelector(":target").getBoundingClientRect().top)')).toSatisfy((top) => Number(top) >= 0 && Number(top) < 60)
      await tab.page.evaluate('[...document.querySelectorAll(":target a")].find((link) => link.textContent === "Slide 30").click()')
      await shows(tab, host, 30)
      expect(tab.complaints).toEqual([])
    })

    it.skipIf(missing || noBrowser || !page404)('an unknown address gets the page that leads back', async () => {
      const { page, complaints } = await visitor.open(host.origin)
      expect((await page.goto(`${host.url}no/such/page`))?.status()).toBe(404)
      expect(await page.evaluate('document.querySelector("h1").textContent')).toBe('This page does not exist')
      await expect.poll(() => page.evaluate('document.getElementById("home").href')).toBe(host.url)
      // Browsers log the status itself, and what the page asks while it looks for the talk.
      expect(complaints.filter((text) => !/status of 404/.test(text))).toEqual([])
    })
  })
})
