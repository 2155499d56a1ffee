import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { openPdf, type PdfCopy } from '../../scripts/verify/pdf/open.ts'
import { runScript, scratch, type Finished } from './run.ts'
import { smallDeck } from './small-deck.ts'

const ENTRY = `.clicks-${process.pid}.md`
const DECK = smallDeck([
  { heading: 'Where it leads', body: 'To [the steps](2), and to [the end](4).' },
  { heading: 'One after the other', body: 'Standing words\n\n<v-clicks>\n\n- Apricot\n- Blackberry\n\n</v-clicks>' },
  { heading: 'All at once', body: 'Before\n\n<v-click>Cloudberry</v-click>\n\n<v-click hide>Gooseberry</v-click>' },
  { heading: 'By the number', matter: 'clicks: 1\n', body: 'Back to [the steps](2).' },
])
const STATES = ['1', '2', '2.2', '2.3', '3', '3.2', '3.3', '4', '4.2']
const SLIDES = ['1', '2', '3', '4']
const TITLES = ['Where it leads', 'One after the other', 'All at once', 'By the number']
const [PDF, HANDOUT] = [`${dataset.talk.id}.pdf`, `${dataset.talk.id}-handout.pdf`]

const run = (script: string, out: string, ...args: string[]): Promise<Finished> =>
  runScript(script, ['--entry', ENTRY, '--out', out, '--only', 'pdf,png,handout', ...args])

async function made(...args: string[]): Promise<string> {
  const out = await scratch('clicks')
  const { code, output } = await run('deck.ts', out, ...args)
  expect(code, output).toBe(0)
  return out
}

const opened = async (out: string, file: string): Promise<PdfCopy> => openPdf(await readFile(join(out, file)))
const textOf = ({ pages }: PdfCopy, label: string): string => pages.find((page) => page.label === label)?.text ?? ''
const pictures = (labels: string[]): string[] => labels.flatMap((label) => ['dark', 'light'].map((scheme) => `${label}-${scheme}.png`)).sort()

let [stepped, plain] = ['', '']
beforeAll(async () => {
  await writeFile(join(ROOT, ENTRY), DECK)
  stepped = await made('--with-clicks')
  plain = await made()
})
afterAll(() => Promise.all([stepped, plain, join(ROOT, ENTRY)].map((path) => path && rm(path, { recursive: true, force: true }))))

describe('with clicks, the slide PDF', () => {
  let pdf: PdfCopy
  beforeAll(async () => { pdf = await opened(stepped, PDF) })

  it('has a page for each click, in order', () => {
    expect(pdf.pages.map(({ label }) => label)).toEqual(STATES)
  })

  it('shows nothing before its click', () => {
    const shown = (word: string): string[] => STATES.filter((label) => textOf(pdf, label).includes(word))
    expect(shown('Standing words')).toEqual(['2', '2.2', '2.3'])
    expect(shown('Apricot')).toEqual(['2.2', '2.3'])
    expect(shown('Blackberry')).toEqual(['2.3'])
    expect(shown('Cloudberry')).toEqual(['3.2', '3.3'])
    expect(shown('Gooseberry')).toEqual(['3', '3.2'])
  })

  it('leads from outline and links to the first page of a slide', () => {
    const firstPages = [1, 2, 5, 8]
    expect(pdf.bookmarks).toEqual([{ title: 'One', page: 1 }, ...TITLES.map((title, index) => ({ title, page: firstPages[index] }))])
    const targets = (label: string): (number | null)[] => pdf.pages.find((page) => page.label === label)!.links.map(({ page }) => page)
    expect(['1', '4', '4.2'].map(targets)).toEqual([[2, 8], [2], [2]])
  })
})

describe('with clicks, other copies', () => {
  it('are a picture of each state, named after the slide', async () => {
    expect((await readdir(join(stepped, 'png'))).sort()).toEqual(pictures(STATES))
    const bytesOf = (label: string): Promise<Buffer> => readFile(join(stepped, 'png', `${label}-light.png`))
    expect((await bytesOf('2')).equals(await bytesOf('2.2'))).toBe(false)
    // This slide counts a click that changes nothing.
    expect((await bytesOf('4')).equals(await bytesOf('4.2'))).toBe(true)
  })

  it('are a handout with each slide once, as it ends', async () => {
    const { pages, bookmarks } = await opened(stepped, HANDOUT)
    const text = pages.map((page) => page.text).join('\n')
    for (const word of ['Standing words', 'Apricot', 'Blackberry', 'Cloudberry']) expect(text.split(word), word).toHaveLength(2)
    expect(text).not.toContain('Gooseberry')
    expect(bookmarks.filter(({ title }) => TITLES.includes(title))).toHaveLength(SLIDES.length)
  })
})

describe('without clicks', () => {
  it('each slide is one page and one picture, as it ends', async () => {
    const pdf = await opened(plain, PDF)
    expect(pdf.pages.map(({ label }) => label)).toEqual(SLIDES)
    for (const word of ['Standing words', 'Apricot', 'Blackberry']) expect(textOf(pdf, '2')).toContain(word)
    expect(textOf(pdf, '3')).not.toContain('Gooseberry')
    expect((await readdir(join(plain, 'png'))).sort()).toEqual(pictures(SLIDES))
  })

  it('a picture has the same bytes each time', async () => {
    const again = await made()
    for (const name of pictures(SLIDES)) {
      expect((await readFile(join(again, 'png', name))).equals(await readFile(join(plain, 'png', name))), name).toBe(true)
    }
    await rm(again, { recursive: true })
  })
})

describe('npm run verify --with-clicks', () => {
  /** The web version is what clicks are counted in. */
  const withWeb = async (): Promise<string> => {
    const out = await scratch('states')
    const { code, output } = await runScript('deck.ts', ['--entry', ENTRY, '--out', out, '--only', 'web,pdf,png', '--with-clicks'])
    expect(code, output).toBe(0)
    return out
  }
  const verified = (out: string): Promise<Finished> => runScript('verify.ts', ['--entry', ENTRY, '--out', out, '--only', 'pdf,png', '--with-clicks'])

  it('passes what was made, and finds a page or a picture of one click that is lost', async () => {
    const out = await withWeb()
    try {
      const good = await verified(out)
      expect(good.code, good.output).toBe(0)
      expect(good.output).not.toContain('was not checked: how many clicks')
      const pdf = await PDFDocument.load(await readFile(join(out, PDF)), { updateMetadata: false })
      pdf.removePage(3)
      await writeFile(join(out, PDF), await pdf.save())
      await rm(join(out, 'png/3.2-dark.png'))
      const spoilt = await verified(out)
      expect(spoilt.output).toMatch(/✗ slide PDF, document: 8 pages for 4 slides; expected 9, one for each click\./)
      expect(spoilt.output).toMatch(/✗ slide pictures, slide 3: 3\.2-dark\.png is not there\./)
      expect(spoilt.code).toBe(1)
    } finally {
      await rm(out, { recursive: true })
    }
  })

  it('says that the clicks were not counted where there is no web version', async () => {
    const { code, output } = await verified(stepped)
    expect(output).toMatch(/- slide PDF, "one page a slide, or one a click, in order" was not checked: how many clicks .* no web version/)
    expect(output).toMatch(/- slide pictures, .* was not checked: how many clicks/)
    expect(code, output).toBe(0)
  })
})
