import type { Talk, ToldSlide } from '../../../scripts/verify/talk.ts'
import { wording } from './told.ts'

const article = ({ no, title, note, exhibits }: ToldSlide): string =>
  `<section id="slide-${no}"><h2>${title}</h2>${exhibits.flatMap(({ exhibit }) => wording(exhibit)).map((line) => `<p>${line}</p>`).join('')}${drawings(exhibits)}<p>${note}</p></section>`

const drawing = ({ exhibit }: ToldSlide['exhibits'][number]): string =>
  `<svg role="img" aria-labelledby="t d" width="90" height="30" viewBox="0 0 90 30"><title id="t">${exhibit.title}</title><desc id="d">${exhibit.finding}</desc><text y="24">${exhibit.title.split(' ')[0]}</text></svg>`

const drawings = (exhibits: ToldSlide['exhibits']): string => exhibits.filter(({ drawn }) => drawn).map(drawing).join('')

const slideHtml = ({ no, title, note, exhibits, linked }: ToldSlide): string =>
  `<section class="f-page" id="${no}"><div class="f-canvas"><h1>${title}</h1>${exhibits.flatMap(({ exhibit }) => wording(exhibit)).map((line) => `<p>${line}</p>`).join('')}`
  + `${drawings(exhibits)}<p>${no}${linked.map((url) => `<a href="${url}">${title.split(' ')[0]}</a>`).join('')}</p></div><p>${note}</p></section>`

const page = (talk: Talk, head: string, body: string): string =>
  `<!doctype html><html lang="${talk.dataset.talk.language}"><head><meta charset="utf-8"><title>${talk.dataset.talk.title}</title>${head}</head><body>${body}</body></html>`

/** The one-file HTML of a talk as it should be. */
export const oneFileHtml = (talk: Talk): string => page(talk,
  '<link rel="icon" href="data:image/svg+xml,%3Csvg/%3E"><style>@font-face{src:url("data:font/woff2;base64,AA")} .a{fill:url(#grad)} .f-canvas{font-size:20px}'
  + '.js:not(.on) .f-page:nth-of-type(n+2), .js.on .f-page:not(:nth-of-type(2)){display:none}</style>'
  + '<script>document.documentElement.classList.add("js");addEventListener("keydown", () => document.documentElement.classList.add("on"))</script>',
  talk.slides.map(slideHtml).join(''))

/** The files of the web version as they should be. */
export function webFiles(talk: Talk): Record<string, string> {
  const head = (root: string): string => `<link rel="stylesheet" href="${root}assets/deck.css"><script type="module" src="${root}assets/deck.js"></script><link rel="canonical" href="https://example.org/talk/">`
  return {
    'index.html': page(talk, head('./'), `<h1>${talk.slides[0]!.title}</h1><a href="2/">Next</a><a href="https://example.org/article">Source</a>`),
    '404.html': page(talk, '', '<h1>Not here</h1><a href="/">Start</a>'),
    '_headers': '/*',
    ...Object.fromEntries(['overview', 'presenter', 'notes', 'entry', 'print'].map((view) => [`${view}/index.html`, page(talk, head('../'), '')])),
    ...Object.fromEntries(talk.slides.map(({ no }) => [`presenter/${no}/index.html`, page(talk, head('../../'), '')])),
    'read.html': page(talk, head('./'), `<a href="#slide-2">2</a>${talk.slides.map(article).join('')}`),
    ...Object.fromEntries(talk.slides.map(({ no, title }) => [`${no}/index.html`, page(talk, head('../'), `<h1>${title}</h1><a href="../">Start</a><a href="../read.html#slide-${no}">Read</a>`)])),
    'assets/deck.css': '/* from https://example.org */ @font-face { src: url(./sans.woff2) }',
    'assets/deck.js': 'import"./chunk.js";const site="https://example.org/";document.title=site',
    'assets/chunk.js': 'export default 1',
    'assets/sans.woff2': '',
    'dataset.json': `${JSON.stringify(talk.dataset)}\n`,
    'dataset.schema.json': '{}',
    'notes.json': JSON.stringify(talk.slides.map(({ note }) => `<p>${note}</p>`)),
  }
}
