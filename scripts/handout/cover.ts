import { retoldArticle } from '../../data/figures/closing.ts'
import { formatMoment } from '../../data/format.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { bySection, type Handout, type Sheet } from './model.ts'
import { escapeHtml } from './notes.ts'

/** Anchor of a slide's sheet, and of the references. */
export const sheetId = (no: number): string => `sheet-${no}`
export const REFERENCES_ID = 'references'

// The page number is filled in once a first print has told it.
const entry = (id: string, number: string, title: string): string =>
  `<li><a href="#${id}"><span class="ho-number">${number}</span> <span class="ho-name">${escapeHtml(title)}</span> `
  + `<span class="ho-page" data-page-of="${id}"></span></a></li>`

const sectionEntries = (name: string, sheets: Sheet[]): string =>
  `<section><h3>${escapeHtml(name)}</h3><ul>${sheets.map(({ no, title }) => entry(sheetId(no), String(no), title)).join('')}</ul></section>`

function creditOf(dataset: Dataset): string {
  const { author, title, url, date } = retoldArticle(dataset)
  return `<p class="ho-credit">The talk re-tells <a href="${escapeHtml(url)}">${escapeHtml(title)}</a> by ${escapeHtml(author)}, ${escapeHtml(date)}: `
    + `<a class="ho-address" href="${escapeHtml(url)}">${escapeHtml(url)}</a></p>`
}

/** First page: title matter, credit, and contents whose entries lead to each slide's sheet. */
export function coverHtml({ dataset, sheets, references }: Handout): string {
  const { talk } = dataset
  const sections = bySection(sheets).map((group) => sectionEntries(group.section, group.sheets)).join('')
  const closing = references.length ? `<section><h3>References</h3><ul>${entry(REFERENCES_ID, '', `The ${references.length} numbered sources`)}</ul></section>` : ''
  return `<header class="ho-cover"><p class="ho-kind">Handout</p><h1>${escapeHtml(talk.title)}</h1>`
    + `<p class="ho-subtitle">${escapeHtml(talk.subtitle)}</p><p class="ho-about">${escapeHtml(talk.description)}</p>${creditOf(dataset)}`
    + `<p class="ho-credit">Checked up to ${formatMoment(talk.asOf)}. Numbers in brackets are those of the references at the end.</p></header>`
    + '<nav class="ho-contents"><h2>Contents</h2><p class="ho-fine">Slide numbers stand before the titles, page numbers after them.</p>'
    + `<div class="ho-columns">${sections}${closing}</div></nav>`
}
