import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { STATED, stated } from '../../data/figures/index.ts'
import { exhibit } from '../../data/exhibits/index.ts'
import { dataset } from '../../data/index.ts'
import { loadDeck, type Deck } from '../../scripts/deck/load.ts'
import { entryFile } from '../../scripts/lib/paths.ts'

let pdf: PDFDocumentProxy
let deck: Deck
let pages: string[]

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim()

async function textOf(number: number): Promise<string> {
  const { items } = await (await pdf.getPage(number)).getTextContent()
  return flat(items.map((item) => 'str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : '').join(''))
}

beforeAll(async () => {
  const bytes = await readFile(join(inject('deckDir'), `${dataset.talk.id}.pdf`))
  pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  deck = await loadDeck(entryFile(), dataset)
  pages = await Promise.all(deck.slides.map((slide) => textOf(slide.no)))
})

interface StructNode { role?: string, alt?: string, children?: StructNode[] }

const flattened = (node: StructNode): StructNode[] => [node, ...(node.children ?? []).flatMap(flattened)]

/** Alternative texts of the figures on a page. */
async function figuresOn(number: number): Promise<string[]> {
  const tree = await (await pdf.getPage(number)).getStructTree() as unknown as StructNode
  return flattened(tree).filter(({ role }) => role === 'Figure').map(({ alt }) => alt ?? '')
}

/** Text without blanks: line breaks in a heading must not matter. */
const dense = (text: string): string => text.replace(/\s/g, '')

describe('the slide PDF', () => {
  it('has a page for each slide, in order, each with its heading', () => {
    expect(pdf.numPages).toBe(deck.slides.length)
    for (const { no, title } of deck.slides) expect(dense(pages[no - 1]!), `slide ${no}`).toContain(dense(title))
  })

  it('names every project and states its stars', () => {
    const text = pages.join(' ')
    for (const { name, id, inArticle } of dataset.projects) {
      expect(text).toContain(name)
      const stars = dataset.snapshots.at(-1)!.stars[id]
      if (inArticle) expect(text).toContain(stars!.toLocaleString('en'))
    }
  })

  it('shows each figure that its headings state', () => {
    const used = ['total-stars', 'top-two-share', 'fastest-growth', 'claimed-latency']
    expect(used.every((id) => id in STATED)).toBe(true)
    for (const id of used) expect(pages.join(' ')).toContain(stated(dataset, id).text)
  })

  it('tells its title, author, language and keywords', async () => {
    const { info, metadata } = await pdf.getMetadata() as unknown as { info: Record<string, unknown>, metadata: { get(name: string): unknown } | null }
    expect(info).toMatchObject({ Title: dataset.talk.title, Author: dataset.talk.retoldAuthor, Subject: dataset.talk.description, Language: dataset.talk.language })
    expect(metadata?.get('dc:title')).toBe(dataset.talk.title)
    expect((await pdf.getMarkInfo() as unknown as Map<string, boolean>).get('Marked')).toBe(true)
  })

  it('has an outline by section that leads to each slide', async () => {
    const outline = await pdf.getOutline()
    const sections = [...new Set(deck.slides.map(({ section }) => section))]
    expect(outline.map(({ title }) => title)).toEqual(sections)
    const entries = outline.flatMap(({ items }) => items)
    expect(entries.map(({ title }) => title)).toEqual(deck.slides.map(({ title }) => title))
    const indexes = await Promise.all(entries.map(({ dest }) => pdf.getPageIndex((dest as never[])[0]!)))
    expect(indexes).toEqual(deck.slides.map((_, index) => index))
  })

  it('describes each drawing in the words of its exhibit', async () => {
    for (const [tag, of] of [['StarBars', ''], ['AdoptionCurve', ''], ['DeploymentModel', 'remote'], ['PathwayDiagram', 'lazy-loading']] as const) {
      const slide = deck.slides.find(({ tags }) => tags.some(({ name, attributes }) => name === tag && (attributes['of'] ?? '') === of))!
      const words = exhibit(dataset, tag, of)
      const alternatives = await figuresOn(slide.no)
      expect(alternatives.some((alt) => alt.includes(words.title) && alt.includes(words.finding)), `${tag}: ${alternatives.join(' | ')}`).toBe(true)
    }
  })

  it('keeps the links to the sources', async () => {
    const annotations = await (await pdf.getPage(2)).getAnnotations() as { url?: string }[]
    expect(annotations.some(({ url }) => url === dataset.sources[0]!.url)).toBe(true)
  })
})
