import { readFile } from 'node:fs/promises'
import type { SlideView } from '../alike.ts'
import { asMeasured, type Opener } from '../copy.ts'
import type { PublicText } from '../private-notes.ts'
import { runRules } from '../rule.ts'
import type { ToldSlide } from '../talk.ts'
import { handoutRules, sheetText } from './handout.ts'
import { openPdf, type PdfCopy } from './open.ts'
import { slidePages, slidePdfRules } from './slides.ts'

const pdfTexts = ({ pages, bookmarks, matter, pictures, hidden }: PdfCopy): PublicText[] => [
  ...pages.map(({ no, text }) => ({ where: `page ${no}`, text })),
  { where: 'outline', text: bookmarks.map(({ title }) => title).join('\n') },
  { where: 'title matter', text: Object.values(matter).join('\n') },
  { where: 'alternative texts', text: pictures.map(({ alt }) => alt).join('\n') },
  ...hidden,
]

type PdfRules = typeof slidePdfRules | typeof handoutRules
/** How what a copy says of a slide is read from it. */
interface PdfReading { slideText: (pdf: PdfCopy, slide: ToldSlide) => string | null; view?: (pdf: PdfCopy, slide: ToldSlide) => SlideView | null }

const pdfOpener = (rules: PdfRules, { slideText, view }: PdfReading): Opener => async (path, talk) => {
  const pdf = await openPdf(await readFile(path))
  const crowded = rules === handoutRules && talk.options.perPage !== '1'
  return { pages: pdf.pages.length, bytes: pdf.bytes, checks: [...runRules(rules, pdf, talk), asMeasured(talk)], told: { slideText: (slide) => slideText(pdf, slide), ...view && { view: (slide: ToldSlide) => view(pdf, slide) }, crowded, texts: () => pdfTexts(pdf) } }
}

function pdfSlideText(pdf: PdfCopy, { no }: ToldSlide): string | null {
  const pages = slidePages(pdf, no)
  return pages.length === 0 ? null : pages.map(({ text }) => text).join('\n')
}

/** A slide as it ends: with clicks, its last page. */
function pdfView(pdf: PdfCopy, { no }: ToldSlide): SlideView | null {
  const page = slidePages(pdf, no).at(-1)
  return page ? { text: page.text, links: page.links.flatMap(({ url }) => url ?? []) } : null
}

/** Opens the slide PDF. */
export const openSlidePdf = pdfOpener(slidePdfRules, { slideText: pdfSlideText, view: pdfView })

/** Opens the handout. */
export const openHandout = pdfOpener(handoutRules, { slideText: sheetText })
