import { formatRows } from '../../../data/exhibits/index.ts'
import type { Fault, Rule } from '../rule.ts'
import type { Talk, ToldSlide } from '../talk.ts'
import { excerpt, holds, squeeze } from '../words.ts'
import { placesBelow, type HtmlPage } from './open.ts'

/** A page that shows all slides, one below another. */
interface Showing { page: HtmlPage }
type ShowingRule = Rule<Showing>

const SEE_EXHIBIT = 'wrap it in <ExhibitFrame :exhibit>, and draw it inside <ExhibitSvg :exhibit>'
const ERROR = /An error occurred on this slide/

/** What a slide has in a page: its text, and the words of its pictures. */
interface Shown { text: string; names: string[] }

/** Faults of each slide that the page has; one without a heading is named by another rule. */
const perSlide = ({ page }: Showing, { slides }: Talk, find: (slide: ToldSlide, shown: Shown) => string[], remedy = SEE_EXHIBIT): Fault[] => {
  const places = placesBelow(page, slides.map(({ title }) => title))
  return slides.flatMap((slide, index) => {
    const place = places[index]
    if (!place) return []
    const [from, to] = place
    const names = page.pictures.filter(({ at }) => at >= from && at < to).map(({ name }) => name)
    return find(slide, { text: page.text.slice(from, to), names }).map((what) => ({ where: slide.where, what, remedy }))
  })
}

/** Rules for what slides show, in a page that shows them all. */
export const exhibitRules = {
  whole: {
    holds: 'no slide that shows an error',
    find: (copy, talk) => perSlide(copy, talk, (_, { text }) => ERROR.test(text) ? ['it shows Slidev\'s error page'] : [], 'fix the Markdown or the component: npm run check'),
  },
  captions: {
    holds: 'each exhibit\'s title on its slide',
    find: (copy, talk) => perSlide(copy, talk, ({ exhibits }, { text }) => exhibits.filter(({ exhibit }) => !holds(text, exhibit.title))
      .map(({ tag, exhibit }) => `it lacks the caption of <${tag}>, "${exhibit.title}"`)),
  },
  pictures: {
    holds: 'each drawn exhibit as a drawing with its title and finding',
    find: (copy, talk) => perSlide(copy, talk, ({ exhibits }, { names }) => exhibits
      .filter(({ drawn, exhibit }) => drawn && !names.some((name) => holds(name, exhibit.title) && holds(name, exhibit.finding)))
      .map(({ tag, exhibit }) => `no drawing on it says what <${tag}> shows, "${exhibit.title}"`)),
  },
  tables: {
    holds: 'each drawn exhibit also as a table, row by row',
    find: (copy, talk) => perSlide(copy, talk, ({ exhibits }, { text }) => {
      const all = squeeze(text)
      return exhibits.filter(({ drawn }) => drawn).flatMap(({ tag, exhibit }) => formatRows(exhibit).map((cells) => cells.join(' ')).filter((row) => !all.includes(squeeze(row)))
        .map((row) => `the table of <${tag}> lacks the row "${excerpt(row)}"`))
    }),
  },
  alternatives: {
    holds: 'words for every picture',
    find: ({ page }) => page.pictures.filter(({ name }) => !squeeze(name)).map(({ tag, at }) => ({
      where: `picture below "${page.headings.findLast((heading) => heading.at <= at)?.text.trim() ?? page.title}"`,
      what: `<${tag}> has no words`, remedy: 'give it a title or an alternative text, or hide it with aria-hidden="true" if it only decorates',
    })),
  },
} as const satisfies Record<string, ShowingRule>
