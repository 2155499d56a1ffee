/** The pattern of the opening slide: a honeycomb whose cells grow towards the right edge. Decoration: no fact is in it. */

/** Distance between cells, in px of the 1280 × 720 canvas, and the largest cell's corner radius. */
const STEP = 74
const LARGEST = 37
const SMALLEST = 4
const RIGHT = 1280
const BOTTOM = 720
/** The field is widest at the bottom: its edge runs from here at the top to there at the bottom. */
const EDGE = { top: 1080, bottom: 640 }

export type Tone = 'full' | 'soft' | 'line'

interface Cell { x: number, y: number, column: number, row: number }

const cells: Cell[] = Array.from({ length: 11 }, (_, row) => row).flatMap((row) =>
  Array.from({ length: 11 }, (_, column) => ({
    row, column,
    x: RIGHT - column * STEP - (row % 2) * STEP / 2 + 12,
    y: BOTTOM - row * STEP * 0.866 + 4,
  })))

/** 0 at the field's edge, 1 at the right end of the canvas. */
function depth({ x, y }: Cell): number {
  const edge = EDGE.bottom + (EDGE.top - EDGE.bottom) * (1 - y / BOTTOM)
  return (x - edge) / (RIGHT - edge)
}

/** Which cells stand out is fixed by their place, so that every copy shows the same. */
function toneOf({ row, column }: Cell): Tone {
  const mixed = (row * 7 + column * 5 + row * column) % 9
  if (mixed === 2 || mixed === 7) return 'line'
  return mixed === 4 || mixed === 0 ? 'soft' : 'full'
}

function outline({ x, y }: Cell, radius: number): string {
  const corners = Array.from({ length: 6 }, (_, corner) => {
    const angle = Math.PI / 3 * corner - Math.PI / 2
    return `${Math.round(x + radius * Math.cos(angle))} ${Math.round(y + radius * Math.sin(angle))}`
  })
  return `M${corners.join('L')}Z`
}

const drawn = cells
  .map((cell) => ({ cell, size: SMALLEST + (LARGEST - SMALLEST) * Math.min(1, depth(cell) * 1.25) ** 0.8 }))
  .filter(({ cell }) => depth(cell) > 0)

const pathOf = (tone: Tone): string =>
  drawn.filter(({ cell }) => toneOf(cell) === tone).map(({ cell, size }) => outline(cell, size)).join('')

/** Path data of the cells by tone. */
export const HEXAGONS: Record<Tone, string> = { full: pathOf('full'), soft: pathOf('soft'), line: pathOf('line') }
