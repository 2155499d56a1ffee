import { assert, constantFrom, integer, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatChange, formatCount, formatPercent } from '../../../data/format.ts'
import { holds, holdsText, shingles, showsFigure, squeeze } from '../../../scripts/verify/words.ts'

describe('holds', () => {
  it('finds words whatever breaks, hyphens and ligatures a printer put into them', () => {
    expect(holds('Ser\nvice-\nmesh: the ﬁrst “year”', 'Service mesh: the first "year"')).toBe(true)
    expect(holds('Service mesh', 'Service meshes')).toBe(false)
  })
})

describe('showsFigure', () => {
  it.each([
    ['hold 2% of', '2%', true], ['12% of', '2%', false], ['2.2% of', '2%', false], ['20%', '20', false], ['+35.3% in', '35.3%', true],
    ['29,100', '29,100', true], ['129,100', '29,100', false], ['29,100,000', '29,100', false], ['from 91.', '91', true],
    ['1,291 then 91', '91', true], ['−700', '+700', false], ['v12 of', '12', false], ['2.65 ms,', '2.65 ms', true], ['12.65 ms', '2.65 ms', false],
  ])('%s shows %s: %s', (text, figure, shown) => {
    expect(showsFigure(text, figure)).toBe(shown)
  })

  it('tells any two different figures apart', () => {
    const number = integer({ min: 10, max: 99_999 })
    assert(property(number, number, constantFrom(formatCount, formatChange, (value: number) => formatPercent(value / 10)), (a, b, format) => {
      expect(showsFigure(`Stars ${format(a)} in all`, format(b))).toBe(format(a) === format(b))
    }))
  })
})

describe('holdsText', () => {
  const note = 'One two three four five six seven eight nine ten eleven twelve.'

  it('finds a text with a footer in the middle, but not one with a clause lost', () => {
    expect(holdsText(squeeze(note), note)).toBe(true)
    expect(holdsText(squeeze(note.replace('seven', 'seven Page 3 of 9')), note)).toBe(true)
    expect(holdsText(squeeze(note.replace('twelve', 'dozens')), note)).toBe(false)
    expect(holdsText(squeeze(note.replace('six seven eight nine ', '')), note)).toBe(false)
    expect(holdsText('', note)).toBe(false)
    expect(holdsText('', '')).toBe(true)
  })

  it('wants a short text whole', () => {
    expect(holdsText(squeeze('Numbers here are those'), 'Numbers here are those of the list')).toBe(false)
  })

  it('finds every text in itself', () => {
    assert(property(string({ unit: 'grapheme' }), (text) => { expect(holdsText(squeeze(text), text)).toBe(true) }))
  })
})

describe('shingles', () => {
  it('are runs of words, or the whole of a shorter text', () => {
    expect(shingles('A b, c d', 3)).toEqual(['abc', 'bcd'])
    expect(shingles('A b', 3)).toEqual(['ab'])
    expect(shingles(' – ', 3)).toEqual([])
  })
})
