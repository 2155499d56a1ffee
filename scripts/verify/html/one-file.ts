import type { Fault, Rule } from '../rule.ts'
import type { ToldSlide } from '../talk.ts'
import { holds } from '../words.ts'
import { isOwn } from './css.ts'
import type { Opened } from './double-click.ts'
import { exhibitRules } from './exhibits.ts'
import { partsBelow, type HtmlPage } from './open.ts'

/** The one-file HTML: parsed, and opened by double click. */
export interface OneFileCopy { bytes: number; page: HtmlPage; opened: Opened }

type FileRule = Rule<OneFileCopy>

/** What a mail attachment may weigh. */
const MOST = 1_000_000

const SEE = 'see scripts/onefile'

const titled: FileRule = {
  holds: 'a title and its language',
  find: ({ page }, { dataset: { talk } }) => [
    ...(holds(page.title, talk.title) ? [] : [{ where: 'document', what: `its title is "${page.title}"; expected "${talk.title}"`, remedy: SEE }]),
    ...(page.language === talk.language ? [] : [{ where: 'document', what: `its language is "${page.language}"; expected "${talk.language}"`, remedy: SEE }]),
  ],
}

const headings: FileRule = {
  holds: 'each slide\'s heading',
  find({ page }, { slides }) {
    const parts = partsBelow(page, slides.map(({ title }) => title))
    return slides.filter((_, index) => parts[index] === null)
      .map(({ where }) => ({ where, what: 'its heading is not in the file', remedy: 'see whether the slide mounts: npm run check' }))
  },
}

const notes: FileRule = {
  holds: 'each reader\'s note',
  find({ page }, { slides }) {
    const parts = partsBelow(page, slides.map(({ title }) => title))
    return slides.filter(({ note }, index) => !holds(parts[index] ?? '', note)).map(({ where }) => ({ where, what: 'its note is not in the file, or not all of it', remedy: SEE }))
  },
}

const selfContained: FileRule = {
  holds: 'nothing loaded from elsewhere',
  find: ({ page }) => page.resources.filter(({ url }) => !isOwn(url))
    .map(({ what, url }) => ({ where: what, what: `asks for ${url}`, remedy: 'carry it along as a data: address' })),
}

const places: FileRule = {
  holds: 'every slide and place that is linked',
  find: ({ page }, { slides }) => page.links.filter((url) => url.startsWith('#') && !page.ids.has(url.slice(1)) && !slides.some(({ no }) => url === `#${no}`))
    .map((url) => ({ where: 'document', what: `${url} leads nowhere`, remedy: SEE })),
}

/** What opening shows, and what the key for the next slide does. */
const unexpected = (shown: readonly string[], [first, second = first]: readonly ToldSlide[]): Fault[] =>
  [['it shows', first] as const, ['after the key → it shows', second] as const].flatMap(([when, slide], index) => shown[index] === String(slide?.no) ? []
    : [{ where: 'opened from disk', what: `${when} ${shown[index] ? `slide ${shown[index]}` : 'no slide'}; expected slide ${slide?.no}`, remedy: SEE }])

const byDoubleClick: FileRule = {
  holds: 'opened from disk: no request, no error, a key shows the next slide',
  find({ opened }, { slides }) {
    if ('skipped' in opened) return opened
    return [
      ...unexpected(opened.shown, slides),
      ...opened.requests.map((url) => ({ where: 'opened from disk', what: `it asked for ${url}`, remedy: 'carry it along as a data: address' })),
      ...opened.errors.map((error) => ({ where: 'opened from disk', what: `it reported an error: ${error}`, remedy: SEE })),
    ]
  },
}

const size: FileRule = {
  holds: `at most ${MOST / 1e6} MB`,
  find: ({ bytes }) => bytes <= MOST ? []
    : [{ where: 'document', what: `it weighs ${(bytes / 1e6).toFixed(2)} MB`, remedy: 'use fewer or smaller pictures and fonts' }],
}

/** What must be true of the one-file HTML. */
export const oneFileRules = { titled, headings, notes, ...exhibitRules, selfContained, places, byDoubleClick, size } as const satisfies Record<string, FileRule>
