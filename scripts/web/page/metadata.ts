import type { Slide } from '../../deck/load.ts'
import { escapeText } from './escape.ts'
import { CARD_SIZE, SOCIAL_CARD, type Site } from './site.ts'

const LONGEST = 200

/** What a page says of itself to search engines and link previews. */
export interface Metadata { title: string, description: string, path: string, indexed: boolean }

/** The first sentences of a note, as plain text. */
export function summaryOf(note: string): string {
  const text = note.replace(/\[click(?::\d+)?\]/g, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[*_`>#]/g, '').replace(/\s+/g, ' ').trim()
  const sentences = text.match(/[^.!?]+[.!?]+(?:\s|$)/g) ?? [text]
  return sentences.reduce((summary, sentence) => summary && summary.length + sentence.length > LONGEST ? summary : summary + sentence, '').trim()
}

/** Metadata of a slide's page; the first slide is the start page, under the talk's own name. */
export function slideMetadata(slide: Slide, { talk }: Site): Metadata {
  if (slide.no === 1) return { title: talk.title, description: talk.description, path: '', indexed: true }
  return { title: `${slide.title} · ${talk.title}`, description: summaryOf(slide.note) || talk.description, path: `${slide.no}/`, indexed: true }
}

const meta = (key: 'name' | 'property', name: string, content: string): string =>
  content ? `<meta ${key}="${name}" content="${escapeText(content)}">` : ''

function preview({ title, description, path }: Metadata, { talk, url }: Site, root: string): string[] {
  return [
    meta('property', 'og:type', 'website'),
    meta('property', 'og:site_name', talk.title),
    meta('property', 'og:title', title),
    meta('property', 'og:description', description),
    meta('property', 'og:url', url && `${url}${path}`),
    meta('property', 'og:locale', talk.language.replace('-', '_')),
    meta('property', 'og:image', `${url || root}${SOCIAL_CARD}`),
    meta('property', 'og:image:width', String(CARD_SIZE.width)),
    meta('property', 'og:image:height', String(CARD_SIZE.height)),
    meta('property', 'og:image:alt', `${talk.title}. ${talk.subtitle}`),
    meta('name', 'twitter:card', 'summary_large_image'),
  ]
}

/** The talk for search engines, as schema.org has it. */
export function linkedData({ talk, article, url }: Site): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'PresentationDigitalDocument',
    name: talk.title,
    alternativeHeadline: talk.subtitle,
    description: talk.description,
    keywords: talk.keywords.join(', '),
    inLanguage: talk.language,
    dateModified: talk.asOf,
    isAccessibleForFree: true,
    isBasedOn: { '@type': 'Article', name: article.title, url: article.url, author: { '@type': 'Person', name: talk.retoldAuthor } },
    ...url && { url, image: `${url}${SOCIAL_CARD}` },
  }
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

/**
 * Everything a head says about its page. Slidev writes description, author and keywords with quotes
 * inside their quotes, leaves the preview image's address relative, and names no canonical address.
 */
export function metadataTags(page: Metadata, site: Site, root: string): string {
  const { talk, url } = site
  return [
    meta('name', 'description', page.description),
    meta('name', 'author', talk.retoldAuthor),
    meta('name', 'keywords', talk.keywords.join(', ')),
    ...page.indexed ? preview(page, site, root) : [meta('name', 'robots', 'noindex')],
    page.indexed && url ? `<link rel="canonical" href="${escapeText(url + page.path)}">` : '',
    `<link rel="icon" href="${root}favicon.svg" type="image/svg+xml">`,
    `<link rel="icon" href="${root}favicon-32.png" type="image/png" sizes="32x32">`,
    `<link rel="apple-touch-icon" href="${root}apple-touch-icon.png">`,
    page.path === '' && page.indexed ? `<script type="application/ld+json">${linkedData(site)}</script>` : '',
  ].filter(Boolean).join('\n')
}
