import { LIMITS, REMEDIES } from '../../render/layout.ts'
import type { Fault, Rule } from '../rule.ts'
import type { Talk, ToldSlide } from '../talk.ts'
import { counted, excerpt, holds } from '../words.ts'
import { expectedLabels, UNCOUNTED } from '../states.ts'
import { expectedOutline, lacksAddress, linkFaults, outlineFaults } from './navigation.ts'
import type { PdfCopy } from './open.ts'
import type { PdfPage } from './page.ts'
import { slidePaper } from './paper.ts'
import { documentRules } from './rules-document.ts'
import { tagRules } from './rules-tags.ts'
import { smallestOnCanvas } from './type.ts'

type PdfRule = Rule<PdfCopy>

/** Average bytes a slide that are worth a word, and too many for a mail attachment of a long talk. */
const HEAVY = 8_000
const TOO_HEAVY = 16_000
/** A PDF holds sizes to some digits only. */
const ROUNDING = 0.2
const CHECK = 'run npm run check and see whether the slide mounts'

/** Pages that show a slide: labelled `6`, with clicks also `6.2`. */
export const slidePages = ({ pages }: PdfCopy, no: number): PdfPage[] => pages.filter(({ label }) => label === `${no}` || label.startsWith(`${no}.`))

const perSlide = (talk: Talk, find: (slide: ToldSlide) => Omit<Fault, 'where'>[]): Fault[] =>
  talk.slides.flatMap((slide) => find(slide).map((fault) => ({ where: slide.where, ...fault })))

const pageCount: PdfRule = {
  holds: 'one page a slide, or one a click, in order',
  find(pdf, talk) {
    const without = perSlide(talk, ({ no }) => slidePages(pdf, no).length > 0 ? [] : [{ what: 'no page is labelled with its number', remedy: CHECK }])
    const labels = expectedLabels(talk)
    return labels === null ? { faults: without, skipped: UNCOUNTED } : [...countFaults(pdf, labels, talk), ...without]
  },
}

const TWICE = 'look for a slide that prints twice or not at all'

/** A wrong number of pages; where it is right, the first page out of its place. */
function countFaults({ pages }: PdfCopy, labels: string[], { slides }: Talk): Fault[] {
  const expected = labels.length === slides.length ? '' : `; expected ${labels.length}, one for each click`
  if (pages.length !== labels.length) return [{ where: 'document', what: `${counted(pages.length, 'page')} for ${counted(slides.length, 'slide')}${expected}`, remedy: TWICE }]
  const at = pages.findIndex(({ label }, index) => label !== labels[index])
  return at < 0 ? [] : [{ where: `page ${at + 1}`, what: `it is labelled "${pages[at]?.label}"; expected "${labels[at]}"`, remedy: TWICE }]
}

const headings: PdfRule = {
  holds: 'each slide\'s heading on its page',
  find: (pdf, talk) => perSlide(talk, ({ no, title }) => slidePages(pdf, no).filter(({ text }) => !holds(text, title))
    .map((page) => ({ what: `page ${page.no} does not show its heading`, remedy: CHECK }))),
}

const captions: PdfRule = {
  holds: 'each exhibit\'s title on its page',
  find: (pdf, talk) => perSlide(talk, ({ no, exhibits }) => {
    const text = slidePages(pdf, no).map((page) => page.text).join('\n')
    return exhibits.filter(({ exhibit }) => !holds(text, exhibit.title))
      .map(({ tag, exhibit }) => ({ what: `its page lacks the caption "${exhibit.title}"`, remedy: `wrap <${tag}> in <ExhibitFrame :exhibit>` }))
  }),
}

/** A fault where a page is one of a slide's later clicks: who jumps to a slide wants its beginning. */
const later = ({ pages }: PdfCopy, page: number | null, where: string, what: string): Fault[] => {
  const label = page === null ? '' : pages[page - 1]?.label ?? ''
  return label.includes('.') ? [{ where, what: `${what} leads to page ${page}, a later click of slide ${label.split('.')[0]}`, remedy: 'see anchorSlides in scripts/render/in-page/prepare.ts' }] : []
}

const outline: PdfRule = {
  holds: 'an outline of sections and slides that leads there',
  find: (pdf, { slides }) => [
    ...outlineFaults(pdf, expectedOutline(slides)),
    ...pdf.bookmarks.flatMap(({ title, page }) => later(pdf, page, 'document', `the outline's entry "${title}"`)),
  ],
}

const internalLinks: PdfRule = {
  holds: 'internal links that lead to their slide',
  find: (pdf, { slides }) => [
    ...linkFaults(pdf, (name) => slides.find(({ no }) => name === `slide-${no}`)?.title),
    ...pdf.pages.flatMap(({ no, links }) => links.flatMap(({ page, name }) => later(pdf, page, `page ${no}`, `a link ("${name}")`))),
  ],
}

const sourceLinks: PdfRule = {
  holds: 'each slide\'s sources and links',
  find: (pdf, talk) => perSlide(talk, ({ no, linked }) => lacksAddress(slidePages(pdf, no), linked)
    .map((address) => ({ what: `its page has no link to ${address}`, remedy: 'see <SourceLine> in the slide\'s layout, and the links of its components' }))),
}

const type: PdfRule = {
  holds: `no type under ${LIMITS.smallestFoot} px on a canvas of 1280`,
  find: (pdf, talk) => perSlide(talk, ({ no }) => slidePages(pdf, no).map(smallestOnCanvas).flatMap((smallest) =>
    smallest === null || smallest.px >= LIMITS.smallestFoot - ROUNDING ? []
      : [{ what: `"${excerpt(smallest.text, 40)}" is set in ${smallest.px.toFixed(1)} px`, remedy: REMEDIES.type }])),
}

const weight: PdfRule = {
  holds: `at most ${TOO_HEAVY / 1000} kB a slide`,
  find({ bytes }, { slides }) {
    const average = Math.round(bytes / Math.max(1, slides.length))
    const fault = { where: 'document', what: `${(average / 1000).toFixed(1)} kB a slide on average`, remedy: 'look for shapes repeated a thousand times, and for fonts that are not subset' }
    if (average > TOO_HEAVY) return { faults: [fault] }
    return { advice: average > HEAVY ? [fault] : [] }
  },
}

/** What must be true of the slide PDF. */
export const slidePdfRules = {
  pageCount, headings, captions, outline, internalLinks, sourceLinks, paper: slidePaper, type, weight,
  ...tagRules({ slides: ({ slides }) => slides, views: (pdf, { no }) => slidePages(pdf, no).map((page) => [page]), running: () => 0 }),
  ...documentRules,
} as const satisfies Record<string, PdfRule>
