import { PDFArray, PDFDict, PDFNumber, type PDFObject } from 'pdf-lib'
import { key } from './objects.ts'

/** Width of a glyph in thousandths of the type's size, by its code of two bytes. */
export type GlyphWidths = (code: number) => number

const numberOf = (value: PDFObject | undefined, otherwise: number): number => value instanceof PDFNumber ? value.asNumber() : otherwise

/** Widths of a CID font: `W` lists them from a code on, `c [w w w]`, or one for a range of codes, `c c w`. */
function listed(widths: PDFArray): Map<number, number> {
  const found = new Map<number, number>()
  for (let at = 0; at < widths.size();) {
    const first = numberOf(widths.lookup(at), 0)
    const next = widths.lookup(at + 1)
    if (next instanceof PDFArray) {
      for (let index = 0; index < next.size(); index++) found.set(first + index, numberOf(next.lookup(index), 0))
      at += 2
    } else {
      for (let code = first; code <= numberOf(next, first); code++) found.set(code, numberOf(widths.lookup(at + 2), 0))
      at += 3
    }
  }
  return found
}

/** The width where a font names none, ISO 32000-1, table 117. */
const DEFAULT = 1000

/** Widths of a font whose codes are glyphs, of two bytes each, set from left to right, as Chromium writes them; null of any other. */
function widthsOf(font: PDFObject | undefined): GlyphWidths | null {
  if (!(font instanceof PDFDict) || font.lookup(key('Encoding')) !== key('Identity-H')) return null
  const descendants = font.lookup(key('DescendantFonts'))
  const glyphs = descendants instanceof PDFArray ? descendants.lookup(0) : undefined
  if (!(glyphs instanceof PDFDict)) return null
  const [own, otherwise] = [glyphs.lookup(key('W')), numberOf(glyphs.lookup(key('DW')), DEFAULT)]
  const found = own instanceof PDFArray ? listed(own) : new Map<number, number>()
  return (code) => found.get(code) ?? otherwise
}

const known = new WeakMap<PDFObject, GlyphWidths | null>()

/** Widths by the name that a content stream gives a font; null where they can't be told. @param resources of the page or form */
export function fontWidths(resources: PDFObject | undefined): (name: string) => GlyphWidths | null {
  const fonts = resources instanceof PDFDict ? resources.lookup(key('Font')) : undefined
  return (name) => {
    const font = fonts instanceof PDFDict ? fonts.lookup(key(name)) : undefined
    if (!font) return null
    const widths = known.has(font) ? known.get(font) ?? null : widthsOf(font)
    known.set(font, widths)
    return widths
  }
}
