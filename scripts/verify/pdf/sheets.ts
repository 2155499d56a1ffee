import type { Talk, ToldSlide } from '../talk.ts'
import { squeeze } from '../words.ts'
import type { PdfCopy } from './open.ts'
import type { PdfPage } from './page.ts'

export const NO_WORDS = 'a handout of several slides a page has no notes and no sources'

/** Slides that have a sheet: a slide that only lists sources is replaced by the references. */
export const sheets = ({ slides }: Talk): ToldSlide[] => slides.filter(({ listsSources }) => !listsSources)

export const hasWords = ({ options }: Talk): boolean => options.perPage === '1'

/** Pages from a slide's entry in the outline to the next one's; none where the outline has none. */
export function sheetPages({ bookmarks, pages }: PdfCopy, { title, twins }: ToldSlide): PdfPage[] {
  // The first entry is the document's own; a section may share a slide's name, and so may later slides.
  const starts = bookmarks.flatMap(({ title: name, page }, index) => index > 0 && page !== null ? [{ name, page }] : [])
  const own = starts.filter(({ name }) => squeeze(name) === squeeze(title)).at(-1 - twins)?.page
  if (own === undefined) return []
  const next = starts.find(({ page }) => page > own)?.page ?? pages.length + 1
  return pages.slice(own - 1, next - 1)
}

/** Text of those pages; null where there are none. */
export function sheetText(pdf: PdfCopy, slide: ToldSlide): string | null {
  const pages = sheetPages(pdf, slide)
  return pages.length === 0 ? null : pages.map(({ text }) => text).join('\n')
}
