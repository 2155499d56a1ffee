import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-chromium'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CANVAS, diagramSources, MERMAID_CONFIG, SENTINELS, type DiagramSource } from '../../data/diagrams/index.ts'
import { dataset } from '../../data/index.ts'
import { launchBrowser, withBrowser } from '../../scripts/browser/launch.ts'
import { drawDiagrams, type WithBrowser } from '../../scripts/diagrams/draw.ts'
import { contentCache } from '../../scripts/lib/content-cache.ts'
import { pageStyles } from '../../scripts/diagrams/fonts.ts'
import { loadDiagrams } from '../../scripts/diagrams/load.ts'
import { diagramPlugin } from '../../scripts/diagrams/plugin.ts'
import { renderDiagrams } from '../../scripts/diagrams/render.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const look = { CANVAS, MERMAID_CONFIG, SENTINELS }
const given: DiagramSource = { key: 'Test', source: '', title: 'A title', description: 'A finding.' }
/** A browser and a first drawing take seconds on a busy machine. */
const HOOK = 60_000
let browser: Browser
let folder: string

beforeAll(async () => {
  browser = await launchBrowser()
  folder = await realpath(await mkdtemp(join(tmpdir(), 'deck-diagrams-')))
}, HOOK)
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** A project of its own, with the deck's diagrams and styles and the fixture as its dataset. */
async function project(name: string): Promise<string> {
  const root = join(folder, name)
  for (const part of ['data', 'styles', 'test/fixture', 'package.json']) await cp(join(ROOT, part), join(root, part), { recursive: true })
  await writeFile(join(root, 'data/index.ts'), 'export { tiny as dataset } from \'../test/fixture/tiny.ts\'\n')
  await cp(join(ROOT, 'node_modules/@fontsource'), join(root, 'node_modules/@fontsource'), { recursive: true, dereference: true })
  return root
}

/** Texts of a drawing as they stand on the page, one a label, with their size in px of the canvas. */
async function shown(svg: string, read: (page: Page) => Promise<unknown>): Promise<unknown> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  try {
    await page.setContent(`<style>${(await pageStyles(ROOT)).css} svg { width: 1152px; height: 500px }</style>${svg}`)
    return await read(page)
  } finally {
    await page.close()
  }
}

