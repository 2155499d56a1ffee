import type { FigureCopy } from './figures.ts'
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
const LIST_NUMBER = /^\s*\d{1,2}\.\s/gm
const figuresIn = (text: string): Set<string> => new Set(text.normalize('NFKC').replace(LIST_NUMBER, '').match(FIGURE)?.map((figure) => figure.replace(/\s/, '')))
const wordsIn = (text: string): string[] => [...new Set(text.split(/\s+/).filter((word) => squeeze(word)))]

/** Words of one text that another lacks; a number has to stand there as such, and not within another one. */
function lostWords(from: string, to: string): string[] {
  const [figures, all] = [figuresIn(to), squeeze(to)]
  const words = wordsIn(from).filter((word) => !all.includes(squeeze(word)))
  return [...new Set([...[...figuresIn(from)].filter((figure) => !figures.has(figure)), ...words])]
}

const lostLinks = (from: SlideView, to: SlideView): string[] => [...new Set(from.links)].filter((url) => !to.links.includes(url))

const quoted = (words: readonly string[]): string =>
  `${words.slice(0, NAMED).map((word) => `"${word}"`).join(', ')}${words.length > NAMED ? ` and ${words.length - NAMED} more` : ''}`

const onlyIn = ({ where }: ToldSlide, words: readonly string[], has: string, lacks: string): Fault[] => words.length === 0 ? []
  : [{ where, what: `${quoted(words)} ${words.length === 1 ? 'is' : 'are'} in the ${has}, but not in the ${lacks}`, remedy: REMEDY }]

/** Words that a slide has in the slide PDF, and not in another copy, where its notes and sources may stand beside it. */
export function lostIn(pdf: ViewedCopy, copy: FigureCopy, { slides }: Talk): Finding {
  const faults = slides.flatMap((slide) => {
    const [shown, text] = [pdf.view(slide), copy.slideText(slide)]
    if (shown === null || text === null || slide.listsSources) return []
    return onlyIn(slide, lostWords(shown.text, `${slide.frame}\n${text}`), pdf.label, copy.label)
  })
  return { faults }
}

/** Share of a slide's words below which some of its parts must be missing; the talk's least is 0.63, of a chart whose axis says the rest. */
const MOST = 0.5

/** Slides of another copy that lack most words of the slide PDF, where a native chart or table may word some otherwise. */
export function mostlyLostIn(pdf: ViewedCopy, copy: FigureCopy, { slides }: Talk): Finding {
  const faults = slides.flatMap((slide) => {
    const [shown, text] = [pdf.view(slide), copy.slideText(slide)]
    if (shown === null || text === null || slide.listsSources) return []
    const besides = squeeze(`${slide.frame} ${slide.title}`)
    const words = wordsIn(shown.text).filter((word) => !besides.includes(squeeze(word)))
    const lost = lostWords(words.join('\n'), text)
    return lost.length <= words.length * MOST ? [] : onlyIn(slide, lost, pdf.label, copy.label)
  })
  return { faults }
}

/** Words and links that a slide has in the slide PDF or in another copy, but not in both. */
export function differingViews(pdf: ViewedCopy, copy: ViewedCopy, { slides }: Talk): Finding {
  const faults = slides.flatMap((slide) => {
    const [one, other] = [pdf.view(slide), copy.view(slide)]
    if (!one || !other) return []
    // Where sources fill a slide, its foot names none: CSS hides them.
    const back = slide.listsSources ? [] : lostWords(other.text, one.text)
    return [
      ...onlyIn(slide, lostWords(one.text, other.text), pdf.label, copy.label),
      ...onlyIn(slide, back, copy.label, pdf.label),
      ...onlyIn(slide, lostLinks(one, other), pdf.label, copy.label),
      ...onlyIn(slide, lostLinks(other, one), copy.label, pdf.label),
    ]
  })
  return { faults }
}
