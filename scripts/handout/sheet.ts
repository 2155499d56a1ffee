import { formatCell, type CellKind, type Column, type Exhibit } from '../../data/exhibits/index.ts'
import type { SourceRow } from '../../data/figures/sources.ts'
import { formatMoment } from '../../data/format.ts'
import { REFERENCES_ID, sheetId } from './cover.ts'
import type { Reference, Sheet } from './model.ts'
import { escapeHtml, noteHtml } from './notes.ts'

const sourceId = (number: number): string => `source-${number}`
const isNumeric = (kind: CellKind): boolean => kind !== 'text' && kind !== 'moment'

/** Where the slide itself is put before printing, with its number and title. */
export const pictureHtml = (no: number): string =>
  `<div class="ho-picture" data-slide="${no}" role="group" aria-label="Slide ${no}"></div>`

/** Heading of a sheet: the anchor that links, outline and contents lead to. */
export const headingHtml = ({ no, title }: Sheet): string =>
  `<h2 id="${sheetId(no)}"><span class="ho-number">${no}</span> ${escapeHtml(title)}</h2>`

const cellHtml = (tag: string, text: string, { kind }: Column): string =>
  `<${tag}${isNumeric(kind) ? ' class="ho-num"' : ''}>${escapeHtml(text)}</${tag.split(' ')[0]}>`

/** The same rows as the picture, as a table with its finding above it. */
export function tableHtml({ title, finding, columns, rows }: Exhibit): string {
  const head = columns.map((column) => cellHtml('th scope="col"', column.label, column)).join('')
  const body = rows.map((row) => `<tr>${columns.map((column, place) =>
    cellHtml(place === 0 ? 'th scope="row"' : 'td', formatCell(row[place] ?? null, column.kind), column)).join('')}</tr>`).join('')
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

/** The sheet of one slide: title, picture, what is said, the pictures' tables, sources with full addresses. */
export function sheetHtml(sheet: Sheet): string {
  const said = noteHtml(sheet.note)
  return `<section class="ho-sheet" data-page="${sheetId(sheet.no)}">${headingHtml(sheet)}${pictureHtml(sheet.no)}`
    + `${said && `<section class="ho-notes"><h3>Notes</h3>${said}</section>`}${sheet.tables.map(tableHtml).join('')}${sourcesHtml(sheet)}</section>`
}

const backLinks = (slides: number[]): string => slides.length === 0 ? '' :
  ` <span class="ho-fine">${slides.length === 1 ? 'Slide' : 'Slides'} ${slides.map((no) => `<a href="#${sheetId(no)}">${no}</a>`).join(', ')}</span>`

const referenceHtml = (row: Reference): string =>
  `<li id="${sourceId(row.number)}"><span class="ho-mark">[${row.number}]</span> <span>${sourceText(row)} ${addressHtml(row)}`
  + `${row.locator && ` <span class="ho-fine">${escapeHtml(row.locator)}.</span>`}${backLinks(row.slides)}</span></li>`

/** All sources by number, each with the slides that rest on it. */
export const referencesHtml = (references: Reference[]): string => references.length === 0 ? '' :
  `<section class="ho-sources ho-references" data-page="${REFERENCES_ID}"><h2 id="${REFERENCES_ID}">References</h2><ul>${references.map(referenceHtml).join('')}</ul></section>`
