import { coverHtml, REFERENCES_ID, sheetId } from './cover.ts'
import type { Handout, Sheet } from './model.ts'
import { escapeHtml } from './notes.ts'
import type { Layout } from './paper.ts'
import { headingHtml, pictureHtml, referencesHtml, sheetHtml } from './sheet.ts'

const RULED = `<div class="ho-lines" aria-hidden="true">${'<div></div>'.repeat(24)}</div>`

/** Sheets cut into grids of equal length, the last one as long as it gets. */
export function inGrids(sheets: Sheet[], { grid }: Layout): Sheet[][] {
  const size = grid.columns * grid.rows
  return Array.from({ length: Math.ceil(sheets.length / size) }, (_, page) => sheets.slice(page * size, (page + 1) * size))
}

/** One page of several slides; each has its number and title above it, since a slide's own are small here. */
function gridHtml(sheets: Sheet[], { grid }: Layout): string {
  const cells = sheets.map((sheet) =>
    `<section class="ho-cell">${headingHtml(sheet)}<div class="ho-cell-body">${pictureHtml(sheet.no)}${grid.lines ? RULED : ''}</div></section>`)
  return `<div class="ho-grid${grid.lines ? ` ho-${grid.lines}` : ''}" data-page="${sheetId(sheets[0]?.no ?? 0)}">${cells.join('')}</div>`
}

const isGrid = ({ grid }: Layout): boolean => grid.columns * grid.rows > 1

/** The handout's document, with an empty place for each slide. */
export function handoutHtml(handout: Handout, layout: Layout): string {
  const { sheets, references, dataset } = handout
  const body = isGrid(layout) ? inGrids(sheets, layout).map((page) => gridHtml(page, layout)) : sheets.map((sheet) => sheetHtml(sheet, (no) => sheets.some((other) => other.no === no)))
  return `<main class="handout" lang="${escapeHtml(dataset.talk.language)}">${coverHtml(handout)}${body.join('')}${referencesHtml(references)}</main>`
}

/** What the header says on the pages of each part, by the name of the part. */
export function runningHeads({ sheets, references }: Handout, layout: Layout): Map<string, string> {
  const heads = isGrid(layout)
    ? inGrids(sheets, layout).map((page): [string, string] => [sheetId(page[0]?.no ?? 0), slidesText(page)])
    : sheets.map(({ no, section }): [string, string] => [sheetId(no), section ? `${section} · slide ${no}` : `Slide ${no}`])
  return new Map([...heads, ...(references.length ? [[REFERENCES_ID, 'References'] as const] : [])])
}

function slidesText(page: Sheet[]): string {
  const [first, last] = [page[0]?.no, page.at(-1)?.no]
  return first === last ? `Slide ${first}` : `Slides ${first} to ${last}`
}
