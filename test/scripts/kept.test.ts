import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { contentCache } from '../../scripts/lib/content-cache.ts'
import { keptOf } from '../../scripts/render/kept.ts'
import { serveDeck } from '../../scripts/render/server.ts'

const HOOK = 60_000
const CACHE = 'node_modules/.cache/deck/pictures'

let browser: Browser
let root = ''
const put = (name: string, content: string): Promise<void> => writeFile(join(root, 'site', name), content)

beforeAll(async () => { browser = await launchBrowser() }, HOOK)
afterAll(() => browser.close())
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'deck-pictures-'))
  await Promise.all(['site', 'data', 'scripts', 'styles'].map((name) => mkdir(join(root, name))))
  await writeFile(join(root, 'scripts/make.ts'), 'code')
  await put('style.css', 'section { color: teal }')
  await put('dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4" cx="4" cy="4"/></svg>')
})
afterEach(() => rm(root, { recursive: true, force: true }))

const page = (words: string[], style = ''): string => `<!doctype html><link rel="stylesheet" href="/style.css"><style>${style}</style>
${words.map((text, index) => `<div id="00${index + 1}-01" class="print-slide-container"><section>${text}<img src="/dot.svg" alt=""></section></div>`).join('')}`

/** Pictures of a deck of three slides as a run would take them, on a server of its own; tells the places that were photographed. */
/** Shows slides with these words, and gives what is kept of their pictures. */
async function keeping<T>(words: string[], { style = '', fresh = false }, use: (picture: Awaited<ReturnType<typeof keptOf>>['picture']) => Promise<T>): Promise<T> {
  await put('index.html', page(words, style))
  await using server = await serveDeck(join(root, 'site'))
  const open = await browser.newPage()
  await open.goto(server.origin)
  const found = await use((await keptOf(open, { root, fresh, since: Infinity })).picture)
  await open.close()
  return found
}

/** Pictures of a deck of three slides as a run would take them; tells the places that were photographed. */
async function run(words: string[], { how = 'light', ...given }: { how?: string, style?: string, fresh?: boolean } = {}): Promise<{ taken: number[], pictures: string[] }> {
  const taken: number[] = []
  const pictures = await keeping(words, given, (keep) => Promise.all(words.map((text, place) =>
    keep(place, how, async () => { taken.push(place); return Buffer.from(`picture of ${text}`) }))))
  return { taken: taken.sort(), pictures: pictures.map(String) }
}

const WORDS = ['one', 'two', 'three']

describe('pictures of slides', () => {
  it('are taken once, whatever port the deck is served from', async () => {
    expect((await run(WORDS)).taken).toEqual([0, 1, 2])
    expect(await run(WORDS)).toEqual({ taken: [], pictures: ['picture of one', 'picture of two', 'picture of three'] })
  })

  it('are taken of the slide that an edit touched, and of no other', async () => {
    await run(WORDS)
    const { taken, pictures } = await run(['one', 'two, edited', 'three'])
    expect(taken).toEqual([1])
    expect(pictures[1]).toBe('picture of two, edited')
  })

  it('are taken of a new slide and of those behind it, which have other numbers now', async () => {
    await run(WORDS)
    expect((await run(['one', 'two', 'new', 'three'])).taken).toEqual([2, 3])
  })

  it.each([
    ['a style sheet', () => put('style.css', 'section { color: maroon }')],
    ['a picture of the same name', () => put('dot.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
  ])('are all taken again after %s has changed', async (_what, change) => {
    await run(WORDS)
    await change()
    expect((await run(WORDS)).taken).toEqual([0, 1, 2])
  })

  it('are all taken again in another style of the page, and another way', async () => {
    await run(WORDS)
    expect((await run(WORDS, { style: 'section { margin: 1px }' })).taken).toEqual([0, 1, 2])
    expect((await run(WORDS, { how: 'dark' })).taken).toEqual([0, 1, 2])
    expect((await run(WORDS)).taken).toEqual([])
  })

  it('are all taken again after the code that takes them has changed, and kept where data has', async () => {
    await run(WORDS)
    await writeFile(join(root, 'data/index.ts'), 'other records')
    expect((await run(WORDS)).taken).toEqual([])
    await writeFile(join(root, 'scripts/make.ts'), 'other code')
    expect((await run(WORDS)).taken).toEqual([0, 1, 2])
  })

  it('of no slide are taken again only where what they show has changed', async () => {
    const draw = async (svg: string): Promise<number> => {
      let drawn = 0
      await keeping(WORDS, {}, (keep) => keep(null, { svg, size: 32 }, async () => { drawn++; return Buffer.from(svg) }))
      return drawn
    }
    expect([await draw('<svg/>'), await draw('<svg/>'), await draw('<svg id="new"/>')]).toEqual([1, 0, 1])
  })

  it('are all taken again when asked to, and kept', async () => {
    await run(WORDS)
    expect((await run(WORDS, { fresh: true })).taken).toEqual([0, 1, 2])
    expect((await run(WORDS)).taken).toEqual([])
  })
})

describe('a copy', () => {
  /** A copy of three slides as a run would make it; tells whether it was made. */
  async function make({ words = WORDS, inputs = ['notes'], name = 'handout', since = Infinity, forget = false } = {}): Promise<boolean> {
    await put('index.html', page(words))
    await using server = await serveDeck(join(root, 'site'))
    const open = await browser.newPage()
    await open.goto(server.origin)
    let made = false
    const kept = await keptOf(open, { root, since })
    const copy = await kept.copy(name, inputs, async () => { made = true; return Buffer.from('copy') })
    if (forget) await kept.forget()
    await open.close()
    expect(String(copy)).toBe('copy')
    return made
  }

  it('is made once', async () => {
    expect([await make(), await make()]).toEqual([true, false])
  })

  it.each([
    ['a slide', { words: ['one', 'two', 'three, edited'] }],
    ['what else it is made from', { inputs: ['other notes'] }],
    ['its kind', { name: 'pptx' }],
  ])('is made again in another state of %s', async (_what, other) => {
    await make()
    expect(await make(other)).toBe(true)
    expect(await make()).toBe(false)
  })

  it('is made again after the code that makes it has changed', async () => {
    await make()
    await writeFile(join(root, 'scripts/make.ts'), 'other code')
    expect(await make()).toBe(true)
  })

  it('is not kept when that code was saved after the process started', async () => {
    const started = Date.now() - 1000
    expect([await make({ since: started }), await make({ since: started })]).toEqual([true, true])
  })

  it('is made again where the disk has spoilt the kept one, and once it is forgotten', async () => {
    await make()
    const [file = ''] = await readdir(join(root, 'node_modules/.cache/deck/copies'))
    const path = join(root, 'node_modules/.cache/deck/copies', file)
    const bytes = await readFile(path)
    await writeFile(path, bytes.fill(0, bytes.length - 1))
    expect(await make()).toBe(true)
    expect(await make({ name: 'pptx' })).toBe(true)
    expect(await make({ forget: true })).toBe(false)
    expect([await make(), await make({ name: 'pptx' })]).toEqual([true, false])
  })
})

describe('a cache that is full', () => {
  it('loses what was used longest ago', async () => {
    const cache = contentCache(root, 'pictures')
    for (const [index, key] of ['old', 'read', 'new'].entries()) {
      await cache.set(key, key)
      await utimes(join(root, CACHE, key), index + 1, index + 1)
    }
    await cache.get('old')
    await cache.prune(2)
    expect((await readdir(join(root, CACHE))).sort()).toEqual(['new', 'old'])
    expect(await cache.get('read')).toBeUndefined()
  })
})
