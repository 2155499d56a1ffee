import type { Fault, Rule } from '../rule.ts'
import type { ShownExhibit, Talk, ToldSlide } from '../talk.ts'
import { counted, holds, squeeze } from '../words.ts'
import type { PdfCopy } from './open.ts'
import type { PdfPage } from './page.ts'
import { tabledTags } from './tabled.ts'
import type { Heading } from './tags.ts'

type PdfRule = Rule<PdfCopy>

/** How a copy shows slides; `views` has, for each time that it shows one, the pages on which it does. */
export interface Shows {
  slides: (talk: Talk) => ToldSlide[]
  views: (pdf: PdfCopy, slide: ToldSlide) => PdfPage[][]
  /** Most letters of a page that repeat on every page, and are no part of what is read. */
  running: (talk: Talk) => number
}

const PRINT = 'print with tagged: true, and see what scripts/pdf/finish.ts does to the structure tree'
/** Share of a page's letters that may be untagged: marks that only decorate are. */
const UNTAGGED = 0.1

/** Words of a heading on some pages. */
const headingOn = (pages: PdfPage[], heading: Heading): string =>
  heading.map(({ page, mark }) => pages.find(({ no }) => no === page)?.marked.get(mark) ?? '').join(' ')

const isOn = (pages: PdfPage[], { page }: { page: number | null }): boolean => pages.some(({ no }) => no === page)

function headingTags({ slides, views }: Shows): PdfRule {
  return {
    holds: 'each slide\'s heading tagged as one',
    find: (pdf, talk) => slides(talk).flatMap((slide) => views(pdf, slide).flatMap((pages) => {
      const tagged = pdf.headings.some((heading) => holds(headingOn(pages, heading), slide.title))
      return tagged ? [] : [{ where: slide.where, what: 'its heading is not tagged as one (H1 to H6)', remedy: PRINT }]
    })),
  }
}

function tableTags({ slides, views }: Shows): PdfRule {
  return {
    holds: 'each table tagged with its cells',
    find: (pdf, talk) => slides(talk).flatMap((slide): Fault[] => {
      const expected = slide.exhibits.filter(({ drawn, tag }) => !drawn && tabledTags().has(tag))
      const pages = views(pdf, slide).flat()
      const found = pdf.tables.filter((table) => isOn(pages, table) && table.heads > 0 && table.cells > 0).length
      if (pages.length === 0 || found >= expected.length) return []
      return [{ where: slide.where, what: `its pages have ${counted(found, 'tagged table')} with head and cells (Table, TH, TD) for ${expected.map(({ tag }) => `<${tag}>`).join(', ')}`, remedy: PRINT }]
    }),
  }
}

/** Letters of a page, and those of them that the structure tree names. */
function lettersOf({ no, marked }: PdfPage, { content }: PdfCopy): { all: number, tagged: number } {
  const parts = [...marked].map(([mark, text]) => ({ letters: squeeze(text).length, named: content.has(`${no}:${mark}`) }))
  const sum = (some: typeof parts): number => some.reduce((total, { letters }) => total + letters, 0)
  return { all: sum(parts), tagged: sum(parts.filter(({ named }) => named)) }
}

function contentTags({ running }: Shows): PdfRule {
  return {
    holds: 'tags for the text of every page',
    find: (pdf, talk) => pdf.pages.map((page) => ({ no: page.no, ...lettersOf(page, pdf) }))
      .filter(({ all, tagged }) => all > 0 && (tagged === 0 || all - tagged - running(talk) > all * UNTAGGED))
      .map(({ no, all, tagged }) => ({ where: `page ${no}`, what: `${Math.round(100 * tagged / all)}% of its text can be read by its tags`, remedy: PRINT })),
  }
}

/** What is wrong with the words of a picture among those of its pages; null where nothing is. */
function pictureFault({ exhibit: { title, finding } }: ShownExhibit, alts: string[]): string | null {
  const own = alts.filter((alt) => holds(alt, title))
  if (own.length === 0) return `no picture on its page says "${title}"`
  return own.some((alt) => holds(alt, finding)) ? null : `the picture "${title}" does not say its finding`
}

function pictures({ slides, views }: Shows): PdfRule {
  return {
    holds: 'each drawn exhibit as a picture with its title and finding',
    find: (pdf, talk) => slides(talk).flatMap((slide) => {
      const pages = views(pdf, slide).flat()
      const alts = pdf.pictures.filter((picture) => isOn(pages, picture)).map(({ alt }) => alt)
      return slide.exhibits.filter(({ drawn }) => drawn).flatMap((shown): Fault[] => {
        const what = pictureFault(shown, alts)
        return what === null ? [] : [{ where: slide.where, what, remedy: `draw <${shown.tag}> inside <ExhibitSvg :exhibit>` }]
      })
    }),
  }
}

/** Rules of what screen readers are told, for the way in which a copy shows slides. */
export const tagRules = (shows: Shows) => ({
  pictures: pictures(shows), headingTags: headingTags(shows), tableTags: tableTags(shows), contentTags: contentTags(shows),
})
