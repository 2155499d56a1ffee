/** A slide's content without its frame, for text that reflows: pictures, tables, lists. Runs inside the page. */
import { relevel, rename, type SlideClone } from './clone.ts'

// The page around the article says these in its own words.
const FRAME = 'h1, .slide-section, .slide-foot, .x-open'
/** Tables with so many columns, or with so much text in a cell, turn into a list of rows on a phone. */
const WIDE_COLUMNS = 4
const LONG_CELL = 60

function make(name: string, attributes: Record<string, string>, ...children: (Node | string)[]): HTMLElement {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

const wordsOf = (element: Element | null | undefined): string => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''

/** Column labels of a table whose rows can stand alone: one head row, no cell over several. */
function columnLabels(table: HTMLTableElement): string[] | null {
  if (table.tHead?.rows.length !== 1 || table.querySelector('[rowspan], [colspan]')) return null
  return [...table.tHead.rows[0]!.cells].map(wordsOf)
}

const isWide = (table: HTMLTableElement, labels: string[]): boolean =>
  labels.length >= WIDE_COLUMNS || [...table.querySelectorAll('td')].some((cell) => wordsOf(cell).length > LONG_CELL)

/** Rows that restack lose the table's meaning for screen readers unless it is spelled out. */
function markRoles(table: HTMLTableElement, labels: string[]): void {
  table.classList.add('r-restacks')
  table.setAttribute('role', 'table')
  for (const group of table.querySelectorAll('thead, tbody')) group.setAttribute('role', 'rowgroup')
  for (const row of table.rows) row.setAttribute('role', 'row')
  for (const cell of table.querySelectorAll('thead th')) cell.setAttribute('role', 'columnheader')
  for (const row of table.querySelectorAll<HTMLTableRowElement>('tbody tr')) {
    ;[...row.cells].forEach((cell, index) => {
      cell.setAttribute('role', cell.localName === 'th' ? 'rowheader' : 'cell')
      cell.setAttribute('data-label', labels[index] ?? '')
    })
  }
}

/** Lets a table scroll inside its own box, where it does not restack. */
function boxTable(table: HTMLTableElement): void {
  const name = wordsOf(table.caption) || wordsOf(table.closest('figure')?.querySelector('figcaption')) || 'Table'
  const labels = columnLabels(table)
  if (labels && isWide(table, labels)) markRoles(table, labels)
  const box = make('div', { 'class': 'r-scroll', 'tabindex': '0', 'role': 'group', 'aria-label': name })
  table.replaceWith(box)
  box.append(table)
}

/** What the deck opens in a dialog stands below the picture, folded: finding, then table. */
function unfold(dialog: HTMLDialogElement): void {
  const finding = dialog.querySelector('.x-finding')
  const table = dialog.querySelector('table')
  if (finding) dialog.before(make('p', { class: 'r-finding' }, wordsOf(finding)))
  if (table) dialog.before(make('details', { class: 'r-equivalent' }, make('summary', {}, 'The same as a table'), table))
  dialog.remove()
}

/** Draws pictures at their own proportions, whatever the slide stretched them to. */
function freeSvg(svg: SVGSVGElement): void {
  const { width, height } = svg.viewBox.baseVal
  if (svg.matches('[role="img"]') && width > 0) svg.style.aspectRatio = `${width} / ${height}`
}

/** Prepares a slide's content to be read on a page. */
export function toArticle(slide: SlideClone): void {
  const content = slide.root.querySelector('.slide') ?? slide.root
  content.querySelectorAll('dialog').forEach(unfold)
  for (const element of content.querySelectorAll(FRAME)) element.remove()
  for (const ornament of content.querySelectorAll(':scope > svg[aria-hidden]')) ornament.remove()
  content.querySelectorAll('table').forEach(boxTable)
  content.querySelectorAll('svg').forEach(freeSvg)
  content.querySelectorAll('.x-body section, .x-body article, .x-body header, .x-body footer').forEach((part) => rename(part, 'div'))
  relevel(content, 3)
  const bare = document.createElement('div')
  bare.append(...content.childNodes)
  slide.root = bare
}
