import { assert, property, array, integer, string, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exhibit } from '../../data/exhibits/index.ts'
import { DeckError } from '../../scripts/lib/errors.ts'
import { plainLine, plainText } from '../../scripts/deck/markdown.ts'
import { countLines, lineWidth, wordWidth } from '../../scripts/pptx/measure.ts'
import { onSlide } from '../../scripts/pptx/slide-tables.ts'
import { fitTable, TABLE_SIZES } from '../../scripts/pptx/table-fit.ts'
import { tableRows } from '../../scripts/pptx/table-rows.ts'
import { inches, themeOf } from '../../scripts/pptx/theme.ts'
import { LIMITS } from '../../scripts/render/layout.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const tableOf = (rows: string[][]) => tableRows({
  title: 'T', finding: 'F.', columns: rows[0]!.map((_, index) => ({ label: `Column ${index}`, kind: 'text' as const })), rows, sources: [], asOf: '',
})

describe('a table on a slide', () => {
  it('fits its room and keeps every word whole, or is given up', () => {
    const words = array(stringMatching(/^[a-z]{1,12}$/), { maxLength: 12 }).map((list) => list.join(' '))
    assert(property(array(array(words, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 14 }), integer({ min: 120, max: 560 }), integer({ min: 240, max: 1152 }), (rows, height, width) => {
      const fit = fitTable(tableOf(rows), width, height)
      if (!fit) return
      expect(sum(fit.rows)).toBeLessThanOrEqual(height + 0.01)
      expect(sum(fit.columns)).toBeLessThanOrEqual(width + 0.01)
      rows.flat().forEach((text, index) => expect(fit.columns[index % 3]!).toBeGreaterThanOrEqual(wordWidth(text, fit.size)))
    }), { numRuns: 80 })
  })

  it('is set as large as its room allows, never smaller than can be read', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, index) => [`Row ${index}`, 'A few words that say what it is about'])
    const sizes = [3, 12, 16].map((count) => fitTable(tableOf(rows(count)), 1152, 480)!.size * 0.75)
    expect(sizes[0]).toBeCloseTo(TABLE_SIZES[0])
    expect(sizes[1]!).toBeLessThan(sizes[0]!)
    expect(sizes[2]!).toBeLessThan(sizes[1]!)
    expect(fitTable(tableOf(rows(40)), 1152, 480)).toBeNull()
    expect(inches(LIMITS.smallest) * 72).toBe(TABLE_SIZES.at(-1))
  })

  it('never breaks numbers and dates', () => {
    const rows = tableRows(exhibit(tiny, 'StarGrowth'))
    const fit = fitTable(rows, 620, 400)!
    for (const [place, unbroken] of rows.unbroken.entries()) {
      if (unbroken) for (const row of rows.rows) expect(countLines(row[place]!.text, fit.columns[place]! - 2 * fit.padding.x, fit.size)).toBe(1)
    }
  })

  it('keeps numbers whole in a font a fifth wider, as the only one of some machines is, where words have no room to spare', () => {
    const [smallest, long, number] = [LIMITS.smallest, 'w'.repeat(60), '123,456,789']
    const words = wordWidth(long, smallest, true)
    const rows = tableRows({ ...exhibit(tiny, 'StarGrowth'), columns: [{ label: 'A', kind: 'text' }, { label: 'B', kind: 'count' }], rows: [[long, 123_456_789]] })
    const fit = fitTable(rows, words * 1.1 + wordWidth(number, smallest) * 1.3 + 30, 400)!
    expect(fit.columns[0]!).toBeLessThan(words * 1.2)
    expect(countLines(number, (fit.columns[1]! - 2 * fit.padding.x) / 1.2, fit.size)).toBe(1)
  })

  it('links titles to addresses instead of printing them', () => {
    const { labels, rows } = tableRows(exhibit(tiny, 'SourceList', '1'))
    expect(labels).not.toContain('Address')
    expect(rows.map((row) => row.flatMap(({ url, text }) => url ? [`${text} → ${url}`] : []).join())).toEqual(
      tiny.sources.map(({ title, url }) => `${title} → ${url}`))
  })

  it('merges equal cells below one another, from the left only', () => {
    const spans = tableOf([['a', 'x', '1'], ['a', 'x', '2'], ['a', 'y', '2'], ['b', 'y', '2']]).rows.map((row) => row.map(({ span }) => span))
    expect(spans).toEqual([[3, 2, 1], [0, 0, 1], [0, 1, 1], [1, 1, 1]])
  })

  it('shows the grades of each author where the full matrix has no room', () => {
    const { columns, rows } = onSlide(exhibit(tiny, 'TradeoffMatrix'), 'TradeoffMatrix', tiny)
    expect(columns.map(({ label }) => label)).toEqual(['Model', 'Author', 'Overhead', 'Isolation'])
    expect(rows[0]).toEqual(['I Per pod', 'Ann', 'unfavourable, differ', 'favourable'])
    const opposite = withTiny((copy) => { copy.tradeoffs[1]!.grade = 'favourable' })
    expect(onSlide(exhibit(opposite, 'TradeoffMatrix'), 'TradeoffMatrix', opposite).rows[0]?.[2]).toBe('unfavourable, opposite: Many proxies.')
  })
})

describe('plain text', () => {
  it('has no Markdown left', () => {
    expect(plainText('# Title\n\nA **b** *c* `d` [e](https://f.org) <b>g</b>\nh\n\n1. i\n   - j\n\n> k\n\n```\nl\nm\n```\n<!-- n -->')).toBe(
      'A b c d e (https://f.org) g h\n• i\n• j\nk\nl\nm')
    expect(plainLine('*A* `b` [c](https://d.org) & e')).toBe('A b c & e')
  })

  it('survives whatever is written', () => {
    assert(property(string({ unit: 'grapheme' }), (text) => { expect(plainText(text)).not.toMatch(/\n\n/) }))
  })
})

describe('estimated widths', () => {
  it('grow with the text, with its weight and for scripts with wide signs', () => {
    expect(lineWidth('mesh', 20)).toBeLessThan(lineWidth('meshes', 20))
    expect(lineWidth('mesh', 20)).toBeLessThan(lineWidth('mesh', 20, true))
    expect(lineWidth('服务网格', 20)).toBeGreaterThanOrEqual(80)
    expect(countLines('one two three', lineWidth('one two', 20) + 1, 20)).toBe(2)
    expect(countLines('x'.repeat(100), 200, 20)).toBeGreaterThan(5)
  })
})

describe('the look', () => {
  const css = '/* --ink: #000; */ :root { --font-sans: \'A Variable\', B; --ink: #123; --size-body: 26px; --x: red; } .dark { --ink: #fff; }'

  it('is read from the light scheme', () => {
    expect(themeOf(css).colour('ink')).toBe('112233')
    expect(themeOf(css).size('size-body')).toBe(26)
    expect(themeOf(css).face).toBe('A')
  })

  it('says which token is missing or wrong', () => {
    expect(() => themeOf(css).colour('paper')).toThrow(new DeckError('styles/tokens.css: --paper is missing; expected a hex colour like #0b5aa6'))
    expect(() => themeOf(css).size('x')).toThrow('--x is red')
  })
})
