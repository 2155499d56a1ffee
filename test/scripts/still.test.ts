import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { serveDeck, type StaticServer } from '../../scripts/render/server.ts'
import { openRendered, type Rendered } from '../../scripts/render/still.ts'

const FONT = 'node_modules/@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'

/** Stands for the built app: a script that makes two slides of nothing, after a moment. */
const app = (script = ''): string => `<!doctype html><html lang="en"><head>
<link rel="stylesheet" href="./deck.css"><style>.print-slide-container { width: 1280px; height: 720px }</style></head>
<body><script type="module">
await new Promise((resolve) => setTimeout(resolve, 50))
for (const no of [1, 2]) document.body.insertAdjacentHTML('beforeend',
  '<div class="print-slide-container" id="' + no + '-1" style="width:1280px;height:720px"><div class="slidev-page"><h1>Slide ' + no + '</h1>'
  + '<img src="' + location.origin + '/mark.svg" alt=""><svg viewBox="0 0 10 10"><linearGradient id="g"></linearGradient></svg></div></div>')
${script}
</script></body></html>`

let browser: Browser
let server: StaticServer
let folder = ''
let kept = ''
const rendered: Rendered[] = []

beforeAll(async () => { browser = await launchBrowser() })
afterAll(() => browser.close())
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'still-'))
  kept = join(folder, 'kept')
  await mkdir(kept)
  await copyFile(join(ROOT, FONT), join(folder, 'sans.woff2'))
  await writeFile(join(folder, 'deck.css'), '@font-face { font-family: Sans; src: url("./sans.woff2") } @font-face { font-family: Idle; src: url("./idle.woff2") } h1 { font-family: Sans }')
  await writeFile(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
  server = await serveDeck(folder)
})
afterEach(async () => {
  for (const { print } of rendered.splice(0)) await print.page.close()
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

async function open(html: string, { clicks = false, into = kept as string | null } = {}): Promise<Rendered> {
  await writeFile(join(folder, 'index.html'), html)
  const opened = await openRendered({ browser, server, slides: 2, clicks, kept: into })
  rendered.push(opened)
  return opened
}

const titles = ({ print: { page } }: Rendered): Promise<string[]> => page.locator('h1').allTextContents()
/** Whether the page is the app: the still has no scripts. */
const isLive = ({ print: { page } }: Rendered): Promise<boolean> => page.evaluate(() => document.scripts.length > 0)

describe('the print page', () => {
  it('is rendered by the app once, and kept for later runs as it was', async () => {
    const first = await open(app())
    expect(await titles(first)).toEqual(['Slide 1', 'Slide 2'])
    expect(await isLive(first)).toBe(false)
    const again = await open('<!doctype html>the app is not asked again')
    expect(await titles(again)).toEqual(['Slide 1', 'Slide 2'])
    expect(await again.print.page.content()).toBe(await first.print.page.content())
  })

  it('is shown with its style sheets, its pictures and the fonts that it was set in', async () => {
    const { print: { page } } = await open(app())
    const shown = await page.evaluate(() => ({
      height: document.querySelector('.print-slide-container')?.getBoundingClientRect().height,
      picture: document.images[0]?.naturalWidth,
      faces: [...document.fonts].map(({ family, status }) => `${family} ${status}`),
      print: matchMedia('print').matches,
    }))
    expect(shown).toEqual({ height: 720, picture: 9, faces: ['Sans loaded', 'Idle unloaded'], print: true })
  })

  it('can be opened once more, whatever was done to the first one', async () => {
    const first = await open(app())
    await first.print.page.evaluate(() => document.body.replaceChildren())
    const { page } = await first.another()
    expect(await page.locator('h1').count()).toBe(2)
    await page.close()
  })

  it('gives a page with its style sheets and fonts and none of the slides', async () => {
    const { blank } = await open(app())
    const { page } = await blank()
    const shown = await page.evaluate(() => {
      const slides = document.querySelectorAll('.print-slide-container').length
      document.body.innerHTML = '<h1>Handout</h1>'
      return { slides, title: getComputedStyle(document.querySelector('h1')!).fontFamily, sans: document.fonts.check('20px Sans') }
    })
    expect(shown).toEqual({ slides: 0, title: 'Sans', sans: true })
    await page.close()
  })

  it('is kept apart with clicks, and without an address of the run that made it', async () => {
    await open(app())
    await open(app(), { clicks: true })
    const files = (await readdir(kept)).sort()
    expect(files).toEqual([`print-${browser.version()}-clicks.html`, `print-${browser.version()}.html`])
    expect(await readFile(join(kept, files[1]!), 'utf8')).not.toContain('127.0.0.1')
  })

  it('keeps what its fields hold', async () => {
    const fields = '<input value="a"><input type="checkbox"><textarea>b</textarea><select><option>c</option><option>d</option></select>'
    const fill = 'const [text, box] = document.querySelectorAll("input"); text.value = "filled"; box.checked = true; document.querySelector("textarea").value = "more"; document.querySelector("select").value = "d"'
    const { print: { page } } = await open(app(`document.querySelector("h1").insertAdjacentHTML("afterend", '${fields}'); ${fill}`))
    expect(await page.evaluate(() => [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')].map(({ value, checked }) => checked ?? value))).toEqual([false, true, 'more', 'd'])
    expect(await page.inputValue('input')).toBe('filled')
    expect(await readdir(kept)).toHaveLength(1)
  })

  it('is rendered anew where the kept one is torn', async () => {
    await open(app())
    const [file = ''] = await readdir(kept)
    const whole = await readFile(join(kept, file), 'utf8')
    for (const torn of ['', whole.slice(0, whole.length / 2)]) {
      await writeFile(join(kept, file), torn)
      expect(await titles(await open(app()))).toEqual(['Slide 1', 'Slide 2'])
      expect(await readFile(join(kept, file), 'utf8')).toBe(whole)
    }
  })

  it('names what is missing when a font of it can not be read any more', async () => {
    await open(app())
    await rm(join(folder, 'sans.woff2'))
    await expect(open(app())).rejects.toThrow(/not become ready to print.*\/sans\.woff2: no such file/s)
  })

  it('is used all the same where nothing can be kept', async () => {
    expect(await isLive(await open(app(), { into: null }))).toBe(false)
    expect(await isLive(await open(app(), { into: join(folder, 'nowhere') }))).toBe(false)
  })
})

describe('a render that can not stand for later ones', () => {
  it.each([
    ['the page reported an error', 'console.error("a slide failed")'],
    ['it draws on a canvas', 'document.querySelector("h1").after(document.createElement("canvas"))'],
    ['it has a shadow root', 'document.querySelector(".slidev-page").insertAdjacentHTML("beforeend", "<div id=\\"s\\"></div>"); document.querySelector("#s").attachShadow({ mode: "open" }).innerHTML = "shade"'],
    // A reader of HTML closes the paragraph before the box.
    ['HTML would nest it another way', 'const p = document.createElement("p"); p.append(document.createElement("div")); document.querySelector("h1").after(p)'],
  ])('is used live and not kept: %s', async (_why, script) => {
    const opened = await open(app(script))
    expect(await isLive(opened)).toBe(true)
    expect(await titles(opened)).toEqual(['Slide 1', 'Slide 2'])
    expect(await readdir(kept)).toEqual([])
  })

  it('is used live and not kept: it asked another host, which answered', async () => {
    await using other = await serveDeck(folder)
    const opened = await open(app(`await fetch("${other.origin}/mark.svg", { mode: "no-cors" })`))
    expect(opened.print.errors).toEqual([])
    expect(await isLive(opened)).toBe(true)
    expect(await readdir(kept)).toEqual([])
  })
})
