import { MarkdownExit } from 'markdown-exit'
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stated } from '../../data/figures/index.ts'
import { knownComponents, sourceFaults } from '../../scripts/check/source-rules.ts'
import { loadDeck } from '../../scripts/deck/load.ts'
import { evidenceOfSlide, resolveFigures, resolveHeadings, splitNote, titleOf } from '../../scripts/deck/resolve.ts'
import { tagsIn } from '../../scripts/deck/tags.ts'
import { DeckError } from '../../scripts/lib/errors.ts'
import { tiny } from '../fixture/tiny.ts'

const total = stated(tiny, 'total-stars').text

describe('tagsIn', () => {
  it('finds component tags with their attributes, in order, and no plain HTML', () => {
    expect(tagsIn('<StarBars />\n<b>x</b> <Figure of="total-stars" as="word" /> <VClick>')).toEqual([
      { name: 'StarBars', attributes: {}, text: '<StarBars />' },
      { name: 'Figure', attributes: { of: 'total-stars', as: 'word' }, text: '<Figure of="total-stars" as="word" />' },
      { name: 'VClick', attributes: {}, text: '<VClick>' },
    ])
  })
})

describe('figures in wording', () => {
  it('become text in headings and stay tags in the body', () => {
    const resolved = resolveHeadings('# All <Figure of="total-stars" /> stars\n\nAll <Figure of="total-stars" /> stars', tiny)
    expect(resolved).toBe(`# All ${total} stars\n\nAll <Figure of="total-stars" /> stars`)
  })

  it('follow the dataset', () => {
    const grown = structuredClone(tiny)
    const latest = grown.snapshots.at(-1)!
    const [first] = Object.keys(latest.stars)
    latest.stars[first!]! += 1000
    expect(resolveFigures('<Figure of="total-stars" />', grown)).not.toBe(total)
  })

  it.each(['<script>alert(1)</script>', '*a* _b_ `c` [d](e)', '{{ boom() }}', '$& and R&D'])('stay text when a record holds %s', (hostile) => {
    const talk = { ...tiny.talk, title: hostile }
    const resolved = resolveHeadings('# <Figure of="talk-title" />', { ...tiny, talk })
    expect(new MarkdownExit({ html: true }).render(resolved).replace('\u2060', ''))
      .toBe(`<h1>${hostile.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</h1>\n`)
    expect(resolved).not.toContain('{{')
    expect(titleOf('# <Figure of="talk-title" />', { ...tiny, talk })).toBe(hostile)
  })

  it('are plain words in a title, without the Markdown around them', () => {
    const talk = { ...tiny.talk, title: '<b>1 * 2</b>' }
    expect(titleOf('# The **mesh** of [`x`](#2): <Figure of="talk-title" /> & so on', { ...tiny, talk })).toBe('The mesh of x: <b>1 * 2</b> & so on')
  })

  it('name an unknown figure or form, with those that exist', () => {
    expect(() => resolveFigures('<Figure of="nope" />', tiny)).toThrow(/no figure "nope"; known: .*total-stars/)
    expect(() => resolveFigures('<Figure of="total-stars" as="roman" />', tiny)).toThrow(/as="roman".*expected one of figure, word, Word/)
  })
})

describe('splitNote', () => {
  it('keeps what follows a [private] line apart', () => {
    expect(splitNote('Say this.\n\n[private]\nNot that.')).toEqual({ reader: 'Say this.', private: 'Not that.' })
    expect(splitNote('Say [private] aloud.')).toEqual({ reader: 'Say [private] aloud.', private: '' })
  })
})

