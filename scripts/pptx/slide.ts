import type { Exhibit } from '../../data/exhibits/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { chartAlt, pictureAlt, tableAlt } from './alternative.ts'
import type { Block } from './blocks.ts'
import { addChart } from './chart.ts'
import { addPicture, type PictureBench } from './picture.ts'
import { addStatements, addTiles } from './statements.ts'
import { addTable } from './table.ts'
import { fitTable } from './table-fit.ts'
import { tableRows } from './table-rows.ts'
import { addText, textHeight, type TextStyle } from './text.ts'
import { SOFT, type Box } from './theme.ts'

/** What the parts of one slide are made with. `tableAlts` collects the words of its tables, in order. */
export interface Workbench extends PictureBench { dataset: Dataset; tableAlts: string[] }

/** Most rows of a table that stands below its chart. */
const FEW_ROWS = 4
const TABLE_SHARE = 0.42

/** A native table, or null where it would be too small to read. */
function table({ page, theme, tableAlts }: Workbench, exhibit: Exhibit, box: Box, most?: number): boolean {
  const rows = tableRows(exhibit)
  const fit = fitTable(rows, box.w, box.h, most)
  if (!fit) return false
  addTable(page, exhibit.title, rows, fit, box, theme)
  tableAlts.push(tableAlt(exhibit))
  return true
}

/** Rows that the chart does not show: none of their cells is one of its categories. */
function besideChart({ chart, columns, rows, ...rest }: Exhibit): Exhibit {
  const charted = new Set(chart?.categories)
  const isDates = chart?.type === 'line'
  const left = rows.length <= FEW_ROWS ? rows : rows.filter((row) => !isDates && !row.some((cell) => charted.has(String(cell))))
  return { ...rest, columns, rows: left }
}

function chart(bench: Workbench, exhibit: Exhibit, box: Box): void {
  if (!exhibit.chart) return
  const beside = besideChart(exhibit)
  const most = bench.theme.size('size-small')
  const fit = beside.rows.length > 0 ? fitTable(tableRows(beside), box.w, box.h * TABLE_SHARE, most) : null
  const height = fit?.rows.reduce((sum, row) => sum + row, 0) ?? 0
  const room = box.h - height - (height > 0 ? 16 : 0)
  addChart(bench.page, exhibit.title, exhibit.chart, chartAlt(exhibit, fit ? beside.rows : []), { ...box, h: room }, bench.theme)
  if (height > 0) table(bench, beside, { ...box, y: box.y + box.h - height, h: height + 1 }, most)
}

/** The caption above an exhibit; gives the room that is left. */
function caption({ page, theme }: Workbench, text: string, box: Box): Box {
  const style = { size: theme.size('size-small'), colour: SOFT }
  const paragraphs = [{ level: 0, runs: [{ text }] }]
  const height = textHeight(paragraphs, box.w, style)
  addText(page, 'Caption', paragraphs, { ...box, h: height }, style)
  return { ...box, y: box.y + height + 10, h: box.h - height - 10 }
}

async function addExhibit(bench: Workbench, { exhibit, form, index }: Extract<Block, { kind: 'exhibit' }>, box: Box): Promise<void> {
  const room = caption(bench, exhibit.title, box)
  if (form === 'chart') return chart(bench, exhibit, room)
  if (form === 'list') return addStatements(bench.page, exhibit, room)
  if (form === 'tiles') return addTiles(bench.page, exhibit, room)
  if (form === 'table' && table(bench, exhibit, room)) return
  await addPicture(bench, index, pictureAlt(exhibit), room)
}

/** How the words of a slide's body look, as in the deck. */
const textStyle = ({ theme }: Workbench, quiet: boolean): TextStyle =>
  quiet ? { size: theme.size('size-caption'), colour: SOFT, gap: 12 } : { size: theme.size('size-body'), gap: 12 }

/** Puts the blocks of a slide below one another; text takes what it needs, the rest is shared. */
export async function addBlocks(bench: Workbench, blocks: readonly Block[], box: Box): Promise<void> {
  const heights = blocks.map((block) => block.kind === 'text' ? textHeight(block.paragraphs, box.w, textStyle(bench, block.quiet)) : 0)
  const framed = blocks.filter((block) => block.kind !== 'text').length
  const share = Math.max(0, box.h - heights.reduce((sum, height) => sum + height, 0)) / Math.max(1, framed)
  let { y } = box
  for (const [index, block] of blocks.entries()) {
    const place = { ...box, y, h: heights[index] || share }
    if (block.kind === 'text') addText(bench.page, 'Text', block.paragraphs, place, textStyle(bench, block.quiet))
    else if (block.kind === 'drawing') await addPicture(bench, block.index, bench.slide.title, place)
    else await addExhibit(bench, block, place)
    y += place.h
  }
}
