import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exhibit } from '../../data/exhibits/index.ts'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { loadDeck, type Deck } from '../../scripts/deck/load.ts'
import { PAPERS, PER_PAGE } from '../../scripts/copies/context.ts'
import { handoutName } from '../../scripts/copies/names.ts'
import { handoutHtml, inGrids, runningHeads } from '../../scripts/handout/html.ts'
import { handoutOf } from '../../scripts/handout/model.ts'
import { noteHtml } from '../../scripts/handout/notes.ts'
import { layoutOf, type HandoutOptions } from '../../scripts/handout/paper.ts'
import { handoutPdf } from '../../scripts/handout/pdf.ts'
import type { PrintedSlides } from '../../scripts/handout/places.ts'
import { sheetHtml } from '../../scripts/handout/sheet.ts'
import { cssString } from '../../scripts/handout/style.ts'
import { preparePages } from '../../scripts/render/prepare.ts'
import { serveDeck, type StaticServer } from '../../scripts/render/server.ts'
import { finishSlides, printSlides } from '../../scripts/render/slides-pdf.ts'
import { openPdf, type PdfCopy } from '../../scripts/verify/pdf/open.ts'
import { tiny } from '../fixture/tiny.ts'

const STARS = exhibit(tiny, 'StarBars')
const LONG = Array.from({ length: 60 }, (_, line) => `Line ${line + 1} of a long note.`).join('\n\n')

const MARKDOWN = `---
theme: default
section: Opening
minutes: 1
---

# Stars & \\<more>

<StarBars />

<!--
Stars are *attention*. <b>No tag runs</b> here.

[private]
SECRET-ASIDE
-->

---
section: Opening
---

# A slide with a long note

<ProjectTable />

<!--
${LONG}
-->

---
section: Close
---

# Nothing to see

Text only.

---
section: Sources
---

# Sources

<SourceList of="1" />

<!--
Numbers.

[private]
SECRET-ASIDE
-->
`

const HOOK = 60_000
const SHEETS: HandoutOptions = { paper: 'a4', perPage: '1', lines: false }
let folder: string
let deck: Deck
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'deck-handout-'))
  await writeFile(join(folder, 'slides.md'), MARKDOWN)
  deck = await loadDeck(join(folder, 'slides.md'), tiny)
}, HOOK)
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('the words of a handout', () => {
  it('number the sources of a slide as the references do', () => {
    const { sheets, references } = handoutOf(deck, tiny, {})
    expect(references.map(({ number, id }) => [number, id])).toEqual(tiny.sources.map(({ id }, index) => [index + 1, id]))
    for (const source of sheets.flatMap(({ sources }) => sources)) expect(references[source.number - 1]?.url).toBe(source.url)
    expect(sheets[0]?.sources.map(({ id }) => id)).toEqual(STARS.sources)
  })

  it('have tables for those exhibits only that the picture does not show legibly', () => {
    const { sheets } = handoutOf(deck, tiny, { 1: [STARS.title], 2: ['another picture'] })
    expect(sheets.map(({ tables }) => tables.map(({ title }) => title))).toEqual([[STARS.title], [], []])
  })

  it('put the references in the place of slides that only list sources', () => {
    const { sheets, replaced, references } = handoutOf(deck, tiny, {})
    expect(sheets.map(({ no }) => no)).toEqual([1, 2, 3])
    expect(replaced).toEqual([4])
    const cited = references.find(({ id }) => id === STARS.sources[0])
    expect(cited?.slides).toContain(1)
    expect(references.flatMap(({ slides }) => slides)).not.toContain(4)
  })

  it('never hold a private note', () => {
    expect(JSON.stringify(handoutOf(deck, tiny, {}))).not.toContain('SECRET')
    expect(deck.slides[0]?.hasPrivateNote).toBe(true)
  })
})

