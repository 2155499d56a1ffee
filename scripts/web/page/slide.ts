import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { READING_FILE } from '../../reading/document.ts'
import { parseRules, ruleText } from '../../render/in-page/css-rules.ts'
import type { PaintedSlide } from '../../render/in-page/first-paint.ts'
import { mapAssets } from '../../render/markup.ts'
import { pageHtml } from './document.ts'
import { slideMetadata } from './metadata.ts'
import type { Site } from './site.ts'

/** Rules of the page around the slide. */
export const FRAME_CSS = readFileSync(join(import.meta.dirname, 'first-paint.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').trim()

// The early script sets the scheme by class, and the deck's style sheet, which comes later, knows no other way.
const bySystem = /^@media\b.*prefers-color-scheme/

/** A slide's rules, but those that follow the system's colour scheme apart: they are for readers without JavaScript, and stronger than the deck's own. */
function schemeRules(css: string): { byClass: string, bySystem: string } {
  const { yes = [], no = [] } = Object.groupBy(parseRules(css), ({ prelude }) => bySystem.test(prelude) ? 'yes' : 'no')
  return { byClass: no.map(ruleText).join('\n'), bySystem: yes.map(ruleText).join('\n').replaceAll(':where(:root)', ':root') }
}

const slidePath = (no: number): string => no === 1 ? '' : `${no}/`

/** Links between slides come as `#5`; on a page of its own each slide is a folder. */
const withSlideLinks = (html: string, root: string): string =>
  html.replace(/(<a\b[^>]*?\shref=")#(\d+)"/g, (_whole, start: string, no: string) => `${start}${root}${slidePath(Number(no))}"`)

/** Ways on for readers without JavaScript. */
function plainNavigation(no: number, { slides }: Site, root: string): string {
  const to = (target: number, rel: string, label: string): string =>
    slides[target - 1] ? `<a rel="${rel}" href="${root}${slidePath(target) || './'}">${label}</a>` : ''
  const links = [
    to(no - 1, 'prev', 'Previous slide'), `<span>${no} of ${slides.length}</span>`, to(no + 1, 'next', 'Next slide'),
    `<a href="${root}${READING_FILE}#slide-${no}">Reading page</a>`,
  ]
  return `<noscript><nav class="plain-nav" aria-label="Slides">${links.filter(Boolean).join(' ')}</nav></noscript>`
}

/**
 * The page of one slide: the slide itself as static markup, scaled to the window by CSS, until the app has drawn the same.
 * @param root leads to the web version's folder, with a slash at its end
 */
export function slidePage(site: Site, slide: PaintedSlide, root: string): string {
  const own = site.slides[slide.no - 1]
  if (!own) throw new RangeError(`slide ${slide.no} is not in the deck`)
  const { width, height } = site.canvas
  const local = (text: string): string => mapAssets(text, site.origin, (path) => root + path.slice(1))
  const rules = schemeRules(local(slide.css))
  return pageHtml(site, {
    page: slideMetadata(own, site),
    root,
    scripts: site.files.ofSlide(slide.no),
    css: `${rules.byClass}\n${FRAME_CSS}`,
    plainCss: rules.bySystem,
    body: `<main id="first-paint" style="--width:${width}px;--height:${height}px"><div class="canvas">${withSlideLinks(local(slide.html), root)}</div></main>
${plainNavigation(slide.no, site, root)}`,
  })
}
