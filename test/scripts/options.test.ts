import { describe, expect, it } from 'vitest'
import { copyOptions } from '../../scripts/copies/options.ts'
import { DeckError } from '../../scripts/lib/errors.ts'

const USUAL = { paper: 'a4', 'per-page': '1' }

describe('copyOptions', () => {
  it('refuses lines where the page has the notes of its one slide', () => {
    expect(() => copyOptions({ ...USUAL, lines: true })).toThrow(DeckError)
    expect(() => copyOptions({ ...USUAL, lines: true })).toThrow(/^--lines needs --per-page 2, 4 or 6; .*\.$/)
  })

  it.each(['2', '4', '6'] as const)('takes lines beside %s slides', (perPage) => {
    expect(copyOptions({ ...USUAL, 'per-page': perPage, lines: true })).toMatchObject({ perPage, lines: true })
  })
})
