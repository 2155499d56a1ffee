import { posix } from 'node:path'
import type { Fault, Rule } from '../rule.ts'
import { holds } from '../words.ts'
import { exhibitRules } from './exhibits.ts'
import { cssAddresses, isForeign, isOwn, isRooted, relativeImports, scriptAddresses } from './css.ts'
import { openHtml, partsBelow, type HtmlPage, type Resource } from './open.ts'

/** The web version: every file by its path from the folder; text of HTML, style, script and data. */
export interface WebCopy { files: Set<string>; bytes: number; texts: Map<string, string>; pages: Map<string, HtmlPage> }

type WebRule = Rule<WebCopy>

/** The page to read, on which each slide's words stand below its heading. */
export const READING = 'read.html'
/** Views of the live deck; that of the presenter has a page for each slide too. */
const VIEWS = ['overview', 'presenter', 'notes', 'entry', 'print']
/** Files without which a host, a reader or a presenter would be lost: `_headers` tells hosts what browsers may run and keep. */
const FILES = ['index.html', '404.html', READING, '_headers', ...VIEWS.map((view) => `${view}/index.html`)]
/** HTML of the notes, by slide. */
const NOTES = 'notes.json'
const ROOTED = /["'`(](\/assets\/[^"'`)\s]*)/g

const missing = (where: string, what: string): Fault => ({ where, what, remedy: 'make the web version again; see scripts/web and scripts/reading' })

const pages: WebRule = {
  holds: 'start page, 404, reading page, views and headers',
  find: ({ files }, { slides }) => [...FILES, ...slides.map(({ no }) => `presenter/${no}/index.html`)]
    .filter((file) => !files.has(file)).map((file) => missing(file, 'this file is missing')),
}

const slidePages: WebRule = {
  holds: 'a page for every slide with its heading',
  find: ({ pages: found }, { slides }) => slides.flatMap(({ no, where, title }) => {
    const file = `${no}/index.html`
    const page = found.get(file)
    if (!page) return [missing(where, `${file} is missing`)]
    return holds(`${page.text} ${page.title}`, title) ? [] : [missing(where, `${file} does not show its heading`)]
  }),
}

const titled: WebRule = {
  holds: 'a title and its language on every page',
  find: ({ pages: found }, { dataset: { talk } }) => [...found.values()].flatMap(({ file, title, language }) => [
    ...(title ? [] : [{ where: file, what: 'it has no title', remedy: 'see scripts/web' }]),
    ...(language === talk.language ? [] : [{ where: file, what: `its language is "${language}"; expected "${talk.language}"`, remedy: 'see htmlAttrs in scripts/deck/preparser.ts' }]),
  ]),
}

const reading: WebRule = {
  holds: 'every slide on the reading page',
  find({ pages: found }, { slides }) {
    const page = found.get(READING)
    if (!page) return { skipped: `${READING} is missing` }
    const parts = partsBelow(page, slides.map(({ title }) => title))
    return slides.filter((_, index) => parts[index] === null).map(({ where }) => missing(where, `${READING} lacks its heading`))
  },
}

const toldToRead: WebRule = {
  holds: 'each drawing on the reading page, with its words and its table',
  find({ pages: found }, talk) {
    const page = found.get(READING)
    return page ? [...exhibitRules.pictures.find({ page }, talk), ...exhibitRules.tables.find({ page }, talk), ...exhibitRules.alternatives.find({ page })] : { skipped: `${READING} is missing` }
  },
}

/** What a style sheet loads, and what a script does as `ofScript` finds it; nothing of other files. */
const addressesIn = (file: string, text: string, ofScript: (script: string) => string[]): string[] =>
  file.endsWith('.css') ? cssAddresses(text) : /\.m?js$/.test(file) ? ofScript(text) : []

/** Everything the files load by themselves, with the file it is written in. */
function* loaded({ pages: found, texts }: WebCopy): Generator<Resource & { file: string }> {
  for (const page of found.values()) for (const resource of page.resources) yield { file: page.file, ...resource }
  for (const [file, text] of texts) {
    for (const url of addressesIn(file, text, scriptAddresses)) yield { file, what: 'an address', url }
  }
}

const ownHost: WebRule = {
  holds: 'nothing loaded from another host',
  find: (copy) => [...loaded(copy)].filter(({ url }) => isForeign(url))
    .map(({ file, what, url }) => ({ where: file, what: `${what} asks another host for ${url}`, remedy: 'put the file into public/' })),
}

const anyPath: WebRule = {
  holds: 'no address that starts at the host\'s root',
  find(copy) {
    const rooted = [...loaded(copy)].filter(({ url }) => isRooted(url)).map(({ file, url }) => ({ file, url }))
    const literals = [...copy.texts].flatMap(([file, text]) => [...text.matchAll(ROOTED)].map(([, url = '']) => ({ file, url })))
    const unique = new Map([...rooted, ...literals].map((fault) => [`${fault.file} ${fault.url}`, fault]))
    return [...unique.values()].map(({ file, url }) => ({ where: file, what: `${url} starts at the host's root, and is lost in a folder`, remedy: 'use addresses relative to the page' }))
  },
}

/** The file that a relative address means, as a static host answers it. */
function fileAt(url: string, from: string): string {
  const path = decodeURIComponent(url.split(/[?#]/)[0] ?? '')
  const joined = path === '' ? from : posix.join(posix.dirname(from), path)
  return joined === '.' || joined.endsWith('/') ? posix.join(joined, 'index.html') : joined
}

const exists = ({ files }: WebCopy, file: string): boolean => files.has(file) || files.has(posix.join(file, 'index.html'))

/** A 404 page is shown at any depth, so its addresses can't be followed from its own place. */
const isPlaced = (file: string): boolean => file !== '404.html'

const complete: WebRule = {
  holds: 'every file and page that is linked',
  find(copy) {
    const written = [...copy.pages.values()].filter(({ file }) => isPlaced(file))
    const wanted = written.flatMap(({ file, resources, links }) => [...resources.map(({ url }) => url), ...links].map((url) => ({ file, url })))
    const asked = [...copy.texts].flatMap(([file, text]) => addressesIn(file, text, relativeImports).map((url) => ({ file, url })))
    return [...wanted, ...asked].filter(({ url }) => !isOwn(url) && !isForeign(url) && !isRooted(url) && !/^[a-z][\w+.-]*:/i.test(url))
      .filter(({ file, url }) => !exists(copy, fileAt(url, file)))
      .map(({ file, url }) => ({ where: file, what: `${url} leads to no file`, remedy: 'make the web version again, or correct the address' }))
  },
}

const places: WebRule = {
  holds: 'every place on a page that is linked',
  find: ({ pages: found }) => [...found.values()].flatMap(({ file, links }) => links
    .filter((url) => /^[^:]*#./.test(url) && found.get(fileAt(url, file))?.ids.has(decodeURIComponent(url.replace(/^.*?#/, ''))) === false)
    .map((url) => ({ where: file, what: `${url} leads to no place on its page`, remedy: 'make the web version again, or correct the address' }))),
}

const data: WebRule = {
  holds: 'the dataset as it is, and its schema',
  find: ({ files, texts }, { dataset }) => [
    ...(texts.get('dataset.json')?.trim() === JSON.stringify(dataset) ? [] : [missing('dataset.json', 'it does not hold the dataset that the copies are made from')]),
    ...(files.has('dataset.schema.json') ? [] : [missing('dataset.schema.json', 'this file is missing')]),
  ],
}

const notes: WebRule = {
  holds: 'each reader\'s note, for the presenter view',
  find({ texts }, { slides }) {
    const file = texts.get(NOTES)
    if (file === undefined) return [missing(NOTES, 'this file is missing')]
    const said = JSON.parse(file) as string[]
    return slides.filter(({ note }, index) => !holds(openHtml(NOTES, said[index] ?? '').text, note))
      .map(({ where }) => ({ where, what: `its note is not in ${NOTES}, or not all of it`, remedy: 'make the web version again; see scripts/web/notes-file.ts' }))
  },
}

/** What must be true of the web version. */
export const webRules = { pages, slidePages, titled, reading, toldToRead, ownHost, anyPath, complete, places, data, notes } as const satisfies Record<string, WebRule>
