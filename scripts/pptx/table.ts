import type PptxGenJS from 'pptxgenjs'
import { SPACING } from './measure.ts'
import type { Fit } from './table-fit.ts'
import { isVerdict, type TableCell, type TableRows } from './table-rows.ts'
import { ACCENT, INK, inches, place, points, SOFT, type Box, type Theme } from './theme.ts'

const NO_BORDER = { type: 'none' } as const

interface CellLook { fit: Fit; numeric: boolean; line: { colour: string, pt: number }; colour: string; bold: boolean }

const cellOptions = ({ fit, numeric, line, colour, bold }: CellLook): PptxGenJS.TableCellProps => ({
  fontSize: points(fit.size),
  color: colour,
  bold,
  align: numeric ? 'right' : 'left',
  margin: [points(fit.padding.y), points(fit.padding.x), points(fit.padding.y), points(fit.padding.x)],
  border: [NO_BORDER, NO_BORDER, { type: 'solid', color: line.colour, pt: line.pt }, NO_BORDER],
})

const lineSpacing = { lineSpacingMultiple: SPACING }

function bodyCell(cell: TableCell, numeric: boolean, fit: Fit, theme: Theme): PptxGenJS.TableCell {
  const colour = isVerdict(cell.text) ? theme.colour(cell.text.toLowerCase()) : INK
  const options = cellOptions({ fit, numeric, line: { colour: theme.colour('grid'), pt: 0.75 }, colour, bold: cell.strong })
  const run = { fontSize: points(fit.size), color: cell.url ? ACCENT : colour, bold: cell.strong, ...lineSpacing }
  return {
    text: [{ text: cell.text, options: { ...run, ...(cell.url && { hyperlink: { url: cell.url } }) } }],
    options: { ...options, valign: 'top', ...(cell.span > 1 && { rowspan: cell.span }) },
  }
}

const headerCell = (text: string, numeric: boolean, fit: Fit, theme: Theme): PptxGenJS.TableCell => {
  const options = cellOptions({ fit, numeric, line: { colour: theme.colour('line'), pt: 1.5 }, colour: SOFT, bold: true })
  return { text: [{ text, options: { fontSize: points(fit.size), color: SOFT, bold: true, ...lineSpacing } }], options: { ...options, valign: 'bottom' } }
}

/** Puts a table that fits its box on a slide. Its alternative text is added when the file is finished. */
export function addTable(slide: PptxGenJS.Slide, name: string, table: TableRows, fit: Fit, box: Box, theme: Theme): void {
  const numeric = (index: number): boolean => table.numeric[index] ?? false
  const header = table.labels.map((text, index) => headerCell(text, numeric(index), fit, theme))
  const body = table.rows.map((row) => row.flatMap((cell, index) =>
    cell.span > 0 ? [bodyCell(cell, numeric(index), fit, theme)] : []))
  const { x, y, w } = place(box)
  slide.addTable([header, ...body], {
    x, y, w, objectName: name, autoPage: false, colW: fit.columns.map(inches), rowH: fit.rows.map(inches),
  })
}
