import type PptxGenJS from 'pptxgenjs'
import { formatRows, type Exhibit } from '../../data/exhibits/index.ts'
import { cardColumns } from '../../data/figures/pages.ts'
import type { Paragraph } from '../deck/markdown.ts'
import { lineWidth } from './measure.ts'
import { addText, fitText } from './text.ts'
import { ACCENT, INK, PANEL, place, type Box } from './theme.ts'

const SIZES = [40, 36, 32, 30, 28, 26, 24, 22, 20, 18, 16]
const FIGURE_SIZES = [64, 56, 48, 42, 36, 30]
const GAP = 22
const INSET = 18

/** Puts numbered statements on a slide: headline in bold, the rest below it. */
export function addStatements(slide: PptxGenJS.Slide, exhibit: Exhibit, box: Box): void {
  const paragraphs = formatRows(exhibit).map(([headline = '', ...rest]): Paragraph => ({
    list: 'number', level: 1, runs: [{ text: headline, bold: true }, ...rest.map((text) => ({ text: `\n${text}` }))],
  }))
  const size = fitText(paragraphs, box, SIZES, { gap: GAP })
  addText(slide, exhibit.title, paragraphs, box, { size, gap: GAP })
}

function tileBox(box: Box, index: number, columns: number, rows: number): Box {
  const w = (box.w - GAP * (columns - 1)) / columns
  const h = Math.min(200, (box.h - GAP * (rows - 1)) / rows)
  return { x: box.x + (index % columns) * (w + GAP), y: box.y + Math.floor(index / columns) * (h + GAP), w, h }
}

/** Puts large figures on a slide, each above the words that say what it counts. */
export function addTiles(slide: PptxGenJS.Slide, exhibit: Exhibit, box: Box): void {
  const tiles = formatRows(exhibit)
  const columns = cardColumns(tiles.length)
  const boxes = tiles.map((_, index) => tileBox(box, index, columns, Math.ceil(tiles.length / columns)))
  const inner = (boxes[0]?.w ?? 0) - 2 * INSET
  const figure = FIGURE_SIZES.find((size) => tiles.every(([text = '']) => lineWidth(text, size, true) <= inner)) ?? Math.min(...FIGURE_SIZES)
  const rest = (words: string[]): Paragraph[] => words.slice(1).map((text) => ({ level: 0, runs: [{ text }] }))
  const below = (tile: Box): Box => ({ x: tile.x + INSET, y: tile.y + INSET + figure * 1.3, w: inner, h: tile.h - 2 * INSET - figure * 1.3 })
  const sizes = tiles.map((words, index) => fitText(rest(words), below(boxes[index]!), [24, 22, 20, 18, 16]))
  tiles.forEach((words, index) => {
    const tile = boxes[index]!
    const [text = ''] = words
    slide.addShape('rect', { ...place(tile), fill: { color: PANEL }, objectName: `Tile ${index + 1}` })
    addText(slide, text, [{ level: 0, runs: [{ text }] }], { ...below(tile), y: tile.y + INSET / 2, h: figure * 1.4 }, { size: figure, bold: true, colour: ACCENT })
    addText(slide, `What ${text} counts`, rest(words), below(tile), { size: Math.min(...sizes), colour: INK })
  })
}
