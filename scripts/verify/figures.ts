import { formatCell, type Exhibit } from '../../data/exhibits/index.ts'
import { stated } from '../../data/figures/index.ts'
import { formatChange, formatCount, formatMs, formatPercent } from '../../data/format.ts'
import type { Fault, Finding } from './rule.ts'
import type { Talk, ToldSlide } from './talk.ts'
import { showsFigure } from './words.ts'

/** A figure of a slide: what it is of, in which column of which exhibit, and how it is worded. */
export interface SlideFigure { exhibit: Exhibit | null; tag: string; of: string; column: string; text: string }

/** A copy as far as figures go. */
export interface FigureCopy {
  label: string
  /** All text of a slide in the copy; null where the copy has no such slide. */
  slideText: (slide: ToldSlide) => string | null
  /** True where the text of a slide holds that of its neighbours too. */
  crowded?: boolean
}

/** One digit is found anywhere: on a page number, an axis, in a date. */
const tells = (text: string): boolean => /\d.*\d|%|ms$|^[+−]\d/.test(text)

function cellFigures({ tag, exhibit }: ToldSlide['exhibits'][number]): SlideFigure[] {
  return exhibit.rows.flatMap((row) => exhibit.columns.flatMap(({ label, kind }, place) => {
    const cell = row[place]
    if (typeof cell !== 'number' || kind === 'text') return []
    return [{ exhibit, tag, of: String(row.find((other) => typeof other === 'string') ?? ''), column: label, text: formatCell(cell, kind) }]
  })).filter(({ text }) => tells(text))
}

/** Every figure that a slide's exhibits have and its body states. */
export function figuresOf(slide: ToldSlide, { dataset }: Talk): SlideFigure[] {
  // Numbers of sources count nothing.
  if (slide.listsSources) return []
  const inBody = slide.figures.map((of) => ({ exhibit: null, tag: 'Figure', of, column: stated(dataset, of).label, text: stated(dataset, of).text }))
  return [...slide.exhibits.flatMap(cellFigures), ...inBody.filter(({ text }) => tells(text))]
}

/** All wordings a number can have, to recognise it among a chart's values. */
export const wordingsOf = (value: number): string[] => [formatCount(value), formatPercent(value), formatChange(value), formatMs(value)]

const naming = ({ text, of, column, tag }: SlideFigure): string => `${text} (${tag === 'Figure' ? `<Figure of="${of}" />` : `<${tag}>, "${of}", ${column}`})`

const MAKE_ALL = 'make all copies again from the same dataset: npm run deck'

const NO_SLIDE: Finding = { skipped: 'no slide\'s text could be found in it' }
const hasSlides = (copy: FigureCopy, { slides }: Talk): boolean => slides.some((slide) => copy.slideText(slide) !== null)

/** Figures that the slide PDF shows and another copy's slide does not. */
export function differingFigures(pdf: FigureCopy, copy: FigureCopy, talk: Talk): Finding {
  if (!hasSlides(copy, talk)) return NO_SLIDE
  const faults: Fault[] = []
  for (const slide of talk.slides) {
    const [shown, text] = [pdf.slideText(slide), copy.slideText(slide)]
    if (shown === null || text === null) continue
    for (const figure of figuresOf(slide, talk).filter((candidate) => showsFigure(shown, candidate.text))) {
      if (!showsFigure(text, figure.text)) faults.push({ where: slide.where, what: `${naming(figure)} is in the ${pdf.label}, but not in the ${copy.label}`, remedy: MAKE_ALL })
    }
  }
  return { faults }
}

/** Share of a column's figures that must be shown before a missing one counts as wrong: a picture may label some rows only. */
const MOST = 0.75
const LEAST_ROWS = 3

function byColumn(figures: SlideFigure[]): SlideFigure[][] {
  const columns = Map.groupBy(figures.filter(({ exhibit }) => exhibit !== null), ({ tag, exhibit, column }) => `${tag}\n${exhibit?.title}\n${column}`)
  return [...columns.values()].filter((column) => column.length >= LEAST_ROWS)
}

/** What a slide says besides the figures of a column: a figure that stands there too may be shown for that reason alone. */
const besides = (column: SlideFigure[], figures: SlideFigure[]): string =>
  figures.filter((figure) => !column.includes(figure)).map(({ text }) => text).join('\n')

/** Figures of a column that a text lacks, though it shows most of those that nothing else on the slide explains. */
function missingIn(text: string, column: SlideFigure[], figures: SlideFigure[]): SlideFigure[] {
  const [missing, others] = [column.filter((figure) => !showsFigure(text, figure.text)), besides(column, figures)]
  const shown = column.filter((figure) => !missing.includes(figure) && !showsFigure(others, figure.text))
  return shown.length / (shown.length + missing.length) >= MOST ? missing : []
}

/** Figures of the dataset that a copy lacks, though it shows most others of the same column: it was made from other records. */
export function wrongFigures(copy: FigureCopy, talk: Talk): Finding {
  if (!hasSlides(copy, talk)) return NO_SLIDE
  // A neighbour's figures would pass for those of a column that the slide shows only in part.
  if (copy.crowded) return { skipped: 'several slides stand on a page, whose figures can\'t be told apart' }
  const faults = talk.slides.flatMap((slide) => {
    const text = copy.slideText(slide)
    if (text === null) return []
    const figures = figuresOf(slide, talk)
    return byColumn(figures).flatMap((column) => missingIn(text, column, figures))
      .map((figure) => ({ where: slide.where, what: `the dataset says ${naming(figure)}; this copy does not show it`, remedy: MAKE_ALL }))
  })
  return { faults }
}
