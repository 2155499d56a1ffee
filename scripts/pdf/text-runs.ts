import type { GlyphWidths } from './glyph-widths.ts'

const FONT = /^\/(\S+) (\d*\.?\d+) Tf$/
const FIRST = /^<((?:[\dA-F]{4})+)> Tj$/
const NEXT = /^(-?\d*\.?\d+) 0 Td <((?:[\dA-F]{4})+)> Tj$/
/** Spacing and scale of text, which Chromium never sets: with them widths alone do not tell where a glyph stands. */
const SPACED = /^\S+ T[cwz]$/m

/** Glyphs shown one after the other: the distance from the one before, and their codes as hexadecimal digits. */
interface Glyph { move: number; codes: string }

const advanceOf = (codes: string, widths: GlyphWidths): number =>
  (codes.match(/.{4}/g) ?? []).reduce((sum, code) => sum + widths(Number.parseInt(code, 16)), 0)

/** Shows glyphs in one go. What their widths leave to the places they had, in thousandths of the size, stands between them. */
function runOf(glyphs: readonly Glyph[], size: number, widths: GlyphWidths): string {
  let [text, behind, place] = ['', 0, 0]
  for (const { move, codes } of glyphs) {
    place += move * 1000 / size
    const gap = Math.round(behind - place)
    // Rounding is carried on: no glyph is off by more than half a thousandth.
    behind += advanceOf(codes, widths) - gap
    text += gap === 0 ? codes : `>${gap}<${codes}`
  }
  return text.includes('>') ? `[<${text}>] TJ` : `<${text}> Tj`
}

/** The glyphs of a text from its first line on, where nothing else stands before its end. */
function glyphsFrom(lines: readonly string[], start: number): Glyph[] | null {
  const glyphs: Glyph[] = [{ move: 0, codes: FIRST.exec(lines[start] ?? '')?.[1] ?? '' }]
  for (let at = start + 1; at < lines.length; at++) {
    const next = NEXT.exec(lines[at]!)
    if (!next) return lines[at] === 'ET' ? glyphs : null
    glyphs.push({ move: Number(next[1]), codes: next[2]! })
  }
  return null
}

/**
 * A content stream whose texts are shown in one go each. Chromium places every glyph by itself, which makes
 * a third more bytes, and for readers twenty times the objects.
 * @param widthsOf widths of the glyphs of a font, by its name in the stream
 */
export function joinGlyphs(content: string, widthsOf: (font: string) => GlyphWidths | null): string {
  if (SPACED.test(content)) return content
  const lines = content.split('\n')
  const joined: string[] = []
  let [widths, size]: [GlyphWidths | null, number] = [null, 0]
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const font = FONT.exec(line)
    if (font) [widths, size] = [widthsOf(font[1]!), Number(font[2])]
    const glyphs = widths && size > 0 && FIRST.test(line) ? glyphsFrom(lines, at) : null
    joined.push(glyphs && widths ? runOf(glyphs, size, widths) : line)
    if (glyphs) at += glyphs.length - 1
  }
  return joined.join('\n')
}
