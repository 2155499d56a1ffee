import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EXHIBITS, exhibit } from '../../data/exhibits/index.ts'
import { aftermathRows, aftermathTopics, correctionPages, middleOf, outlookKinds, outlookRows, retoldArticle } from '../../data/figures/closing.ts'
import { stated } from '../../data/figures/index.ts'
import { cardColumns, paginate } from '../../data/figures/pages.ts'
import { shortReference, sourceLine, sourceNumber, sourcePages } from '../../data/figures/sources.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

/** The fixture with as many sources or corrections as asked for. */
const withMany = (set: 'sources' | 'corrections', count: number) => withTiny((copy) => {
  const list = copy[set] as { id: string }[]
  const first = list[0]!
  list.splice(0, list.length, ...Array.from({ length: count }, (_, index) => ({ ...first, id: `record-${index + 1}` })))
})

describe('pages', () => {
  const lists = fc.record({ items: fc.array(fc.integer(), { maxLength: 200 }), max: fc.integer({ min: 1, max: 40 }) })

  it('lose nothing, repeat nothing and keep the order', () => {
    fc.assert(fc.property(lists, ({ items, max }) => { expect(paginate(items, max).flat()).toEqual(items) }))
  })

  it('are as few as possible, never too long, and differ by one item at most', () => {
    fc.assert(fc.property(lists, ({ items, max }) => {
      const sizes = paginate(items, max).map((page) => page.length)
      expect(sizes).toHaveLength(Math.ceil(items.length / max))
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(max)
      expect(Math.max(0, ...sizes) - Math.min(max, ...sizes)).toBeLessThanOrEqual(items.length > 0 ? 1 : 0)
    }))
  })

  it('hold six corrections and eighteen sources at most', () => {
    expect(correctionPages(withMany('corrections', 7)).map((page) => page.length).sort()).toEqual([3, 4])
    expect(correctionPages(withMany('corrections', 6))).toHaveLength(1)
    expect(sourcePages(withMany('sources', 37)).map((page) => page.length).sort()).toEqual([12, 12, 13])
  })

  it('arrange cards in a row up to three, then nearly square', () => {
    expect([1, 2, 3, 4, 5, 9, 20].map(cardColumns)).toEqual([1, 2, 3, 2, 3, 3, 4])
  })
})

describe('sources', () => {
  it('are numbered through all pages, each once', () => {
    const many = withMany('sources', 41)
    const rows = sourcePages(many).flat()
    expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 41 }, (_, index) => index + 1))
    rows.forEach((row) => { expect(sourceNumber(many, row.id)).toBe(row.number) })
  })

  it('say when they are undated or read in a copy', () => {
    expect(sourcePages(tiny)[0]!.map((row) => [row.date, row.secondHand])).toEqual([
      ['30 December 2021', false], ['undated', false], ['June 2021', true],
    ])
  })

  it('are named in short by publisher and year, where there is one', () => {
    expect(shortReference(tiny, 'tiny-article')).toMatchObject({ number: 1, label: 'Ann Author 2021' })
    expect(shortReference(tiny, 'tiny-record')).toMatchObject({ number: 2, label: 'Tiny Project' })
  })

  it('name the id that is missing', () => {
    expect(() => sourceNumber(tiny, 'gone')).toThrow('no source "gone"')
  })

  it('name three in a footer and count the rest, each once', () => {
    const many = withMany('sources', 5)
    const line = sourceLine(many, ['record-5', 'record-1', 'record-5', 'record-2', 'record-3', 'record-4'])
    expect(line.shown.map((reference) => reference.number)).toEqual([5, 1, 2])
    expect(line.more.map((reference) => reference.number)).toEqual([3, 4])
  })
})

