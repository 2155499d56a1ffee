import { formatMoment } from '../../data/format.ts'
import type { SourceRow } from '../../data/figures/sources.ts'
import { escapeHtml, noteHtml } from '../handout/notes.ts'
import { contentPolicy, inlineCss } from '../render/policy.ts'
import type { Reference } from '../handout/model.ts'
import type { Article, Reading, Section } from './model.ts'

/** Keeps the talk for offline reading, as every page of the web version does. The page needs no script but for that. */
export const READING_SCRIPT = `addEventListener('load',()=>{navigator.serviceWorker?.register('sw.js').catch(()=>{})})`

/** Name of the page in the web version. */
export const READING_FILE = 'read.html'

const link = (url: string, text: string): string => `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`

const creditHtml = ({ credit, talk }: Reading): string =>
  `<p class="r-credit">After ${escapeHtml(credit.author)}, ${link(credit.url, credit.title)}, ${escapeHtml(credit.date)}. `
  + `Checked up to <time datetime="${talk.asOf}">${formatMoment(talk.asOf)}</time>.</p>`

const headerHtml = (reading: Reading): string => `<header>
<h1>${escapeHtml(reading.talk.title)}</h1>
<p class="r-subtitle">${escapeHtml(reading.talk.subtitle)}</p>
${creditHtml(reading)}
<p>${escapeHtml(reading.talk.description)}</p>
<p><a href="./">See it as slides</a></p>
</header>`

const contentsHtml = ({ sections }: Reading): string => `<nav class="r-contents" aria-labelledby="contents">
<h2 id="contents">Contents</h2>
<ul>${sections.map(({ id, name, articles }) => `
<li><a href="#${id}">${escapeHtml(name)}</a><ol>${articles.map(({ no, title }) => `<li value="${no}"><a href="#slide-${no}">${escapeHtml(title)}</a></li>`).join('')}</ol></li>`).join('')}
<li><a href="#sources">All sources</a></li>
</ul>
</nav>`

const cited = ({ number, publisher, title, url }: SourceRow): string =>
  `<li><a href="#source-${number}" aria-label="Source ${number}">[${number}]</a> ${link(url, title)}, ${escapeHtml(publisher)}</li>`

const evidenceHtml = ({ sources, asOf }: Article): string => !sources.length ? '' : `
<details class="r-evidence"><summary>${sources.length === 1 ? 'Source' : `${sources.length} sources`}${asOf ? `, as of ${formatMoment(asOf)}` : ''}</summary><ul>${sources.map(cited).join('')}</ul></details>`

const listedBelow = '<p>They stand <a href="#sources">at the end of this page</a>.</p>'

const articleHtml = (article: Article): string => `
<article id="slide-${article.no}" aria-labelledby="title-${article.no}">
<h3 id="title-${article.no}">${escapeHtml(article.title)}</h3>
<div class="r-content">${article.listsSources ? listedBelow : article.html}</div>
<div class="r-note">${noteHtml(article.note, (no) => `#slide-${no}`)}</div>${article.listsSources ? '' : evidenceHtml(article)}
<p class="r-place"><a href="./${article.no}/">Slide ${article.no}</a></p>
</article>`

const sectionHtml = ({ id, name, articles }: Section): string => `
<section aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(name)}</h2>${articles.map(articleHtml).join('')}
</section>`

const slideLinks = (slides: number[]): string => !slides.length ? ''
  : ` ${slides.length === 1 ? 'Slide' : 'Slides'} ${slides.map((no) => `<a href="#slide-${no}">${no}</a>`).join(', ')}.`

const referenceHtml = ({ number, title, publisher, date, url, secondHand, locator, slides }: Reference): string => `
<li id="source-${number}" value="${number}">${link(url, title)}. ${escapeHtml(publisher)}, ${escapeHtml(date)}.${locator ? ` <span class="r-locator">${escapeHtml(locator)}.</span>` : ''}${secondHand ? ' <em>Read in a copy.</em>' : ''}${slideLinks(slides)}</li>`

const sourcesHtml = ({ references }: Reading): string => `
<section aria-labelledby="sources">
<h2 id="sources">All sources</h2>
<ol class="r-references">${references.map(referenceHtml).join('')}
</ol>
</section>`

/** What the page tells machines about itself, as JSON-LD. */
export function linkedData({ talk, credit, references }: Reading, address: string): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': ['LearningResource', 'PresentationDigitalDocument'],
    'name': talk.title,
    'description': talk.description,
    'inLanguage': talk.language,
    'keywords': talk.keywords,
    'dateModified': talk.asOf,
    'isBasedOn': { '@type': 'Article', 'name': credit.title, 'url': credit.url, 'author': { '@type': 'Person', 'name': credit.author } },
    'citation': references.map(({ title, url }) => ({ '@type': 'CreativeWork', 'name': title, url })),
    ...address && { url: address },
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

/** Where the page will be, `https://…/read.html`; empty where the site's address is not known. */
export const addressOf = (siteUrl: string): string => siteUrl ? new URL(READING_FILE, siteUrl.endsWith('/') ? siteUrl : `${siteUrl}/`).href : ''

/** Fonts that rules name, asked for at once: the text would be set twice, and move, if they came after it. */
const fontLinks = (css: string): string => [...css.matchAll(/url\("?([^")]+\.woff2)"?\)/g)]
  .map(([, url = '']) => `<link rel="preload" href="${escapeHtml(url)}" as="font" type="font/woff2" crossorigin>\n`).join('')

const headHtml = (reading: Reading, css: string, address: string): string => `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(`${contentPolicy({ style: css, script: READING_SCRIPT, files: '\'self\' data:' })}; worker-src 'self'`)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(reading.talk.title)} · to read</title>
<meta name="description" content="${escapeHtml(reading.talk.description)}">
<meta name="author" content="${escapeHtml(reading.talk.retoldAuthor)}">
<meta name="color-scheme" content="light dark">
${fontLinks(css)}${address ? `<link rel="canonical" href="${escapeHtml(address)}">\n` : ''}<link rel="icon" href="./favicon.svg">
<style>${css}</style>
<script>${READING_SCRIPT}</script>
<script type="application/ld+json">${linkedData(reading, address)}</script>`

/**
 * The reading page: the whole talk as one text with pictures, tables, notes and sources.
 * @param css rules for the pictures and the page
 * @param siteUrl where the web version will be; empty where not known
 */
export const readingHtml = (reading: Reading, css: string, siteUrl: string): string => `<!DOCTYPE html>
<html lang="${escapeHtml(reading.talk.language)}">
<head>
${headHtml(reading, inlineCss(css), addressOf(siteUrl))}
</head>
<body>
<a class="r-skip" href="#section-1">Skip to the text</a>
${headerHtml(reading)}
${contentsHtml(reading)}
<main>${reading.sections.map(sectionHtml).join('')}${sourcesHtml(reading)}
</main>
</body>
</html>
`
