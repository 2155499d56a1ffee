import { lacking, spelled } from '../addresses.ts'
import type { Fault } from '../rule.ts'
import type { ToldSlide } from '../talk.ts'
import { holds, squeeze } from '../words.ts'
import type { PdfCopy } from './open.ts'
import type { PdfPage } from './page.ts'

/** An entry an outline must have; `words` are on the page it leads to. */
export interface ExpectedEntry { title: string; words: string; where: string }

/** Sections and slides in order: each section at its first slide. */
export function expectedOutline(slides: readonly ToldSlide[]): ExpectedEntry[] {
  return slides.flatMap((slide, index) => {
    const entry = { title: slide.title, words: slide.title, where: slide.where }
    const opens = slide.section !== slides[index - 1]?.section || !slide.section
    return opens ? [{ ...entry, title: slide.section || slide.title }, entry] : [entry]
  })
}

const REMEDY = 'see outlineBy in scripts/pdf/finish.ts, and whether the slide\'s page was printed'

/** Entries that are missing, out of order, or lead to a page that does not show their words. */
export function outlineFaults({ bookmarks, pages }: PdfCopy, expected: readonly ExpectedEntry[]): Fault[] {
  let next = 0
  return expected.flatMap(({ title, words, where }) => {
    const at = bookmarks.findIndex((bookmark, index) => index >= next && squeeze(bookmark.title) === squeeze(title))
    if (at < 0) return [{ where, what: `the outline has no entry "${title}" in its place`, remedy: REMEDY }]
    next = at + 1
    const page = bookmarks[at]?.page ?? null
    if (page === null) return [{ where, what: `the outline's entry "${title}" leads nowhere`, remedy: REMEDY }]
    if (holds(pages[page - 1]?.text ?? '', words)) return []
    return [{ where, what: `the outline's entry "${title}" leads to page ${page}, which does not show it`, remedy: REMEDY }]
  })
}

/** What the page that a named destination stands for must show; undefined where any page will do. */
export type WordsOf = (name: string) => string | undefined

/** Links inside the document that lead nowhere or to the wrong page. */
export function linkFaults({ pages }: PdfCopy, wordsOf: WordsOf): Fault[] {
  const inside = pages.flatMap((page) => page.links.filter(({ url }) => url === null).map((link) => ({ no: page.no, ...link })))
  return inside.flatMap(({ no, page, name }) => {
    const target = name === null ? '' : ` ("${name}")`
    const words = name === null ? undefined : wordsOf(name)
    if (page === null) return [{ where: `page ${no}`, what: `a link${target} leads nowhere`, remedy: 'see whether its target has that id on the printed page' }]
    if (words === undefined || holds(pages[page - 1]?.text ?? '', words)) return []
    return [{ where: `page ${no}`, what: `a link${target} leads to page ${page}, which does not show "${words}"`, remedy: 'see whether its target has that id on the printed page' }]
  })
}

/** Addresses that none of some pages links to, and what is none. */
export function lacksAddress(pages: readonly PdfPage[], addresses: readonly string[]): string[] {
  const linked = pages.flatMap(({ links }) => links.flatMap(({ url }) => url ?? []))
  return addresses.filter((address) => spelled(address) === null || lacking([address], linked).length > 0)
}
