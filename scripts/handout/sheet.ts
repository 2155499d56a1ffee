import { formatCell, type CellKind, type Column, type Exhibit } from '../../data/exhibits/index.ts'
import type { SourceRow } from '../../data/figures/sources.ts'
import { formatMoment } from '../../data/format.ts'
import { REFERENCES_ID, sheetId } from './cover.ts'
import type { Reference, Sheet } from './model.ts'
import { escapeHtml, noteHtml } from './notes.ts'

const sourceId = (number: number): string => `source-${number}`
const isNumeric = (kind: CellKind): boolean => kind !== 'text' && kind !== 'moment'

// No address that a note or a source could have.
const SLIDE = 'deck-place:'
/** The slide whose place a link's address marks; null of any other address. */
export const slideAt = (address: string): number | null => address.startsWith(SLIDE) ? Number(address.slice(SLIDE.length)) : null

/** Where the slide itself is put once the words are printed: a link tells where that is on the paper. */
export const pictureHtml = (no: number): string =>
  `<div class="ho-picture" role="group" aria-label="Slide ${no}"><a href="${SLIDE}${no}"></a></div>`

/** Heading of a sheet: the anchor that links, outline and contents lead to. */
export const headingHtml = ({ no, title }: Sheet): string =>
  `<h2 id="${sheetId(no)}"><span class="ho-number">${no}</span> ${escapeHtml(title)}</h2>`

// Longest words, in characters, that stay on one line in the first column and in the others.
const ONE_LINE = { first: 24, other: 12 } as const

function cellHtml(tag: string, text: string, { kind }: Column, place: number): string {
  const short = text.length <= (place === 0 ? ONE_LINE.first : ONE_LINE.other)
  const classes = [...(isNumeric(kind) ? ['ho-num'] : []), ...(short ? ['ho-short'] : [])].join(' ')
  return `<${tag}${classes && ` class="${classes}"`}>${escapeHtml(text)}</${tag.split(' ')[0]}>`
}

/** The same rows as the picture, as a table with its finding above it. */
export function tableHtml({ title, finding, columns, rows }: Exhibit): string {
  const head = columns.map((column, place) => cellHtml('th scope="col"', column.label, column, place)).join('')
  const body = rows.map((row) => `<tr>${columns.map((column, place) =>
    cellHtml(place === 0 ? 'th scope="row"' : 'td', formatCell(row[place] ?? null, column.kind), column, place)).join('')}</tr>`).join('')
  return `<section class="ho-figures"><h3>${escapeHtml(title)}</h3><p>${escapeHtml(finding)}</p>`
    + `<table aria-label="${escapeHtml(title)}"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></section>`
}

const addressHtml = ({ url }: SourceRow): string => `<a class="ho-address" href="${escapeHtml(url)}">${escapeHtml(url)}</a>`

const sourceText = ({ title, publisher, date, secondHand }: SourceRow): string =>
  `<cite>${escapeHtml(title)}</cite>. ${escapeHtml(publisher)}, ${escapeHtml(date)}${secondHand ? ' (read in a copy)' : ''}.`

const sourceHtml = (row: SourceRow): string =>
  `<li><a class="ho-mark" href="#${sourceId(row.number)}">[${row.number}]</a> <span>${sourceText(row)} ${addressHtml(row)}</span></li>`

const sourcesHtml = ({ sources, asOf }: Sheet): string => sources.length === 0 ? '' :
  `<section class="ho-sources"><h3>Sources${asOf ? ` <span class="ho-fine">as of ${formatMoment(asOf)}</span>` : ''}</h3><ul>${sources.map(sourceHtml).join('')}</ul></section>`

/**
 * The sheet of one slide: title, picture, what is said, the pictures' tables, sources with full addresses.
 * @param hasSheet whether a slide has one; one that only lists sources is replaced by the references
 */
export function sheetHtml(sheet: Sheet, hasSheet: (no: number) => boolean = () => true): string {
  const said = noteHtml(sheet.note, (no) => `#${hasSheet(no) ? sheetId(no) : REFERENCES_ID}`)
  return `<section class="ho-sheet" data-page="${sheetId(sheet.no)}">${headingHtml(sheet)}${pictureHtml(sheet.no)}`
    + `${said && `<section class="ho-notes"><h3>Notes</h3>${said}</section>`}${sheet.tables.map(tableHtml).join('')}${sourcesHtml(sheet)}</section>`
}

/** `[1, 2, 3, 5]` → `[1, 3]` and `[5, 5]`: first and last of each run. */
function runsOf(numbers: number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else runs.push([number, number])
  }
  return runs
}

const sheetLink = (no: number): string => `<a href="#${sheetId(no)}">${no}</a>`

const backLinks = (slides: number[]): string => slides.length === 0 ? '' :
  ` <span class="ho-fine">${slides.length === 1 ? 'Slide' : 'Slides'} ${runsOf(slides).map(([first, last]) =>
    first === last ? sheetLink(first) : `${sheetLink(first)}–${sheetLink(last)}`).join(', ')}.</span>`

const referenceHtml = (row: Reference): string =>
  `<li id="${sourceId(row.number)}"><span class="ho-mark">[${row.number}]</span> <span>${sourceText(row)}`
  + `${row.locator && ` <span class="ho-fine">${escapeHtml(row.locator)}.</span>`}${backLinks(row.slides)} ${addressHtml(row)}</span></li>`

/** All sources by number, each with the slides that rest on it. */
export const referencesHtml = (references: Reference[]): string => references.length === 0 ? '' :
  `<section class="ho-sources ho-references" data-page="${REFERENCES_ID}"><h2 id="${REFERENCES_ID}">References</h2><ul>${references.map(referenceHtml).join('')}</ul></section>`
