import { array, assert, constantFrom, integer, property, record } from 'fast-check'
import { PDFDocument, PDFName, type PDFObject } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { fontWidths } from '../../scripts/pdf/glyph-widths.ts'
import { joinGlyphs } from '../../scripts/pdf/text-runs.ts'

/** A at 500, B at 250 thousandths. */
const WIDTHS = new Map([[1, 500], [2, 250]])
const widths = (code: number): number => WIDTHS.get(code) ?? 1000
const join = (content: string): string => joinGlyphs(content, (font) => font === 'F1' ? widths : null)
const text = (...glyphs: string[]): string => ['BT', '/F1 20 Tf', '1 0 0 -1 64 51 Tm', ...glyphs, 'ET'].join('\n')

describe('joinGlyphs', () => {
  it('shows glyphs in one go that stand where their widths put them', () => {
    expect(join(text('<0001> Tj', '10 0 Td <0002> Tj', '5 0 Td <0001> Tj'))).toBe(text('<000100020001> Tj'))
  })

  it('keeps kerning and spacing as gaps', () => {
    expect(join(text('<0001> Tj', '9 0 Td <0002> Tj', '5.4 0 Td <0001> Tj'))).toBe(text('[<0001>50<0002>-20<0001>] TJ'))
  })

  it('does not let a rounded gap move what follows', () => {
    const glyphs = ['<0001> Tj', ...Array.from({ length: 500 }, () => '10.008 0 Td <0001> Tj')]
    const gaps = [...join(text(...glyphs)).matchAll(/>(-?\d+)</g)].map(([, gap]) => Number(gap))
    // Each stands 0.4 thousandths further than its width says.
    expect(gaps.reduce((sum, gap) => sum + gap, 0)).toBe(-200)
  })

  it.each([
    ['of a font whose widths are not known', text('<0001> Tj', '10 0 Td <0002> Tj').replace('/F1', '/F2')],
    ['with spacing of its own', `3 Tc\n${text('<0001> Tj', '10 0 Td <0002> Tj')}`],
    ['on several lines', text('<0001> Tj', '10 0 Td <0002> Tj', '0 20 Td <0001> Tj')],
    ['with something else among its glyphs', text('<0001> Tj', 'EMC', '10 0 Td <0002> Tj')],
    ['of codes of one byte', text('<01> Tj', '10 0 Td <02> Tj')],
    ['without an end', 'BT\n/F1 20 Tf\n<0001> Tj\n10 0 Td <0002> Tj'],
  ])('leaves a text %s as it is', (_which, content) => {
    expect(join(content)).toBe(content)
  })

  it('puts every glyph within half a thousandth of the size of where it stood', () => {
    const glyph = record({ code: constantFrom(1, 2, 3), move: integer({ min: -200_000, max: 200_000 }).map((thousandths) => thousandths / 1000) })
    assert(property(array(glyph, { minLength: 1, maxLength: 60 }), integer({ min: 1, max: 90 }), (glyphs, size) => {
      const hex = (code: number): string => `<${code.toString(16).padStart(4, '0').toUpperCase()}>`
      const moves = glyphs.map(({ move }, index) => index === 0 ? 0 : move)
      const lines = glyphs.map(({ code }, index) => index === 0 ? `${hex(code)} Tj` : `${moves[index]} 0 Td ${hex(code)} Tj`)
      const joined = join(text(...lines).replace('/F1 20', `/F1 ${size}`))
      const [, shown = ''] = /\n(\[?<.*>\]?) TJ?j?\nET/.exec(joined) ?? []
      const found: { code: number, at: number }[] = []
      let pen = 0
      for (const [, codes, gap] of shown.matchAll(/<([\dA-F]+)>|(-?\d+)/g)) {
        for (const code of (codes?.match(/.{4}/g) ?? []).map((digits) => Number.parseInt(digits, 16))) {
          found.push({ code, at: pen * size / 1000 })
          pen += widths(code)
        }
        pen -= Number(gap ?? 0)
      }
      expect(found.map(({ code }) => code)).toEqual(glyphs.map(({ code }) => code))
      let place = 0
      for (const [index, move] of moves.entries()) {
        place += move
        expect(Math.abs((found[index]?.at ?? Infinity) - place)).toBeLessThanOrEqual(0.5 * size / 1000 + 1e-6)
      }
    }))
  })
})

describe('fontWidths', () => {
  const resources = async (font: object): Promise<PDFObject> => {
    const document = await PDFDocument.create()
    return document.context.obj({ Font: { F1: document.context.obj(font as Parameters<typeof document.context.obj>[0]) } })
  }
  const composite = (glyphs: object): object => ({ Type: 'Font', Subtype: 'Type0', Encoding: 'Identity-H', DescendantFonts: [glyphs] })

  it('reads lists and ranges of widths, and the width of all others', async () => {
    const width = fontWidths(await resources(composite({ W: [3, [600, 610], 8, 10, 500], DW: 700 })))('F1')!
    expect([2, 3, 4, 5, 7, 8, 10, 11].map(width)).toEqual([700, 600, 610, 700, 700, 500, 500, 700])
  })

  it('has 1000 for a font that names none', async () => {
    expect(fontWidths(await resources(composite({})))('F1')!(5)).toBe(1000)
  })

  it('has none for a font of one byte a letter, for one set upright, and for one that is not there', async () => {
    expect(fontWidths(await resources({ Type: 'Font', Subtype: 'TrueType', Encoding: 'WinAnsiEncoding' }))('F1')).toBeNull()
    expect(fontWidths(await resources({ ...composite({}), Encoding: 'Identity-V' }))('F1')).toBeNull()
    expect(fontWidths(await resources(composite({})))('F2')).toBeNull()
    expect(fontWidths(PDFName.of('Nothing'))('F1')).toBeNull()
  })
})
