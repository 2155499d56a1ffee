import type PptxGenJS from 'pptxgenjs'
import { linkedSlide, type Paragraph, type Run } from '../deck/markdown.ts'
import { countLines, largest, LINE, SPACING } from './measure.ts'
import { ACCENT, INK, place, points, type Box } from './theme.ts'

/** How a block of text looks; `size` in px of the canvas. */
export interface TextStyle { size: number; colour?: string; bold?: boolean; align?: 'left' | 'right'; gap?: number; valign?: 'top' | 'middle' | 'bottom' }

/** Indent of a list for each level, in em. */
const INDENT = 1.2

const bullets = ({ list }: Paragraph, size: number): PptxGenJS.TextPropsOptions =>
  list ? { bullet: { indent: points(size * INDENT), ...(list === 'number' && { type: 'number' }) } } : {}

/** A link to another slide stays inside the file. */
function linkOf(url: string): PptxGenJS.HyperlinkProps {
  const slide = linkedSlide(url)
  return slide === null ? { url } : { slide }
}

const runOptions = (run: Run, style: TextStyle): PptxGenJS.TextPropsOptions => ({
  fontSize: points(style.size),
  color: run.url ? ACCENT : style.colour ?? INK,
  ...((run.bold || style.bold) && { bold: true }),
  ...(run.italic && { italic: true }),
  ...(run.url && { hyperlink: linkOf(run.url) }),
})

const piecesOf = (run: Run): string[] => run.text.split('\n')

/** Runs of text as pptxgenjs takes them. */
export function textProps(paragraphs: readonly Paragraph[], style: TextStyle): PptxGenJS.TextProps[] {
  return paragraphs.flatMap((paragraph) => {
    const pieces = paragraph.runs.flatMap((run) => piecesOf(run).map((text, line) => ({ run, text, broken: line > 0 })))
    return pieces.map(({ run, text, broken }, index): PptxGenJS.TextProps => ({
      text,
      options: {
        ...runOptions(run, style),
        lineSpacingMultiple: SPACING,
        ...(style.gap && { paraSpaceAfter: points(style.gap) }),
        ...(paragraph.level > 1 && { indentLevel: paragraph.level - 1 }),
        ...(broken && { softBreakBefore: true }),
        ...(index === 0 && bullets(paragraph, style.size)),
        breakLine: index === pieces.length - 1,
      },
    }))
  })
}

const words = ({ runs }: Paragraph): string => runs.map(({ text }) => text).join('')

/** Estimated height of paragraphs in a column of `width` px. */
export const textHeight = (paragraphs: readonly Paragraph[], width: number, { size, bold = false, gap = 0 }: TextStyle): number =>
  paragraphs.reduce((sum, paragraph) =>
    sum + gap + countLines(words(paragraph), width - paragraph.level * size * INDENT, size, bold) * size * LINE, 0)

/** The largest of `sizes` (px) at which paragraphs fit a box; the smallest where none does. */
export const fitText = (paragraphs: readonly Paragraph[], { w, h }: Pick<Box, 'w' | 'h'>, sizes: readonly number[], style: Omit<TextStyle, 'size'> = {}): number =>
  largest(sizes, (size) => textHeight(paragraphs, w, { ...style, size }) <= h) ?? Math.min(...sizes)

/** Puts paragraphs into a text box on a slide. */
export function addText(slide: PptxGenJS.Slide, name: string, paragraphs: readonly Paragraph[], box: Box, style: TextStyle): void {
  slide.addText(textProps(paragraphs, style), {
    ...place(box), objectName: name, margin: 0, valign: style.valign ?? 'top', align: style.align ?? 'left', isTextBox: true,
  })
}
