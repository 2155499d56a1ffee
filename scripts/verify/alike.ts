import { formatRows } from '../../data/exhibits/index.ts'
import { formOf } from '../pptx/forms.ts'
import { lacking } from './addresses.ts'
import type { FigureCopy } from './figures.ts'
import { UNKNOWN } from './pdf/letters.ts'
import type { Fault, Finding } from './rule.ts'
import type { Talk, ToldSlide } from './talk.ts'
import { squeeze } from './words.ts'

/** What a slide shows by itself: its words, and the addresses it links to outside of the copy. */
export interface SlideView { text: string; links: string[] }

/** A copy whose slides can be told from all that stands beside them. */
export interface ViewedCopy { label: string; view: (slide: ToldSlide) => SlideView | null }

const REMEDY = 'make all copies again from the same render: npm run deck'
/** Words named in one line, where many are missing. */
const NAMED = 6

/** A number with its sign and unit; that of an ordered list is drawn, and written nowhere. */
const FIGURE = /(?<![\d.,])[+−]?\d+(?:[.,]\d+)*(?:\s*%)?/g
const LIST_NUMBER = /^\s*\d{1,2}\.(?=\s|$)/gm
/** A text without them. */
export const withoutListNumbers = (text: string): string => text.replace(LIST_NUMBER, '')
/** How often a text shows each figure. */
function figuresIn(text: string): Map<string, number> {
  const found = withoutListNumbers(text.normalize('NFKC')).match(FIGURE)?.map((figure) => figure.replace(/\s/, '')) ?? []
  return new Map([...Map.groupBy(found, (figure) => figure)].map(([figure, all]) => [figure, all.length]))
}
const wordsIn = (text: string): string[] => [...new Set(text.split(/\s+/).filter((word) => squeeze(word)))]

/** Figures of one text that another lacks, or shows less often. */
export function lostFigures(from: string, to: string): string[] {
  const there = figuresIn(to)
  return [...figuresIn(from)].filter(([figure, times]) => (there.get(figure) ?? 0) < times).map(([figure]) => figure)
}

/** Words of one text that another lacks; a number has to stand there as such, and as often. */
function lostWords(from: string, to: string): string[] {
  const all = squeeze(to)
  return [...new Set([...lostFigures(from, to), ...wordsIn(from).filter((word) => !all.includes(squeeze(word)))])]
}

const quoted = (words: readonly string[]): string =>
  `${words.slice(0, NAMED).map((word) => `"${word}"`).join(', ')}${words.length > NAMED ? ` and ${words.length - NAMED} more` : ''}`

const onlyIn = ({ where }: ToldSlide, words: readonly string[], has: string, lacks: string): Fault[] => words.length === 0 ? []
  : [{ where, what: `${quoted(words)} ${words.length === 1 ? 'is' : 'are'} in the ${has}, but not in the ${lacks}`, remedy: REMEDY }]

/** Faults of each slide that both copies have, but for those that only list sources: other copies list them elsewhere. */
const perSlide = (pdf: ViewedCopy, copy: FigureCopy, { slides }: Talk, lost: (slide: ToldSlide, shown: string, text: string) => string[]): Finding => ({
  faults: slides.filter(({ listsSources }) => !listsSources).flatMap((slide) => {
    const [shown, text] = [pdf.view(slide), copy.slideText(slide)]
    return shown === null || text === null ? [] : onlyIn(slide, lost(slide, shown.text, text), pdf.label, copy.label)
  }),
})

/** Words that a slide has in the slide PDF, and not in another copy, where its notes and sources may stand beside it. */
export const lostIn = (pdf: ViewedCopy, copy: FigureCopy, talk: Talk): Finding =>
  perSlide(pdf, copy, talk, ({ frame }, shown, text) => lostWords(shown, `${frame}\n${text}`))

/** Share of a slide's words below which some of its parts must be missing; the talk's least is 0.63, of a chart whose axis says the rest. */
const MOST = 0.5

/** Figures that a slide says, in its exhibits as they word them, its heading and its foot; not those of an axis, or of a list. */
function recorded({ exhibits, title, frame, body }: ToldSlide): Map<string, number> {
  const cells = exhibits.flatMap(({ exhibit }) => [exhibit.title, ...formatRows(exhibit).flat()])
  // PowerPoint names all sources of a slide, and counts none.
  return figuresIn([title, frame.replace(/\+\d+ more/, ''), ...body.paragraphs, ...cells].join('\n'))
}

/** Figures of records that a slide lacks, or shows less often, where no native chart stands for some. */
function lostRecords(slide: ToldSlide, from: string, to: string): string[] {
  if (slide.exhibits.some(({ tag, exhibit }) => formOf(tag, exhibit) === 'chart')) return []
  const [shown, there] = [figuresIn(from), figuresIn(to)]
  // An axis may show a year once more than the records say it.
  return [...recorded(slide)].filter(([figure, times]) => (there.get(figure) ?? 0) < Math.min(times, shown.get(figure) ?? 0)).map(([figure]) => figure)
}

/** Slides of another copy that lack most words of the slide PDF, where a native chart or table may word some otherwise; or a figure of a record. */
export const mostlyLostIn = (pdf: ViewedCopy, copy: FigureCopy, talk: Talk): Finding => perSlide(pdf, copy, talk, (slide, shown, text) => {
  const besides = squeeze(`${slide.frame} ${slide.title}`)
  const words = wordsIn(shown).filter((word) => !besides.includes(squeeze(word)))
  const lost = lostWords(words.join('\n'), text)
  return lost.length > words.length * MOST ? lost : lostRecords(slide, shown, text)
})

/** Words and links that a slide has in the slide PDF or in another copy, but not in both. */
export function differingViews(pdf: ViewedCopy, copy: ViewedCopy, { slides }: Talk): Finding {
  const faults = slides.flatMap((slide) => {
    const [one, other] = [pdf.view(slide), copy.view(slide)]
    if (!one || !other) return []
    // Where sources fill a slide, its foot names none: CSS hides them. And a letter that no font has can't be read.
    const back = slide.listsSources || one.text.includes(UNKNOWN) ? [] : lostWords(other.text, one.text)
    return [
      ...onlyIn(slide, lostWords(one.text, other.text), pdf.label, copy.label),
      ...onlyIn(slide, back, copy.label, pdf.label),
      ...onlyIn(slide, lacking(one.links, other.links), pdf.label, copy.label),
      ...onlyIn(slide, lacking(other.links, one.links), copy.label, pdf.label),
    ]
  })
  return { faults }
}