describe('the sheet of a slide', () => {
  it('shows a note as Markdown, and tags in it as typed', () => {
    expect(noteHtml('Stars are *attention*. <img src=x onerror=alert(1)>')).toBe('<p>Stars are <em>attention</em>. &lt;img src=x onerror=alert(1)&gt;</p>')
    expect(noteHtml(' \n')).toBe('')
    expect(noteHtml('[click] First this.\n\n[CLICK:2] Then that.')).toBe('<p>First this.</p>\n<p>Then that.</p>')
  })

  it('leads from a note to a slide where the copy has an address for it, and keeps the words alone where it has none', () => {
    const note = 'As on [slide *two*](2), [three](/3) and [elsewhere](https://example.org/2).'
    expect(noteHtml(note, (no) => no === 2 ? '#sheet-2' : null)).toBe('<p>As on <a href="#sheet-2">slide <em>two</em></a>, three and <a href="https://example.org/2">elsewhere</a>.</p>')
    expect(noteHtml(note)).not.toMatch(/href="(?!https)/)
    const [sheet] = handoutOf(deck, tiny, {}).sheets
    expect(sheetHtml({ ...sheet!, note }, (no) => no === 2)).toMatch(/href="#sheet-2">slide.*href="#references">three/)
  })

  it('escapes titles, and prints each address in full as a link', () => {
    const html = sheetHtml(handoutOf(deck, tiny, { 1: [STARS.title] }).sheets[0]!)
    expect(html).toContain('Stars &#38; &#60;more&#62;</h2>')
    expect(html).toContain('<a class="ho-address" href="https://example.org/article">https://example.org/article</a>')
    for (const row of STARS.rows) expect(html).toContain(`>${row[0]}</th>`)
  })

  it('lists source, publisher and date', () => {
    const html = handoutHtml(handoutOf(deck, tiny, {}), layoutOf(SHEETS))
    expect(html).toContain('<cite>Tiny mesh</cite>. Ann Author, 30 December 2021.')
    expect(html).toContain('<cite>Tiny survey</cite>. Tiny Vendor, June 2021 (read in a copy).')
    expect(html).toContain('<cite>Tiny repository</cite>. Tiny Project, undated.')
  })
})

describe('the paper', () => {
  const options = PAPERS.flatMap((paper) => PER_PAGE.flatMap((perPage) => [true, false].map((lines) => ({ paper, perPage, lines }))))

  it.each(options)('$paper, $perPage-up, lines $lines: slides and their captions fit the page', (given) => {
    const { width, height, slide, grid } = layoutOf(given)
    const lines = grid.lines === 'beside' ? 2 : 1
    expect(grid.columns * grid.rows).toBe(Number(given.perPage))
    expect(grid.columns * slide * lines).toBeLessThanOrEqual(width)
    expect(grid.rows * (slide * 9 / 16 + 8 + (grid.lines === 'below' ? 20 : 0))).toBeLessThanOrEqual(height)
    expect(slide).toBeGreaterThan(75)
  })

  it('is in the file name', () => {
    expect(handoutName('talk', SHEETS)).toBe('talk-handout.pdf')
    expect(handoutName('talk', { paper: 'letter', perPage: '4', lines: false })).toBe('talk-handout-letter-4up.pdf')
    expect(handoutName('talk', { paper: 'a4', perPage: '4', lines: true })).toBe('talk-handout-4up-lined.pdf')
  })

  it('has a file name of its own for each form that can be asked for', () => {
    const asked = options.filter(({ perPage, lines }) => perPage !== '1' || !lines)
    expect(new Set(asked.map((given) => handoutName('talk', given))).size).toBe(asked.length)
  })

  it('says which slides a page shows', () => {
    const handout = handoutOf(deck, tiny, {})
    const two = layoutOf({ paper: 'a4', perPage: '2', lines: false })
    expect(inGrids(handout.sheets, two).map((page) => page.map(({ no }) => no))).toEqual([[1, 2], [3]])
    expect([...runningHeads(handout, two).values()]).toEqual(['Slides 1 to 2', 'Slide 3', 'References'])
    expect([...runningHeads(handout, layoutOf(SHEETS)).values()]).toEqual(['Opening · slide 1', 'Opening · slide 2', 'Close · slide 3', 'References'])
  })

  it('takes any title into its header', () => {
    expect(cssString('a "b" \\ }\nc')).toBe('"a \\22 b\\22  \\5c  \\7d \\a c"')
    expect(cssString('Tag für Tag – ’21, 网格')).toBe('"Tag für Tag – \\2019 21, 网格"')
  })
})

const frame = (title: string, more: string): string =>
  `<figure class="x-frame"><div class="x-body"><svg role="img" aria-label="picture" viewBox="0 0 9 9"><rect width="9" height="9"/></svg></div><figcaption class="x-caption"> ${title} <button>Table</button></figcaption>${more}</figure>`
const container = (no: number, body: string): string =>
  `<div id="00${no}-01" class="print-slide-container" style="width: 1280px; height: 720px"><section class="slide">${body}</section></div>`
const printPage = (slides: string[]): string => `<!doctype html><html lang="en" class="print"><title>Deck</title>
<style>@page { size: 1280px 720px; margin: 0 } body { margin: 0; font: 26px sans-serif } .print-slide-container { position: relative; overflow: hidden; break-after: page } dialog { display: none }</style>
<body><div id="app">${slides.join('')}</div></body></html>`
const PRINT_PAGE = printPage([
  container(1, `<h1 id="slide-1">PICTURE-ONE</h1>${frame(STARS.title, '<dialog class="x-dialog"></dialog>')}`),
  container(2, `<h1>PICTURE-TWO</h1><a href="#slide-1">back</a> <a href="#slide-4">sources</a>${frame('a list', '')}`),
  container(3, '<h1>PICTURE-THREE</h1><div style="position: absolute; left: 1200px; width: 900px">wide</div>'),
  container(4, '<h1 id="slide-4">PICTURE-FOUR</h1>'),
])

const textsOf = ({ pages }: PdfCopy): string[] => pages.map(({ text }) => text.replace(/\s+/g, ' '))

/** Pages that the links on a page lead to, within the document. */
const landings = ({ pages }: PdfCopy, no: number): (number | null)[] =>
  pages[no - 1]!.links.filter(({ url }) => url === null).map(({ page }) => page)

describe('the printed handout', () => {
  let browser: Browser
  let server: StaticServer
  let bytes: Uint8Array
  let opened: PdfCopy
  let texts: string[]

  async function open(path: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${server.origin}/${path}`)
    return page
  }

  async function print(options: HandoutOptions, given = deck, path = given === deck ? '' : 'long.html'): Promise<Uint8Array> {
    const [shown, paper] = [await open(path), await open(path)]
    const pages = await preparePages(shown)
    const slides = async (): Promise<PrintedSlides> =>
      ({ document: await (await finishSlides(await printSlides(shown), pages, given, tiny)).document(), pages })
    const bytes = await handoutPdf({ print: shown, paper, slides }, given, tiny, options)
    await Promise.all([shown.close(), paper.close()])
    return bytes
  }

  beforeAll(async () => {
    await writeFile(join(folder, 'index.html'), PRINT_PAGE)
    browser = await launchBrowser()
    server = await serveDeck(folder)
    bytes = await print(SHEETS)
    opened = await openPdf(bytes)
    texts = textsOf(opened)
  }, HOOK)
  afterAll(async () => {
    await browser.close()
    await server[Symbol.asyncDispose]()
  })

  it('has a cover, a sheet for each slide, as many pages as a long note needs, and references', () => {
    const pageOf = (word: string): number => texts.findIndex((text) => text.includes(word)) + 1
    expect(texts[0]).toContain('Tiny mesh in 2021')
    expect([pageOf('PICTURE-ONE'), pageOf('PICTURE-TWO')]).toEqual([2, 3])
    expect(pageOf('Line 60 of a long note.')).toBeGreaterThan(3)
    expect(pageOf('PICTURE-THREE')).toBeGreaterThan(pageOf('Line 60 of a long note.'))
    expect(texts.at(-1)).toContain('References')
    expect(texts).toHaveLength(pageOf('PICTURE-THREE') + 1)
  })

  it('shows notes, table and sources, and nothing private', () => {
    expect(texts[1]).toContain('Stars are attention. <b>No tag runs</b> here.')
    expect(texts[1]).toContain(STARS.finding)
    expect(texts[1]).toContain('https://example.org/article')
    expect(texts.join(' ')).not.toContain('SECRET')
    expect(texts.join(' ')).not.toContain('PICTURE-FOUR')
  })

  it('numbers its pages in footer and page box alike, under the running title', () => {
    texts.forEach((text, index) => expect(text).toContain(`Page ${index + 1} of ${texts.length}`))
    expect(texts[1]).toContain('Tiny mesh in 2021 ')
    expect(texts[1]).toContain('Opening · slide 1')
    expect(texts[0]?.split('Tiny mesh in 2021')).toHaveLength(2)
    expect(opened.pages.map(({ label }) => label)).toEqual(texts.map((_, index) => String(index + 1)))
  })

  it('prints at full size: no slide widens the page', () => {
    expect(opened.pages[1]?.type.words?.pt).toBeCloseTo(8, 1)
  })

  it('is titled, tagged and in the language of the talk', () => {
    expect(opened.matter).toMatchObject({ title: 'Tiny mesh in 2021 – handout', author: 'Ann Author', language: 'en' })
    expect(opened.marked).toBe(true)
  })

  it('has an outline by section whose entries lead to their sheets', () => {
    const third = texts.findIndex((text) => text.includes('PICTURE-THREE')) + 1
    expect(opened.bookmarks.map(({ title, page }) => [title, page])).toEqual([
      ['Tiny mesh in 2021', 1],
      ['Opening', 2], ['Stars & <more>', 2], ['A slide with a long note', 3],
      ['Close', third], ['Nothing to see', third],
      ['References', texts.length],
    ])
  })

  it('links its contents, with their page numbers, and the slides to the sheets', () => {
    const third = texts.length - 1
    expect([...new Set(landings(opened, 1))]).toEqual([2, 3, third, texts.length])
    expect(texts[0]).toMatch(new RegExp(`3 Nothing to see ${third} `))
    expect(landings(opened, 3).slice(0, 2)).toEqual([2, texts.length])
  })

  it('links every source', () => {
    const urls = opened.pages.at(-1)!.links.map(({ url }) => url)
    for (const { url } of tiny.sources) expect(urls).toContain(url)
  })

  it('is the same bytes when it is printed again', async () => {
    expect(Buffer.compare(await print(SHEETS), bytes)).toBe(0)
  })

  it.each(PAPERS)('keeps the contents of a long deck on the cover, on %s', async (paper) => {
    const slides = Array.from({ length: 40 }, (_, index) => `A heading that says in full what slide number ${index + 1} is there to show`)
    const file = join(folder, 'long.md')
    await writeFile(file, slides.map((title, index) => `---\nsection: Part ${Math.floor(index / 8)}\n---\n\n# ${title}\n`).join('\n'))
    await writeFile(join(folder, 'long.html'), printPage(slides.map((title, index) => container(index + 1, `<h1>${title}</h1>`))))
    const long = textsOf(await openPdf(await print({ ...SHEETS, paper }, await loadDeck(file, tiny))))
    expect(long).toHaveLength(slides.length + 2)
    expect(long[0]).toMatch(/slide number 40 .*References/)
  })

  it('names the pages that are printed, where a sheet breaks elsewhere than heights tell', async () => {
    await writeFile(join(folder, 'broken.html'), PRINT_PAGE.replace('</style>', '.ho-sheet > h2 { break-after: page !important }</style>'))
    const broken = textsOf(await openPdf(await print(SHEETS, deck, 'broken.html')))
    const pageOf = (word: string): number => broken.findIndex((text) => text.includes(word)) + 1
    expect(pageOf('PICTURE-ONE')).toBe(3)
    expect(pageOf('PICTURE-TWO')).toBe(5)
    expect(broken[0]).toMatch(new RegExp(`2 A slide with a long note ${pageOf('PICTURE-TWO') - 1} .*3 Nothing to see ${pageOf('PICTURE-THREE') - 1} .*sources ${broken.length}`))
  })

  it('prints two slides on a page, without notes', async () => {
    const two = textsOf(await openPdf(await print({ paper: 'letter', perPage: '2', lines: true })))
    expect(two).toHaveLength(4)
    expect(two[1]).toMatch(/PICTURE-ONE.*PICTURE-TWO/)
    expect(two.join(' ')).not.toContain('long note.')
  })
})
