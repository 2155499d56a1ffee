import { READING_SCRIPT } from '../../reading/document.ts'
import type { PaintedSlide } from '../../render/in-page/first-paint.ts'
import { needsScript, pageHtml } from './document.ts'
import { PAGE_SCRIPTS } from './early.ts'
import { notFoundPage, notFoundScripts } from './not-found.ts'
import { headersFile } from './policy.ts'
import { robotsTxt, sitemapXml } from './sitemap.ts'
import type { Site } from './site.ts'
import { slidePage } from './slide.ts'

/** Views that need the app, with the titles of their pages before it runs. */
const VIEWS = { overview: 'Overview', presenter: 'Presenter', notes: 'Notes', entry: 'Views', print: 'Print' } as const

const viewPage = (site: Site, title: string, path: string, root: string): string => pageHtml(site, {
  page: { title: `${title} · ${site.talk.title}`, description: site.talk.description, path, indexed: false },
  root,
  scripts: site.files.ofSlide(2),
  css: '',
  plainCss: '',
  body: needsScript(root),
})

function slidePages(site: Site, slides: PaintedSlide[]): [string, string][] {
  return slides.flatMap((slide): [string, string][] => {
    const page: [string, string] = [`${slide.no}/index.html`, slidePage(site, slide, '../')]
    return slide.no === 1 ? [['index.html', slidePage(site, slide, './')], page] : [page]
  })
}

function viewPages(site: Site): [string, string][] {
  const presenters = site.slides.map(({ no }): [string, string] =>
    [`presenter/${no}/index.html`, viewPage(site, VIEWS.presenter, `presenter/${no}/`, '../../')])
  return [...Object.entries(VIEWS).map(([name, title]): [string, string] => [`${name}/index.html`, viewPage(site, title, `${name}/`, '../')]), ...presenters]
}

/**
 * All pages of the web version by file name: every address of the app is a folder with a page in it, so
 * that any static host answers deep links and reloads with 200 and all others with 404.
 * @param extra further pages for the sitemap, relative to the site
 */
export function webPages(site: Site, painted: PaintedSlide[], extra: string[]): Map<string, string> {
  const { url, slides, talk } = site
  const listed = ['', ...slides.slice(1).map(({ no }) => `${no}/`), ...extra]
  return new Map([
    ...slidePages(site, painted),
    ...viewPages(site),
    ['404.html', notFoundPage(site)],
    ['_headers', headersFile([...PAGE_SCRIPTS, READING_SCRIPT, ...notFoundScripts(site)])],
    ...url ? [['sitemap.xml', sitemapXml(url, listed, talk.asOf)], ['robots.txt', robotsTxt(url)]] as const : [],
  ])
}
