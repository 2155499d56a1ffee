import type { CopyOptions } from '../copies/context.ts'

/** What of the options shapes the handout. */
export type HandoutOptions = Pick<CopyOptions, 'paper' | 'perPage' | 'lines'>

/** Portrait paper in mm. */
const SIZES = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
} as const satisfies Record<HandoutOptions['paper'], { width: number, height: number }>

/** CSS pixels in a millimetre. */
export const PX_PER_MM = 96 / 25.4

/** Page margins in mm; header and footer stand in those above and below. */
export const MARGIN = { side: 16, top: 18, bottom: 17 } as const

/** How the slides of one page are arranged; `room` is the least height, in mm, for lines below a slide. */
interface Grid { columns: number; rows: number; landscape?: boolean; lines?: 'below' | 'beside'; room?: number }

const GRIDS: Record<Exclude<HandoutOptions['perPage'], '1'>, { plain: Grid, lined: Grid }> = {
  2: { plain: { columns: 1, rows: 2 }, lined: { columns: 1, rows: 2, lines: 'below', room: 36 } },
  // Four slides fill a landscape page; with lines each needs its own row.
  4: { plain: { columns: 2, rows: 2, landscape: true }, lined: { columns: 1, rows: 4, lines: 'beside' } },
  6: { plain: { columns: 2, rows: 3 }, lined: { columns: 2, rows: 3, lines: 'below', room: 22 } },
}
const SINGLE: Grid = { columns: 1, rows: 1 }
/** Between slides, in mm; as in the style sheet. */
const GAP = 6
/** Two lines of caption above a slide, in mm. */
const CAPTION = 10

/** Lengths of a page in mm: the paper, the area inside the margins, and a slide on it. */
export interface Layout { paper: { width: number, height: number }; width: number; height: number; slide: number; grid: Grid }

/** Widest slide, in mm, of which the grid's rows and columns all fit. */
function slideWidth(width: number, height: number, { columns, rows, lines, room = 0 }: Grid, aspect: number): number {
  const cell = (width - GAP * (columns - 1)) / columns
  const across = lines === 'beside' ? (cell - GAP) / 2 : cell
  const down = (height - GAP * (rows - 1)) / rows - CAPTION - room
  return Math.min(across, down * aspect)
}

/** The page layout for some options; `aspect` is a slide's width over its height. */
export function layoutOf({ paper, perPage, lines }: HandoutOptions, aspect = 16 / 9): Layout {
  const grid = perPage === '1' ? SINGLE : GRIDS[perPage][lines ? 'lined' : 'plain']
  const { width: short, height: long } = SIZES[paper]
  const size = grid.landscape ? { width: long, height: short } : { width: short, height: long }
  const width = size.width - 2 * MARGIN.side
  const height = size.height - MARGIN.top - MARGIN.bottom
  const slide = perPage === '1' ? width : slideWidth(width, height, grid, aspect)
  return { paper: size, width, height, slide, grid }
}

/** Suffix of the file name: A4 sheets have none, the rest say what they are. */
export const paperSuffix = ({ paper, perPage, lines }: HandoutOptions): string =>
  `${paper === 'a4' ? '' : `-${paper}`}${perPage === '1' ? '' : `-${perPage}up${lines ? '-lined' : ''}`}`
