import type { Fault, Finding, Rule } from '../rule.ts'
import { lacksAddress } from './navigation.ts'
import type { PdfCopy } from './open.ts'
import type { PdfPage } from './page.ts'
import { hasWords, NO_WORDS, sheetPages, sheets } from './sheets.ts'

type PdfRule = Rule<PdfCopy>

const sourceLinks: PdfRule = {
  holds: 'each slide\'s sources linked on its sheet',
  find(pdf, talk): Finding {
    if (!hasWords(talk)) return { skipped: NO_WORDS }
    const faults = sheets(talk).flatMap((slide) => lacksAddress(sheetPages(pdf, slide), slide.urls)
      .map((url) => ({ where: slide.where, what: `its sheet has no link to its source ${url}`, remedy: 'see addressHtml in scripts/handout/sheet.ts' })))
    return { faults }
  },
}

/** Whether pages link to a slide's sheet, under the sheet's own name where the link has one: sheets may share a page. */
const leadTo = (pages: PdfPage[], page: number, no: number): boolean =>
  pages.some(({ links }) => links.some((link) => link.page === page && (link.name === null || link.name === `sheet-${no}`)))

const contents: PdfRule = {
  holds: 'contents that link to every sheet',
  find(pdf, talk): Fault[] {
    const starts = sheets(talk).map((slide) => ({ ...slide, start: sheetPages(pdf, slide)[0]?.no ?? null }))
    const first = Math.min(...starts.flatMap(({ start }) => start ?? []))
    const before = pdf.pages.filter(({ no }) => no < first)
    return starts.filter(({ start, no }) => start !== null && !leadTo(before, start, no))
      .map(({ where, start }) => ({ where, what: `the contents have no link to its sheet on page ${start}`, remedy: 'see entry in scripts/handout/cover.ts' }))
  },
}

/** Title of the part that lists all sources, as the outline has it. */
const REFERENCES = 'References'

const referenceLinks: PdfRule = {
  holds: 'every source linked from the references',
  find({ bookmarks, pages }, { dataset: { sources } }): Fault[] {
    const start = bookmarks.findLast(({ title }) => title === REFERENCES)?.page ?? null
    if (sources.length === 0) return []
    if (start === null) return [{ where: 'document', what: `the outline has no entry "${REFERENCES}" that leads to them`, remedy: 'see outlineFor in scripts/handout/pdf.ts' }]
    const lost = lacksAddress(pages.slice(start - 1), sources.map(({ url }) => url))
    return sources.filter(({ url }) => lost.includes(url))
      .map(({ id, url }) => ({ where: `sources › ${id}`, what: `the references have no link to ${url}`, remedy: 'see referenceHtml in scripts/handout/sheet.ts' }))
  },
}

/** What must be true of the links of a handout. */
export const handoutLinkRules = { sourceLinks, contents, referenceLinks } as const satisfies Record<string, PdfRule>