describe('evidenceOfSlide', () => {
  it('unites the sources of exhibits and figures without repeats', () => {
    const { sources, asOf } = evidenceOfSlide('<StarBars /> <Figure of="total-stars" />', tiny)
    expect(sources.length).toBeGreaterThan(0)
    expect(new Set(sources).size).toBe(sources.length)
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('is empty for a slide of words only', () => {
    expect(evidenceOfSlide('# Words', tiny)).toEqual({ sources: [], asOf: '' })
  })
})

describe('sourceFaults', () => {
  let root = ''
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'deck-source-'))
    await mkdir(join(root, 'components'))
    await mkdir(join(root, 'public'))
    await writeFile(join(root, 'public/here.png'), '')
    for (const name of ['Figure', 'StarBars', 'SourceList']) await writeFile(join(root, `components/${name}.vue`), '')
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  const GOOD = '---\ntheme: default\nsection: One\nminutes: 1\nduration: 1min\n---\n\n# A finding\n\n<StarBars />\n\n<!--\nSay it.\n-->\n'

  async function faultsOf(markdown: string): Promise<string[]> {
    const file = join(root, 'slides.md')
    await writeFile(file, markdown)
    return sourceFaults({ deck: await loadDeck(file, tiny), dataset: tiny, root, components: knownComponents(root) })
  }

  it('finds nothing in a sound deck', async () => {
    expect(await faultsOf(GOOD)).toEqual([])
  })

  it('has none for an address in brackets, or a tag that is shown as code', async () => {
    expect(await faultsOf(GOOD.replace('<StarBars />', 'See <https://example.org/auto>, `<Unknown />` and:\n\n```html\n<div><Unknown /></div>\n```\n\n<StarBars />'))).toEqual([])
  })

  it.each([
    ['unknown tag', ['<StarBars />', '<StarBar />'], /slide 1 \(line 7, "A finding"\): <StarBar> is no component/],
    ['unknown variant', ['<StarBars />', '<SourceList of="99" />'], /<SourceList of="99">: expected one of/],
    ['no heading', ['# A finding', 'A finding'], /has no heading/],
    ['no note', ['Say it.', ''], /has no reader's note/],
    ['only a private note', ['Say it.', '[private]\nSecret.'], /has no reader's note/],
    ['no section', ['section: One\n', ''], /has no section/],
    ['no minutes', ['minutes: 1\n', ''], /has no minutes/],
    ['minutes off', ['minutes: 1\n', 'minutes: 2\n'], /sum to 2, the headmatter plans 1/],
    ['foreign picture', ['<StarBars />', '![x](https://example.org/x.png)'], /loads https:\/\/example\.org\/x\.png from another host/],
    ['missing asset', ['<StarBars />', '![x](/gone.png)'], /asset \/gone\.png is not in public\//],
    ['raw HTML', ['<StarBars />', '<div>x</div>'], /raw HTML <div>/],
    ['typed number', ['<StarBars />', 'All 64,307 stars'], /types the number "64,307"/],
    ['typed number as the words of a link', ['<StarBars />', '[74.3%](2)'], /types the number "\[74\.3%"/],
    ['typed number in the title of a link', ['<StarBars />', '[stars](2 "All 64,307")'], /types the number "64,307"\)?"/],
    ['typed number beside a link', ['<StarBars />', '[stars](2) of 64,307'], /types the number "64,307"/],
    ['typed number in a heading', ['A finding', 'A finding of 74.3%'], /slide 1 .*: its heading types "74\.3%"; use <Figure/],
    ['typed number in a note', ['Say it.', 'Say 7.'], /its note types "7\."; use <Figure/],
    ['typed number in the title of a link in a note', ['Say it.', 'Say [it](2 "All 64,307").'], /its note types "64,307"/],
  ])('reports %s', async (_name, [from, to], expected) => {
    expect((await faultsOf(GOOD.replace(from!, to!))).join('\n')).toMatch(expected)
  })

  it.each(['<StarBars v-click />', '<v-clicks>\n\n- One\n- Two\n\n</v-clicks>', '<v-click>Then</v-click>'])('lets a slide be shown in steps: %s', async (steps) => {
    expect(await faultsOf(GOOD.replace('<StarBars />', steps))).toEqual([])
  })

  it('takes no mark, address or private note for a number about the subject', async () => {
    const note = '[click:2] Say [CLICK:2] <Figure of="total-stars" /> of [this](https://example.org/1).\n\n1. And that.\n\n1) Or that.\n\n[private]\nWait 5 seconds.'
    expect(await faultsOf(GOOD.replace('Say it.', note).replace('A finding', `A finding of ${tiny.talk.year}`))).toEqual([])
  })

  it.each([
    '[Two slides on](2)', '[on](#/2)', 'See [this](https://example.org/2021/1.html "A year") and ![x](/here.png)', '1. First\n2. Second', '<StarBars />\n\n[one](1), [two](2)',
  ])('takes no address or list number in the body for a number about the subject: %s', async (body) => {
    expect(await faultsOf(GOOD.replace('<StarBars />', body))).toEqual([])
  })

  it('accepts an asset that is there', async () => {
    expect(await faultsOf(GOOD.replace('<StarBars />', '![x](/here.png)'))).toEqual([])
  })

  it('does not lose pages of a paginated exhibit', async () => {
    const many = structuredClone(tiny)
    const [source] = many.sources
    many.sources = Array.from({ length: 60 }, (_, index) => ({ ...source!, id: index ? `s-${index}` : source!.id }))
    const file = join(root, 'slides.md')
    await writeFile(file, GOOD.replace('<StarBars />', '<SourceList of="1" />'))
    const deck = await loadDeck(file, many)
    expect(sourceFaults({ deck, dataset: many, root, components: knownComponents(root) }).join('\n')).toMatch(/<SourceList of="2" \/> is on no slide/)
  })

  /** Reads bytes as the deck's Markdown, and gives the failure. */
  const refused = async (bytes: string | Uint8Array): Promise<DeckError> => {
    await writeFile(join(root, 'slides.md'), bytes)
    const error = await loadDeck(join(root, 'slides.md'), tiny).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(DeckError)
    return error as DeckError
  }

  it('refuses Markdown that is not UTF-8, with its first wrong line', async () => {
    const latin = Buffer.from(GOOD.replace('A finding', 'A café').replace('Say it.', 'Dis-le, été.'), 'latin1')
    expect((await refused(latin)).message).toBe(`${join(root, 'slides.md')}, line 8: is no UTF-8 text; save it as UTF-8.`)
    expect((await refused(Buffer.from(`\uFEFF${GOOD}`, 'utf16le'))).message).toMatch(/slides\.md, line 1: is no UTF-8 text/)
    expect((await refused(Buffer.concat([Buffer.from(GOOD), Buffer.from([0xC3])]))).message).toMatch(/, line 15: is no UTF-8/)
  })

  it('refuses slides that are taken from a file that is not UTF-8', async () => {
    await writeFile(join(root, 'more.md'), Buffer.from('# Café\n', 'latin1'))
    expect((await refused(`${GOOD}\n---\nsrc: ./more.md\n---\n`)).message).toMatch(/more\.md, line 1: is no UTF-8 text; save it as UTF-8\.$/)
  })

  it.each([
    ['a file that is not there', './nowhere.md', /slides\.md, line 16: Imported markdown file not found: .*nowhere\.md\. Correct the slide's "src"/],
    ['a file that can\'t be read', './folder.md', /slides\.md, line 16: EISDIR: .*\. Correct the slide's "src", or allow/],
    ['itself', './slides.md', /slides\.md, line 16: Circular import detected .*slides\.md\)\. Correct/],
    ['a slide that is not there', './more.md#0', /more\.md, line 1: Slide 0 does not exist .*\. Correct the slide's "src"/],
  ])('refuses a deck that takes slides from %s, instead of leaving them out', async (_name, src, expected) => {
    await mkdir(join(root, 'folder.md'), { recursive: true })
    await writeFile(join(root, 'more.md'), '# More\n')
    expect((await refused(`${GOOD}\n---\nsrc: ${src}\n---\n`)).message).toMatch(expected)
  })

  it('takes UTF-8 as it is, the sign for a lost letter included', async () => {
    const file = join(root, 'slides.md')
    await writeFile(file, GOOD.replace('A finding', 'Café 网格 \uFFFD'))
    expect((await loadDeck(file, tiny)).slides[0]!.title).toBe('Café 网格 \uFFFD')
  })

  it.each(['', '\n\n', '---\ntitle: A talk\n---\n', '---\nhide: true\n---\n\n# Hidden\n'])('refuses a deck without a slide in one sentence: %j', async (markdown) => {
    expect((await refused(markdown)).message).toMatch(/slides\.md: holds no slide; write one that begins with "# …", or name another file with --entry\.$/)
  })

  it('keeps private notes out of the parsed deck', async () => {
    const file = join(root, 'slides.md')
    await writeFile(file, GOOD.replace('Say it.', 'Say it.\n\n[private]\nSecret.'))
    const deck = await loadDeck(file, tiny)
    expect(JSON.stringify(deck)).not.toContain('Secret')
    expect(deck.slides[0]!.hasPrivateNote).toBe(true)
  })
})
