import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import type { Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDeck } from '../../scripts/deck/load.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { dataAddress } from '../../scripts/onefile/assets.ts'
import { commandOf, slideOf, swipeOf, type KeyPress } from '../../scripts/onefile/client/commands.ts'
import { fileHtml } from '../../scripts/onefile/document.ts'
import { oneFile, writeOneFile } from '../../scripts/onefile/index.ts'
import { asScript, clientScript } from '../../scripts/onefile/script.ts'
import { cutAt, parseRules, ruleText } from '../../scripts/render/in-page/css-rules.ts'
import { inAnyState } from '../../scripts/render/in-page/used-css.ts'
import { assetsIn, mapAssets } from '../../scripts/render/markup.ts'
import { printed, type Printed } from '../fixture/printed.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress =>
  ({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held })

describe('keys, fingers and addresses', () => {
  it('turns pages with the keys of a remote control', () => {
    expect(['PageDown', ' ', 'ArrowRight'].map((key) => commandOf(press(key)))).toEqual(['next', 'next', 'next'])
    expect(commandOf(press(' ', { shiftKey: true }))).toBe('previous')
    expect(commandOf(press('7'))).toBe('goto')
  })

  it('leaves the browser its own keys', () => {
    expect(commandOf(press('f', { ctrlKey: true }))).toBeNull()
    expect(commandOf(press('ArrowLeft', { altKey: true }))).toBeNull()
    expect(commandOf(press('x'))).toBeNull()
  })

  it('turns pages on a swipe and not on a scroll', () => {
    expect(swipeOf(-120, 20)).toBe('next')
    expect(swipeOf(120, -20)).toBe('previous')
    expect(swipeOf(-120, 100)).toBeNull()
    expect(swipeOf(-20, 0)).toBeNull()
  })

  it('finds a slide of the deck for any address', () => {
    expect(slideOf('#8', 9)).toBe(8)
    expect(slideOf('#99', 9)).toBe(9)
    fc.assert(fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), (hash, count) => {
      const slide = slideOf(hash, count)
      return Number.isInteger(slide) && slide >= 1 && slide <= count
    }))
  })
})

describe('style rules', () => {
  it('keeps what the browser would lose, drops imports and comments', () => {
    const css = '@import "x.css"; /* a } */ .a, .b:is(.c, .d) { border: 1px solid var(--x); border-bottom: 0 } @media print { .e { content: "}" } }'
    expect(parseRules(css).map(ruleText)).toEqual([
      '.a, .b:is(.c, .d){border: 1px solid var(--x);border-bottom: 0}',
      '@media print{\n.e{content: "}"}\n}',
    ])
  })

  it('cuts outside of brackets and quotes only', () => {
    expect(cutAt('a, b:not(.c, .d), [x=","]', ',')).toEqual(['a', 'b:not(.c, .d)', '[x=","]'])
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z.]{1,8}(\([a-z,]{0,4}\))?$/), { minLength: 1 }), (parts) => {
      expect(cutAt(parts.join(','), ',')).toEqual(parts)
    }))
  })

  it('matches a rule whatever the state and scheme', () => {
    expect(inAnyState('.a:hover::before')).toBe('.a')
    expect(inAnyState('.a > ::marker')).toBe('.a > *')
    expect(inAnyState('html.dark .a')).toBe(':root .a')
    expect(inAnyState('.a:first-child')).toBe('.a:first-child')
  })
})

