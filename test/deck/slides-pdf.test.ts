import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { STATED, stated } from '../../data/figures/index.ts'
import { exhibit } from '../../data/exhibits/index.ts'
import { dataset } from '../../data/index.ts'
import { loadDeck, type Deck } from '../../scripts/deck/load.ts'
import { entryFile } from '../../scripts/lib/paths.ts'
import { openPdf, type PdfCopy } from '../../scripts/verify/pdf/open.ts'

let pdf: PdfCopy
let deck: Deck
let pages: string[]

beforeAll(async () => {
  const bytes = await readFile(join(inject('deckDir'), `${dataset.talk.id}.pdf`))
  ;[pdf, deck] = await Promise.all([openPdf(bytes), loadDeck(entryFile(), dataset)])
  pages = pdf.pages.map(({ text }) => text.replace(/\s+/g, ' ').trim())
})

/** Text without blanks: line breaks in a heading must not matter. */
const dense = (text: string): string => text.replace(/\s/g, '')

describe('the slide PDF', () => {
  it('has a page for each slide, in order, each with its heading', () => {
    expect(pages.length).toBe(deck.slides.length)
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

  it('tells its title, author, language and keywords', () => {
    const { title, retoldAuthor: author, description: subject, language, keywords } = dataset.talk
    const said = { title, author, subject, keywords: keywords.join(', '), language }
    expect(pdf.matter).toMatchObject(said)
    expect(pdf.xmp).toEqual(said)
    expect(pdf.marked).toBe(true)
  })

  it('has an outline by section that leads to each slide', () => {
    const expected = deck.slides.flatMap(({ section, title }, index) => [
      ...section === deck.slides[index - 1]?.section ? [] : [{ title: section, page: index + 1 }], { title, page: index + 1 },
    ])
    expect(pdf.bookmarks).toEqual(expected)
  })

  it('describes each drawing in the words of its exhibit', () => {
    for (const [tag, of] of [['StarBars', ''], ['AdoptionCurve', ''], ['DeploymentModel', 'remote'], ['PathwayDiagram', 'lazy-loading']] as const) {
      const slide = deck.slides.find(({ tags }) => tags.some(({ name, attributes }) => name === tag && (attributes['of'] ?? '') === of))!
      const words = exhibit(dataset, tag, of)
      const alternatives = pdf.pictures.filter(({ page }) => page === slide.no).map(({ alt }) => alt)
      expect(alternatives.some((alt) => alt.includes(words.title) && alt.includes(words.finding)), `${tag}: ${alternatives.join(' | ')}`).toBe(true)
    }
  })

  it('keeps the links to the sources', () => {
    expect(pdf.pages[1]?.links.map(({ url }) => url)).toContain(dataset.sources[0]!.url)
  })
})
