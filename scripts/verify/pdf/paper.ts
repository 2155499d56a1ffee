import { layoutOf } from '../../handout/paper.ts'
import type { Rule } from '../rule.ts'
import { counted } from '../words.ts'
import type { PdfCopy } from './open.ts'
import type { PdfPage } from './page.ts'
import { sheetPages, sheets } from './sheets.ts'

type PdfRule = Rule<PdfCopy>

const MM_PER_PT = 25.4 / 72
/** Chromium rounds a paper's lengths to whole px, less than half a mm. */
const ROUNDING = 0.5
/** Width of a slide over its height, and how far its page's may be off. */
const ASPECT = 1280 / 720
const SAME = 0.005

const inMm = ({ width, height }: PdfPage): { width: number, height: number } => ({ width: width * MM_PER_PT, height: height * MM_PER_PT })
const named = (mm: number): string => String(Math.round(mm * 10) / 10)

/** The paper that was asked for. */
export const handoutPaper: PdfRule = {
  holds: 'the paper that was asked for',
  find({ pages }, { options }) {
    const { paper } = layoutOf(options)
    const expected = `${named(paper.width)} × ${named(paper.height)} mm (${options.paper})`
    return pages.map((page) => ({ no: page.no, ...inMm(page) }))
      .filter(({ width, height }) => Math.abs(width - paper.width) > ROUNDING || Math.abs(height - paper.height) > ROUNDING)
      .map(({ no, width, height }) => ({ where: `page ${no}`, what: `it measures ${named(width)} × ${named(height)} mm; expected ${expected}`, remedy: 'see print in scripts/handout/pdf.ts' }))
  },
}

/** Lines beside a slide that are room for a thought; where six slides share a page there are three. */
const LINES = 3

/** Lines to write on, where they were asked for. */
export const handoutLines: PdfRule = {
  holds: 'lines to write on beside each slide, where they were asked for',
  find(pdf, talk) {
    if (!talk.options.lines) return []
    const starts = sheets(talk).map((slide) => sheetPages(pdf, slide)[0]?.no)
    return pdf.pages.map(({ no, lines }) => ({ no, lines, slides: starts.filter((start) => start === no).length }))
      .filter(({ lines, slides }) => lines < slides * LINES)
      .map(({ no, lines, slides }) => ({ where: `page ${no}`, what: `it has ${counted(lines, 'line')} to write on for ${counted(slides, 'slide')}`, remedy: 'see .ho-lines in scripts/handout/handout.css' }))
  },
}

/** The slides' own shape, one size for all. */
export const slidePaper: PdfRule = {
  holds: 'pages of one size, in the shape of a slide',
  find({ pages: [first, ...rest] }) {
    if (first === undefined) return []
    const remedy = 'print with the size of the canvas, in scripts/render/slides-pdf.ts'
    const others = rest.filter(({ width, height }) => Math.abs(width - first.width) > 1 || Math.abs(height - first.height) > 1)
    return [
      ...(Math.abs(first.width / first.height / ASPECT - 1) <= SAME ? []
        : [{ where: `page ${first.no}`, what: `it measures ${named(first.width)} × ${named(first.height)} pt; expected the shape of a slide, 16:9`, remedy }]),
      ...others.map(({ no, width, height }) => ({ where: `page ${no}`, what: `it measures ${named(width)} × ${named(height)} pt, the first page ${named(first.width)} × ${named(first.height)}`, remedy })),
    ]
  },
}