describe('parts', () => {
  it('finds and moves the files of the deck, and no others', () => {
    const text = 'url("http://127.0.0.1:9/a/b.woff2") src="http://127.0.0.1:9/c.png" href="https://example.org/d.png"'
    expect(assetsIn(text, 'http://127.0.0.1:9')).toEqual(['/a/b.woff2', '/c.png'])
    expect(mapAssets(text, 'http://127.0.0.1:9', (path) => `.${path}`)).toBe('url("./a/b.woff2") src="./c.png" href="https://example.org/d.png"')
  })

  it('makes one classic script of the modules', async () => {
    expect(asScript('import { a } from \'./a.ts\'\nexport const b = (x: number): number => a(x)')).toBe('const b = (x        )         => a(x)')
    const script = await clientScript()
    expect(() => new Function(script)).not.toThrow()
    expect(script).not.toMatch(/^\s*(?:import|export) /m)
  })

  it('names a file that cannot be carried', async () => {
    await expect(dataAddress('/nowhere', '/film.mp4')).rejects.toThrow(/can't carry \/film\.mp4.*Remedy/)
    await expect(dataAddress('/nowhere', '/picture.png')).rejects.toThrow(/no \/picture\.png.*public\//)
  })

  it('shows hostile words as text and allows its own script and style alone', () => {
    const { talk } = withTiny((copy) => { copy.talk.title = '</title><script>alert(1)</script>'; copy.talk.description = '"><script>alert(2)</script>' })
    const html = fileHtml({ talk, css: '.a { content: "</style>" }', script: 'run()', icon: '', slides: [{ no: 1, title: '<b>x</b>', html: '<p>ok</p>', note: '<script>alert(3)</script>' }] })
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
    const sum = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
    const policy = /Security-Policy" content="([^"]+)"/.exec(html)![1]!.replaceAll('&#39;', '\'')
    expect(policy).toContain(sum('run()'))
    expect(policy).toContain(sum(/<style>([^]*?)<\/style>/.exec(html)![1]!))
    expect(policy).toContain('default-src \'none\'')
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
  })
})

const AXE = readFileSync(join(ROOT, 'node_modules/axe-core/axe.min.js'), 'utf8')

/** Violations that axe-core finds on a page, as rule and first element. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string, nodes: { html: string }[] }[] }> } }
    return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  })
}

describe('the file in a browser', () => {
  let fixture: Printed
  let html: string
  let file: string

  beforeAll(async () => {
    fixture = await printed()
    html = await oneFile({ ...fixture, dataset: tiny })
    await writeOneFile({ ...fixture, dataset: tiny } as unknown as Parameters<typeof writeOneFile>[0])
    file = pathToFileURL(join(fixture.stage, 'tiny-talk.html')).href
  }, 60_000)
  afterAll(() => fixture[Symbol.asyncDispose]())

  async function open(options: Parameters<Printed['browser']['newContext']>[0] = {}, hash = '') {
    const page = await (await fixture.browser.newContext({ viewport: { width: 1280, height: 720 }, ...options })).newPage()
    const asked: string[] = []
    const errors: string[] = []
    page.on('request', (request) => { if (!/^(?:file|data):/.test(request.url())) asked.push(request.url()) })
    page.on('console', (message) => errors.push(message.text()))
    page.on('dialog', (dialog) => { errors.push(dialog.message()); void dialog.dismiss() })
    await page.goto(`${file}${hash}`)
    return { page, asked, errors }
  }
  const shown = (page: Page) => page.locator('.f-page:visible').evaluateAll((pages) => pages.map(({ id }) => id))

  it('is the same on every run, small, and leaves the print page as it was', async () => {
    expect(await oneFile({ ...fixture, dataset: tiny })).toBe(html)
    expect(await readFile(join(fixture.stage, 'tiny-talk.html'), 'utf8')).toBe(html)
    expect(html.length).toBeLessThan(100_000)
    expect(await fixture.print.page.evaluate(() => [document.documentElement.className, document.body.children.length])).toEqual(['light print', 4])
  })

  it('carries what is used and nothing else', () => {
    expect(html).toContain('font/woff2;base64')
    expect(html).not.toMatch(/Unused|nowhere|--cat-1|data-v-|color: ?red|<!--|127\.0\.0\.1/)
    expect(html).toMatch(/border: 2px dashed var\(--accent\);border-bottom: 0/)
  })

  it('turns pages under a finger, and not under two', async () => {
    const { page } = await open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const session = await page.context().newCDPSession(page)
    const swipe = async (from: number, to: number, fingers = 1): Promise<void> => {
      const at = (x: number) => Array.from({ length: fingers }, (_, id) => ({ x, y: 200 + 90 * id, id }))
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(from) })
      for (const share of [0.3, 0.6, 1]) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(from + (to - from) * share) })
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    }
    await swipe(300, 80)
    await expect.poll(() => shown(page)).toEqual(['2'])
    await swipe(80, 300)
    await expect.poll(() => shown(page)).toEqual(['1'])
    await swipe(300, 80, 2)
    await swipe(200, 180)
    expect(await shown(page)).toEqual(['1'])
  })

  it('opens from disk, turns pages, goes by address and back', async () => {
    const { page, asked, errors } = await open()
    expect(await shown(page)).toEqual(['1'])
    expect(await page.locator('#\\31 ').textContent()).toContain('After a click')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => shown(page)).toEqual(['2'])
    expect(await page.title()).toContain('2. Second <img src=x onerror=alert(4)> & "more"')
    expect(await page.locator('#announcement').textContent()).toContain('Slide 2 of 3: Second')
    await page.keyboard.press('3')
    await page.keyboard.press('Enter')
    await expect.poll(() => shown(page)).toEqual(['3'])
    await page.goBack()
    await expect.poll(() => shown(page)).toEqual(['2'])
    await page.keyboard.press('Home')
    await expect.poll(() => shown(page)).toEqual(['1'])
    await page.getByRole('link', { name: 'the second' }).click()
    await expect.poll(() => shown(page)).toEqual(['2'])
    expect([...asked, ...errors]).toEqual([])
  })

  it('shows notes for readers as text, and none of the private ones', async () => {
    const { page } = await open({}, '#1')
    await page.keyboard.press('n')
    const notes = await page.locator('.f-notes:visible').textContent()
    expect(notes).toContain('Hello readers <img src="https://evil.example/x.png" onerror="alert(1)"> <script>alert(2)</script>')
    expect(notes).toContain('Then more.')
    expect(html).not.toMatch(/secret|\[click\]|href="javascript/)
  })

  it('gets a deck whose private notes were dropped when it was read', async () => {
    const { slides } = await loadDeck(join(fixture.stage, 'slides.md'), tiny)
    expect(slides[0]!.note).not.toContain('secret')
    expect(slides[0]!.hasPrivateNote).toBe(true)
  })

  it('fits the slide into any window and opens the table', async () => {
    for (const [width, height] of [[1280, 720], [1024, 768], [390, 844], [844, 390]] as const) {
      const { page } = await open({ viewport: { width, height } }, '#2')
      const box = await page.locator('#\\32  .f-canvas').boundingBox()
      expect(box!.x).toBeGreaterThanOrEqual(-0.5)
      expect(box!.x + box!.width).toBeLessThanOrEqual(width + 0.5)
      expect(box!.y + box!.height).toBeLessThanOrEqual(height)
      expect(box!.width / box!.height).toBeCloseTo(16 / 9, 2)
      expect(Math.max(box!.width / width, box!.height / height)).toBeGreaterThan(0.85)
      await page.keyboard.press('t')
      expect(await page.getByText('Tiny Mesh leads.').isVisible()).toBe(true)
      await page.keyboard.press('Escape')
      await expect.poll(() => page.getByText('Tiny Mesh leads.').isVisible()).toBe(false)
    }
  })

  it('opens the table with the slide\'s own button, without script too', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await open({ javaScriptEnabled }, '#2')
      await page.locator('#\\32  .x-open').click()
      expect(await page.getByText('Tiny Mesh leads.').isVisible()).toBe(true)
      await page.getByRole('button', { name: 'Close' }).click()
      expect(await page.getByText('Tiny Mesh leads.').isVisible()).toBe(false)
    }
  })

  it('goes dark by system and by key, and prints light, one slide a page', async () => {
    const { page } = await open({ colorScheme: 'dark' })
    const paper = () => page.locator('.f-canvas').first().evaluate((canvas) => getComputedStyle(canvas).backgroundColor)
    expect(await paper()).toBe('rgb(17, 21, 29)')
    await page.keyboard.press('d')
    expect(await paper()).toBe('rgb(255, 255, 255)')
    await page.keyboard.press('d')
    await page.emulateMedia({ media: 'print' })
    expect(await paper()).toBe('rgb(255, 255, 255)')
    expect(await shown(page)).toEqual(['1', '2', '3'])
    const { PDFDocument } = await import('pdf-lib')
    const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
    expect(pdf.getPages().map((each) => each.getSize())).toEqual(Array(3).fill({ width: 960, height: 540 }))
  })

  it('shows all slides and notes without script', async () => {
    const { page } = await open({ javaScriptEnabled: false })
    expect(await page.locator('.f-canvas:visible').count()).toBe(3)
    expect(await page.locator('.f-notes:visible').count()).toBe(3)
    expect(await page.locator('nav').isVisible()).toBe(false)
  })

  it('keeps ids unique and every reference alive', async () => {
    const { page } = await open()
    const found = await page.evaluate(() => {
      const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
      const references = [...document.querySelectorAll('*')].flatMap((element) => [...element.attributes].flatMap(({ name, value }) => [
        ...[...value.matchAll(/url\(#([^)]+)\)/g)].map(([, id = '']) => id),
        ...['aria-labelledby', 'popovertarget'].includes(name) ? [value] : name === 'href' && value.startsWith('#') ? [value.slice(1)] : [],
      ]))
      return { twice: ids.filter((id, index) => ids.indexOf(id) !== index), dead: references.filter((id) => !document.getElementById(id)), count: references.length }
    })
    expect(found).toMatchObject({ twice: [], dead: [] })
    expect(found.count).toBeGreaterThan(6)
    // The same picture on two slides: each is styled by the rules it brought along.
    expect(await page.locator('.f-canvas g path').evaluateAll((paths) => paths.map((path) => getComputedStyle(path).stroke))).toEqual(Array(2).fill('rgb(11, 90, 166)'))
  })

  it('has no accessibility fault, as slides, with notes, in the overview', async () => {
    const { page } = await open({ bypassCSP: true }, '#2')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('n')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('o')
    expect(await page.locator('.f-page:visible').count()).toBe(3)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => shown(page)).toEqual(['3'])
  }, 40_000)
})
