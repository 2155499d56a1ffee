/** Copies of the rendered slides without what Vue and Slidev left in them. Runs inside the page. */

/** A cleaned copy of one slide, detached from the page. */
export interface SlideClone { no: number; title: string; root: HTMLElement }

const DROPPED = 'script, style, link, meta, noscript, template, input, select, textarea, label:has(input, select, textarea), .x-zoom, .slidev-code-copy'
const LEFTOVER = /^(?:on|frontmatter$|data-slidev-|data-v-app$)/

/** Each slide's container in its final state: with clicks a slide has several, and its last one shows everything. */
export function finalContainers(): [number, HTMLElement][] {
  const found = [...document.querySelectorAll<HTMLElement>('.print-slide-container')]
    .map((container): [number, HTMLElement] => [Number.parseInt(container.id, 10), container])
  return [...new Map(found)]
}

function removeComments(root: Element): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  for (let node = walker.nextNode(); node; node = walker.nextNode()) comments.push(node)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  root.normalize()
}

/** Slide number a link points to, in the forms that Slidev and the print page use: `#/5`, `/5`, `#5`, `#slide-5`. */
const slideLinked = (href: string): string | undefined => /^(?:#\/?|\/|#slide-)(\d+)$/.exec(href)?.[1]

function cleanLink(link: Element, slideAddress: string): void {
  const href = link.getAttribute('href') ?? ''
  const slide = slideLinked(href)
  if (slide) link.setAttribute('href', `${slideAddress}${slide}`)
  else if (!/^(?:https?:|mailto:|#)/.test(href)) link.removeAttribute('href')
}

function cleanAttributes(element: Element): void {
  for (const { name, value } of [...element.attributes]) {
    if (LEFTOVER.test(name) || (!value && (name === 'class' || name === 'style'))) element.removeAttribute(name)
  }
  if (element.localName === 'img') element.setAttribute('src', new URL(element.getAttribute('src') ?? '', document.baseURI).href)
}

/** Sort buttons and the like need the live deck: their words stay, the button goes. */
function unwrapButtons(root: Element): void {
  for (const button of root.querySelectorAll('button')) {
    if (!button.closest('dialog') && !button.matches('.x-open')) button.replaceWith(...button.childNodes)
  }
  for (const sorted of root.querySelectorAll('[aria-sort]')) sorted.removeAttribute('aria-sort')
}

/** Gives an element another name and keeps its attributes and children. */
export function rename(element: Element, name: string): HTMLElement {
  const renamed = document.createElement(name)
  for (const attribute of element.attributes) renamed.setAttribute(attribute.name, attribute.value)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
  return renamed
}

/** Renames headings below the first so that their levels follow on `above` with no gap. */
export function relevel(root: Element, above: number): void {
  const headings = [...root.querySelectorAll('h2, h3, h4, h5, h6')]
  const levels = [...new Set(headings.map(({ localName }) => localName))].sort()
  for (const heading of headings) rename(heading, `h${Math.min(6, above + 1 + levels.indexOf(heading.localName))}`)
}

/**
 * Cleaned copies of all slides, in order.
 * @param slideAddress what links between slides begin with, before the number
 */
export function cloneSlides(slideAddress: string): SlideClone[] {
  return finalContainers().map(([no, container]) => {
    const root = container.cloneNode(true) as HTMLElement
    removeComments(root)
    for (const element of root.querySelectorAll(DROPPED)) element.remove()
    for (const element of root.querySelectorAll('*')) cleanAttributes(element)
    for (const link of root.querySelectorAll('a[href]')) cleanLink(link, slideAddress)
    unwrapButtons(root)
    root.querySelector('h1')?.removeAttribute('id')
    for (const { name } of [...root.attributes]) root.removeAttribute(name)
    return { no, title: root.querySelector('h1')?.textContent?.replace(/\s+/g, ' ').trim() ?? '', root }
  })
}
