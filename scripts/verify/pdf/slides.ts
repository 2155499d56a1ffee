import { LIMITS, REMEDIES } from '../../render/layout.ts'
import type { Fault, Rule } from '../rule.ts'
import type { Talk, ToldSlide } from '../talk.ts'
import { counted, excerpt, holds } from '../words.ts'
import { expectedOutline, linkFaults, outlineFaults } from './navigation.ts'
import type { PdfCopy, PdfPage } from './open.ts'
import { documentRules } from './rules-document.ts'

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
  holds: 'one page a slide',
  find(pdf, talk) {
    const { options, slides } = talk
    const without = perSlide(talk, ({ no }) => slidePages(pdf, no).length > 0 ? [] : [{ what: 'no page is labelled with its number', remedy: CHECK }])
    const wrong = options.withClicks ? pdf.pages.length < slides.length : pdf.pages.length !== slides.length
    const count = { where: 'document', what: `${counted(pdf.pages.length, 'page')} for ${counted(slides.length, 'slide')}`, remedy: 'look for a slide that prints twice or not at all' }
    return wrong ? [count, ...without] : without
  },
}

const headings: PdfRule = {
  holds: 'each slide\'s heading on its page',
  find: (pdf, talk) => perSlide(talk, ({ no, title }) => slidePages(pdf, no).filter(({ text }) => !holds(text, title))
    .map((page) => ({ what: `page ${page.no} does not show its heading`, remedy: CHECK }))),
}

const pictures: PdfRule = {
  holds: 'each drawn exhibit as a picture with its title',
  find: (pdf, talk) => perSlide(talk, ({ no, exhibits }) => {
    const pages = slidePages(pdf, no).map((page) => page.no)
    const alts = pdf.pictures.filter(({ page }) => page !== null && pages.includes(page)).map(({ alt }) => alt)
    return exhibits.filter(({ drawn, exhibit }) => drawn && !alts.some((alt) => holds(alt, exhibit.title)))
      .map(({ tag, exhibit }) => ({ what: `no picture on its page says "${exhibit.title}"`, remedy: `draw <${tag}> inside <ExhibitSvg :exhibit>` }))
  }),
}

const captions: PdfRule = {
  holds: 'each exhibit\'s title on its page',
  find: (pdf, talk) => perSlide(talk, ({ no, exhibits }) => {
    const text = slidePages(pdf, no).map((page) => page.text).join('\n')
    return exhibits.filter(({ exhibit }) => !holds(text, exhibit.title))
      .map(({ tag, exhibit }) => ({ what: `its page lacks the caption "${exhibit.title}"`, remedy: `wrap <${tag}> in <ExhibitFrame :exhibit>` }))
  }),
}

const outline: PdfRule = {
  holds: 'an outline of sections and slides that leads there',
  find: (pdf, { slides }) => outlineFaults(pdf, expectedOutline(slides)),
}

const internalLinks: PdfRule = {
  holds: 'internal links that lead to their slide',
  find: (pdf, { slides }) => linkFaults(pdf, (name) => slides.find(({ no }) => name === `slide-${no}`)?.title),
}

const sourceLinks: PdfRule = {
  holds: 'each slide\'s sources linked',
  find: (pdf, talk) => perSlide(talk, ({ no, linked }) => {
    const urls = slidePages(pdf, no).flatMap(({ links }) => links.map(({ url }) => url ?? ''))
    return linked.filter((address) => !urls.some((url) => sameAddress(url, address)))
      .map((address) => ({ what: `its page has no link to its source ${address}`, remedy: 'see <SourceLine> in the slide\'s layout' }))
  }),
}

/** Equal up to the spelling that a browser gives an address. */
function sameAddress(a: string, b: string): boolean {
  return URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href
}

const type: PdfRule = {
  holds: `no type under ${LIMITS.smallestFoot} px on a canvas of 1280`,
  find: (pdf, talk) => perSlide(talk, ({ no }) => slidePages(pdf, no).flatMap(({ smallest }) =>
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
  pageCount, headings, captions, pictures, outline, internalLinks, sourceLinks, type, weight, ...documentRules,
} as const satisfies Record<string, PdfRule>