describe('what happened since', () => {
  const later = withTiny((copy) => {
    const [first] = copy.aftermath
    copy.aftermath.push(
      { ...first!, id: 'year', date: '2023' }, { ...first!, id: 'day', date: '2023-02-01' }, { ...first!, id: 'late', date: '2023-12-30' })
  })

  it('is told by topic, oldest first, a bare year in its middle', () => {
    expect(aftermathRows(later, 'deployment-models').map((row) => row.id)).toEqual(['node-mesh-stable', 'day', 'year', 'late'])
    expect(aftermathRows(later, 'ecosystem').map((row) => row.id)).toEqual(['tool-archived'])
    expect(aftermathTopics(later)).toEqual(['deployment-models', 'ecosystem'])
  })

  it('names one date where all is of one date', () => {
    expect(exhibit(tiny, 'AftermathTimeline', 'ecosystem').title).toBe('What came of it, ecosystem: 5 November 2022')
    expect(exhibit(later, 'AftermathTimeline', 'deployment-models').title).toBe('What came of it, deployment models: September 2022 to 30 December 2023')
  })

  it('places a month in its middle and a day on itself', () => {
    expect(new Date(middleOf('2022-09')).toISOString().slice(0, 10)).toBe('2022-09-16')
    expect(new Date(middleOf('2022-09-07')).toISOString().slice(0, 10)).toBe('2022-09-07')
  })

  it('says what checking a record came to, where it was checked', () => {
    const checked = withTiny((copy) => {
      copy.aftermath[0]!.check = { verdict: 'unverified', says: 'No other record was found.', sources: ['tiny-record'] }
    })
    expect(aftermathRows(checked, 'deployment-models')[0]!.verdict).toBe('unverified')
    expect(exhibit(checked, 'AftermathTimeline', 'deployment-models').rows[0]!.at(-1)).toBe('Became stable. (unverified)')
    expect(aftermathRows(tiny, 'ecosystem')[0]).not.toHaveProperty('verdict')
  })

  it('reads as a sentence', () => {
    expect(exhibit(tiny, 'AftermathTimeline', 'ecosystem').finding)
      .toBe('One change on record, the latest of 5 November 2022, Tiny Tool: Was archived.')
  })
})

describe('closing words', () => {
  it('keep the kinds apart and number within each', () => {
    expect(outlookRows(tiny, 'watch')).toMatchObject([{ number: 1, headline: 'Shared proxies' }])
    expect(outlookKinds(tiny)).toEqual(['takeaway', 'watch'])
    expect(outlookKinds(withTiny((copy) => { copy.outlook.shift() }))).toEqual(['watch'])
  })

  it('credit the article', () => {
    expect(retoldArticle(tiny)).toEqual({ author: 'Ann Author', title: 'Tiny mesh', url: 'https://example.org/article', date: '30 December 2021' })
    expect(() => retoldArticle(withTiny((copy) => { copy.talk.retells = 'gone' }))).toThrow('no source "gone"')
  })
})

describe('exhibits', () => {
  it('put what the article states beside what the record says', () => {
    const { rows, sources } = exhibit(tiny, 'CorrectionList', '1')
    expect(rows).toEqual([
      ['Launch of Tiny Gateway', 'March 2021', 'The record says otherwise.', 'corrected'],
      ['Share of meshes', 'Most run one', 'Two records disagree.', 'disputed'],
    ])
    expect(sources).toEqual(['tiny-article', 'tiny-record', 'tiny-survey'])
  })

  it('show every correction and source on exactly one page', () => {
    for (const [tag, set] of [['CorrectionList', 'corrections'], ['SourceList', 'sources']] as const) {
      const many = withMany(set, 50)
      const pages = EXHIBITS[tag]!.variants(many)
      expect(pages.length).toBeGreaterThan(1)
      expect(pages.flatMap((of) => exhibit(many, tag, of).rows)).toHaveLength(50)
      expect(() => exhibit(many, tag, `${pages.length + 1}`)).toThrow('expected one of')
    }
  })

  it('carry the sources of their own page only', () => {
    const many = withMany('sources', 20)
    expect(exhibit(many, 'SourceList', '2').sources).toEqual(Array.from({ length: 10 }, (_, index) => `record-${index + 11}`))
  })
})

describe('stated figures', () => {
  it.each([
    ['correction-count', '2'], ['takeaway-count', '1'], ['watch-count', '1'], ['watch-names', 'Shared proxies'], ['aftermath-count', '2'], ['aftermath-topic-count', '2'],
    ['aftermath-latest', '5 November 2022'], ['source-count', '3'], ['second-hand-count', '1'],
  ])('%s is %s', (of, text) => {
    expect(stated(tiny, of).text).toBe(text)
    expect(stated(tiny, of).sources.length).toBeGreaterThan(0)
  })
})
