import { sourceRows } from '../../../data/figures/sources.ts'
import { layoutOf } from '../../handout/paper.ts'
import { LEAST_PICTURE } from '../../render/in-page/handout.ts'
import { LIMITS } from '../../render/layout.ts'
import type { CopyOptions } from '../../copies/context.ts'
import { lostFigures, withoutListNumbers } from '../alike.ts'
import type { Fault, Finding, Rule } from '../rule.ts'
import type { Talk } from '../talk.ts'
import { counted, excerpt, holdsText, squeeze } from '../words.ts'
import { expectedOutline, linkFaults, outlineFaults } from './navigation.ts'
import type { PdfCopy } from './open.ts'
import type { PdfPage } from './page.ts'
import { documentRules } from './rules-document.ts'
import { tagRules } from './rules-tags.ts'
import { handoutLinkRules } from './handout-links.ts'
import { handoutLines, handoutPaper } from './paper.ts'
import { hasWords, NO_WORDS, sheetPages, sheets, sheetText } from './sheets.ts'
import { CANVAS, type PageType } from './type.ts'

export { sheetText }

type PdfRule = Rule<PdfCopy>

const allText = ({ pages }: PdfCopy): string => pages.map(({ text }) => text).join('\n')

const pageCount: PdfRule = {
  holds: 'a page for every slide',
  find({ pages }, talk) {
    const least = Math.ceil(sheets(talk).length / Number(talk.options.perPage))
    return pages.length >= least ? [] : [{ where: 'document', what: `${counted(pages.length, 'page')} for ${counted(sheets(talk).length, 'slide')}`, remedy: 'make the handout again' }]
  },
}

const headings: PdfRule = {
  holds: 'each slide\'s heading',
  find(pdf, talk) {
    const text = squeeze(allText(pdf))
    return sheets(talk).filter(({ title }) => !text.includes(squeeze(title)))
      .map(({ where }) => ({ where, what: 'its heading is nowhere in the handout', remedy: 'see whether the slide mounts: npm run check' }))
  },
}

const notes: PdfRule = {
  holds: 'each reader\'s note',
  find(pdf, talk): Finding {
    if (!hasWords(talk)) return { skipped: NO_WORDS }
    const lost = sheets(talk).filter((slide) => {
      const text = withoutListNumbers(sheetText(pdf, slide) ?? '')
      return !holdsText(squeeze(text), slide.note) || lostFigures(slide.note, text).length > 0
    })
    return { faults: lost.map(({ where }) => ({ where, what: 'its note is not in the handout, or not all of it', remedy: 'see noteHtml in scripts/handout/notes.ts' })) }
  },
}

const sources: PdfRule = {
  holds: 'each slide\'s sources with their addresses',
  find(pdf, talk): Finding {
    if (!hasWords(talk)) return { skipped: NO_WORDS }
    const faults = sheets(talk).flatMap((slide) => {
      const text = squeeze(sheetText(pdf, slide) ?? '')
      return slide.urls.filter((url) => !text.includes(squeeze(url)))
        .map((url) => ({ where: slide.where, what: `its sheet lacks the source ${url}`, remedy: 'see sourcesHtml in scripts/handout/sheet.ts' }))
    })
    return { faults }
  },
}

const references: PdfRule = {
  holds: 'every source among the references',
  find(pdf, { dataset }) {
    const text = squeeze(allText(pdf))
    return dataset.sources.filter(({ url }) => !text.includes(squeeze(url)))
      .map(({ id, url }) => ({ where: `sources › ${id}`, what: `${url} is nowhere in the handout`, remedy: 'see referencesHtml in scripts/handout/sheet.ts' }))
  },
}

const outline: PdfRule = {
  holds: 'an outline of sections and slides that leads there',
  find: (pdf, talk) => outlineFaults(pdf, expectedOutline(sheets(talk))),
}

const internalLinks: PdfRule = {
  holds: 'internal links that lead to their sheet or source',
  find(pdf, talk) {
    const titles = new Map(talk.slides.map(({ no, title }) => [`sheet-${no}`, title]))
    const addresses = new Map(sourceRows(talk.dataset).map(({ number, url }) => [`source-${number}`, url]))
    return linkFaults(pdf, (name) => titles.get(name) ?? addresses.get(name))
  },
}

/** Least size of words on paper, in points; what a slide shows may be smaller, since the words stand below it too. */
const LEAST = 8
/** A slide's picture may be this much smaller than its place, where that saves a page. */
const SHRUNK = { one: LEAST_PICTURE, several: 1 }
/** A PDF holds sizes to some digits only. */
const ROUNDING = 0.05
const PT_PER_MM = 72 / 25.4

/** Size in points of the smallest type that a slide may have, as it is on this paper. */
function leastOnPicture({ perPage, ...rest }: CopyOptions): number {
  const place = layoutOf({ perPage, ...rest }).slide * PT_PER_MM
  return LIMITS.smallestFoot * place / CANVAS * (perPage === '1' ? SHRUNK.one : SHRUNK.several)
}

const tooSmall = (pages: PdfPage[], part: keyof PageType, least: number, remedy: string): Fault[] => pages.flatMap(({ no, type }) => {
  const found = type[part]
  return found === null || found.pt >= least - ROUNDING ? []
    : [{ where: `page ${no}`, what: `"${excerpt(found.text, 40)}" is set in ${found.pt.toFixed(1)} pt; expected at least ${least.toFixed(1)}`, remedy }]
})

const type: PdfRule = {
  holds: `no words under ${LEAST} pt`,
  find: ({ pages }) => tooSmall(pages, 'words', LEAST, 'see the sizes in scripts/handout/handout.css'),
}

const blackAndWhite: PdfRule = {
  holds: 'words that read in black and white',
  find: ({ pages }) => pages.flatMap(({ no, faint }) => faint === null || faint.contrast >= LIMITS.contrast ? []
    : [{ where: `page ${no}`, what: `"${excerpt(faint.text, 40)}" has contrast ${faint.contrast.toFixed(2)} to white paper, less than ${LIMITS.contrast}`, remedy: 'see the colours in scripts/handout/handout.css' }]),
}

const pictureType: PdfRule = {
  holds: `no type on a slide's picture under ${LIMITS.smallestFoot} px of ${CANVAS}, scaled`,
  find({ pages }, { options }) {
    if (pages.every((page) => page.type.pictures === null)) return { skipped: 'no page holds a slide as a picture with text' }
    return tooSmall(pages, 'pictures', leastOnPicture(options), 'see fitSheet in scripts/render/in-page/handout.ts, and npm run check')
  },
}

/** Letters of the words in a footer beside the names in it. */
const FOOTER = 60

/** Header and footer name the talk, a section or some slides, the author, the page and a day. */
function running({ dataset: { talk }, slides }: Talk): number {
  const section = Math.max(...slides.map((slide) => slide.section.length))
  return talk.title.length + talk.retoldAuthor.length + section + FOOTER
}

/** What must be true of the handout. */
export const handoutRules = {
  pageCount, headings, notes, sources, references, outline, internalLinks, ...handoutLinkRules, paper: handoutPaper, lines: handoutLines, type, pictureType, blackAndWhite,
  ...tagRules({ slides: sheets, views: (pdf, slide) => [sheetPages(pdf, slide)].filter((pages) => pages.length > 0), running }),
  ...documentRules,
} as const satisfies Record<string, PdfRule>