describe('the drawings of the talk', () => {
  let drawings: Map<string, string>
  beforeAll(async () => { drawings = await renderDiagrams(browser, ROOT, diagramSources(dataset), look) }, HOOK)

  it('are there for every model and pathway', () => {
    expect([...drawings.keys()]).toEqual(diagramSources(dataset).map(({ key }) => key))
  })

  it('have no colour but tokens, which both schemes define', async () => {
    const tokens = await readFile(join(ROOT, 'styles/tokens.css'), 'utf8')
    for (const [key, svg] of drawings) {
      expect(svg.match(/#[0-9a-f]{6}\b|(?:rgb|hsl)a?\([^)]*\)/gi), key).toBeNull()
      for (const [, token] of svg.matchAll(/var\((--[^)]+)\)/g)) expect(tokens, `${key} uses ${token}`).toContain(`${token}:`)
    }
  })

  it('hold nothing that becomes a bitmap, asks for a file or runs', () => {
    for (const [key, svg] of drawings) expect(svg, key).not.toMatch(/<(foreignObject|filter|image|script|linearGradient)|filter:|@import|href=|\son\w+=/i)
  })

  it('carry their exhibit in words', () => {
    for (const { key, title, description } of diagramSources(dataset)) {
      const svg = drawings.get(key) ?? ''
      expect(svg).toMatch(/^<svg [^>]*role="img"/)
      const [titleId, descId] = /aria-labelledby="([^"]+)"/.exec(svg)?.[1]?.split(' ') ?? []
      expect(svg).toContain(`<title id="${titleId}">${title}</title>`)
      expect(svg).toContain(`<desc id="${descId}">${description}</desc>`)
    }
  })

  it('can stand on one page: no id twice', () => {
    const ids = [...drawings.values()].flatMap((svg) => [...svg.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]))
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('fill the canvas with text of 18 px and up, none of it cut off, boxes around their words', async () => {
    for (const [key, svg] of drawings) {
      const faults = await shown(svg, (page) => page.evaluate(() => {
        const root = document.querySelector('svg') as SVGSVGElement
        const scale = root.getBoundingClientRect().width / root.viewBox.baseVal.width
        const area = root.getBoundingClientRect()
        return [...root.querySelectorAll('text')].flatMap((text) => {
          const box = text.getBoundingClientRect()
          const size = Number.parseFloat(getComputedStyle(text).fontSize) * scale
          const shape = text.closest('.node')?.querySelector('.label-container')?.getBoundingClientRect()
          const out = [area, ...shape ? [shape] : []].some((outer) => box.left < outer.left - 1 || box.right > outer.right + 1 || box.top < outer.top - 1 || box.bottom > outer.bottom + 1)
          return size < 17.9 || out ? [`${text.textContent}: ${size} px${out ? ', cut off' : ''}`] : []
        })
      }))
      expect(faults, key).toEqual([])
      expect(svg, key).toContain('viewBox="0 0 1152 500"')
    }
  })

  it('tell L4 from L7 by the line, not by colour alone', () => {
    const remote = drawings.get('DeploymentModel/remote') ?? ''
    expect(remote).toMatch(/edge-thickness-thick edge-pattern-solid/)
    expect(remote).toMatch(/edge-pattern-dotted/)
    expect(remote).toContain('>1 L4<')
    expect(remote).toContain('>2 L7<')
  })

  it('show a hexagon for every proxy', () => {
    for (const model of dataset.models) {
      const svg = drawings.get(`DeploymentModel/${model.id}`) ?? ''
      expect(svg.match(/<polygon points="[^"]+"/g), model.id).toHaveLength(model.proxies.length)
    }
  })
})

describe('a diagram of another kind', () => {
  it('is drawn with its own settings, and changes nothing about those beside it', async () => {
    const sequence: DiagramSource = { ...given, key: 'Sequence', source: 'sequenceDiagram\n  participant A as Client\n  participant B as Proxy\n  A->>B: request' }
    const flowcharts = diagramSources(dataset).slice(-2)
    const [alone, mixed] = [await renderDiagrams(browser, ROOT, flowcharts, look), await renderDiagrams(browser, ROOT, [sequence, ...flowcharts], look)]
    for (const { key } of flowcharts) expect(mixed.get(key)).toBe(alone.get(key))
    const labels = await shown(mixed.get('Sequence') ?? '', (page) => page.locator('text').allTextContents())
    expect(labels).toEqual(expect.arrayContaining(['Client', 'Proxy', 'request']))
    // 150 px is mermaid's own setting for this kind alone.
    const [client = 0, proxy = 0] = await shown(mixed.get('Sequence') ?? '', (page) =>
      page.locator('rect.actor-top').evaluateAll((boxes) => boxes.map((box) => Number(box.getAttribute('width'))))) as number[]
    expect([client, proxy]).toEqual([150, 150])
  })
})

describe('hostile texts', () => {
  it('are shown as they are, and stay text', async () => {
    const texts = ['<script>x</script>', '"]; a --> b', '#quot; &amp; &#35;', '`**bold**` _x_', '%%{init}%%', 'ﬂ°°60¶ß', '1. list', 'ß 大 שלום']
    const hostile = withTiny((copy) => { copy.stack[0]!.rows = texts.map((text, index) => ({ id: `row-${index}`, cells: [text] })) })
    const drawings = await renderDiagrams(browser, ROOT, diagramSources(hostile), look)
    const words = await shown(drawings.get('StackDiagram') ?? '', (page) => page.locator('.node.row').allTextContents())
    expect((words as string[]).map((word) => word.trim())).toEqual(expect.arrayContaining(texts))
  })
})

describe('a broken source', () => {
  it('is named with its line and the words of the parser, each of them', async () => {
    const broken = [
      { ...given, key: 'Broken/one', source: '---\nconfig:\n  layout: boxes\n---\nflowchart TB\na["fine"]\nb ==> ==> c' },
      { ...given, key: 'Broken/two', source: 'flowchrt TB\na --> b' },
    ]
    const fault = await renderDiagrams(browser, ROOT, broken, look).catch((error: unknown) => error)
    expect(fault).toMatchObject({ name: 'DeckError' })
    expect((fault as Error).message).toContain('diagram Broken/one, line 7: b ==> ==> c')
    expect((fault as Error).message).toMatch(/Broken\/two[^]*No diagram type detected/)
  })
})

describe('a page that can\'t load mermaid', () => {
  it('says so at once instead of being waited for', async () => {
    const without = Object.assign(Object.create(browser) as typeof browser, {
      async newPage() {
        const page = await browser.newPage()
        await page.route('**/mermaid.min.js', (route) => route.abort())
        return page
      },
    })
    await expect(renderDiagrams(without, ROOT, diagramSources(tiny), look)).rejects.toThrow(/cannot load file:.*mermaid\.min\.js/)
  })
})

describe('the cache', () => {
  it('saves the browser the second time, and draws only what changed', async () => {
    const root = await project('cache')
    const own = vi.fn<WithBrowser>(withBrowser)
    const loaded = { sources: diagramSources(tiny), look, files: [] }
    const first = await drawDiagrams(root, loaded, own)
    expect(own).toHaveBeenCalledTimes(1)
    expect(await drawDiagrams(root, loaded, own)).toEqual(first)
    expect(own).toHaveBeenCalledTimes(1)
    const renamed = diagramSources(withTiny((copy) => { copy.stack[0]!.name = 'Ground' }))
    const again = await drawDiagrams(root, { ...loaded, sources: renamed }, own)
    expect(own).toHaveBeenCalledTimes(2)
    expect(again['StackDiagram']).toContain('Ground')
    expect(again['PathwayDiagram/lazy-loading']).toBe(first['PathwayDiagram/lazy-loading'])
    expect(await readdir(join(root, 'node_modules/.cache/deck/diagrams'))).toHaveLength(loaded.sources.length + 1)
  })

  it('leaves no part of a file behind, and no file for what was not drawn', async () => {
    const root = join(folder, 'parts')
    const cache = contentCache(root, 'diagrams')
    await Promise.all([cache.set('key', '<svg/>'), cache.set('key', '<svg/>')])
    expect(await readdir(join(root, 'node_modules/.cache/deck/diagrams'))).toEqual(['key'])
    expect(await cache.get('other')).toBeUndefined()
  })
})

describe('in dev', () => {
  let server: ViteDevServer
  let root: string

  beforeAll(async () => {
    root = await project('dev')
    await writeFile(join(root, 'main.js'), `
      import { diagrams } from 'virtual:diagrams'
      document.body.innerHTML = diagrams.StackDiagram
      if (import.meta.hot) import.meta.hot.accept()
    `)
    await writeFile(join(root, 'index.html'), '<!doctype html><body></body><script type="module" src="/main.js"></script>')
    server = await createServer({
      root, configFile: false, logLevel: 'silent', server: { port: 0 },
      plugins: [diagramPlugin(root, { dataset: join(root, 'data/index.ts') })],
    })
    await server.listen()
  }, HOOK)
  afterAll(() => server.close())

  const edit = async (file: string, from: string, to: string): Promise<void> => {
    const path = join(root, file)
    const text = await readFile(path, 'utf8')
    expect(text).toContain(from)
    await writeFile(path, text.replace(from, to))
  }

  it('an edited record redraws its diagram on the open page, with no reload and no restart', async () => {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.getByText('Platform', { exact: true }).waitFor()
    await page.evaluate(() => Object.assign(window, { sameDocument: true }))
    await edit('test/fixture/tiny.ts', 'name: \'Platform\'', 'name: \'Foundation\'')
    await page.getByText('Foundation', { exact: true }).waitFor({ timeout: 20_000 })
    await edit('data/diagrams/stack.ts', 'extension point', 'plug')
    await page.getByText('plug', { exact: true }).waitFor({ timeout: 20_000 })
    expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true)
    await page.close()
  })

  it('a record that was broken and is mended draws again', async () => {
    const page = await browser.newPage()
    await page.goto(server.resolvedUrls?.local[0] ?? '')
    await page.getByText('Mesh', { exact: true }).waitFor()
    await edit('test/fixture/tiny.ts', 'export const tiny', 'export cnst tiny')
    await page.locator('vite-error-overlay').waitFor({ state: 'attached', timeout: 20_000 })
    await edit('test/fixture/tiny.ts', 'export cnst tiny', 'export const tiny')
    await edit('test/fixture/tiny.ts', 'name: \'Mesh\'', 'name: \'Network\'')
    await page.getByText('Network', { exact: true }).waitFor({ timeout: 20_000 })
    await page.close()
  })

  it('a record that breaks says so', async () => {
    await edit('test/fixture/tiny.ts', 'from: \'operator\'', 'from: \'nobody\'')
    const loaded = await loadDiagrams(root, join(root, 'data/index.ts'))
    expect(loaded.files).toContain(join(root, 'test/fixture/tiny.ts'))
    await edit('test/fixture/tiny.ts', 'export const tiny', 'export cnst tiny')
    await expect(loadDiagrams(root, join(root, 'data/index.ts'))).rejects.toThrow(/diagrams: .*tiny\.ts/s)
  })
})
