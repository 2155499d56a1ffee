import svgpath from 'svgpath'
import type { DrawnShape } from '../render/in-page/drawing.ts'
import { inches, type Box } from './theme.ts'

const EMU_PER_INCH = 914_400
/** Px of the canvas in the unit of office files. */
export const emu = (px: number): number => Math.round(inches(px) * EMU_PER_INCH)

/** How everything of a drawing is scaled and moved. */
export interface Moved { scale: number; dx: number; dy: number }

/** A step of a path: its letter and the points it goes through, px of the slide. */
export interface Step { letter: string; points: [number, number][] }

const pairsOf = (numbers: readonly number[]): [number, number][] =>
  numbers.flatMap((x, index) => index % 2 ? [] : [[x, numbers[index + 1] ?? 0] as [number, number]])

/** A shape's path where it goes on the slide, of lines and curves alone. */
export function stepsOf({ d, matrix }: DrawnShape, { scale, dx, dy }: Moved): Step[] {
  const steps: Step[] = []
  svgpath(d).matrix([...matrix]).matrix([scale, 0, 0, scale, dx, dy]).abs().unarc().unshort().iterate(([letter, ...given], _index, x, y) => {
    const numbers = given.map(Number)
    if (letter === 'H') steps.push({ letter: 'L', points: [[numbers[0] ?? 0, y]] })
    else if (letter === 'V') steps.push({ letter: 'L', points: [[x, numbers[0] ?? 0]] })
    else steps.push({ letter, points: pairsOf(numbers) })
  })
  return steps
}

const STEPS: Record<string, string> = { M: 'moveTo', L: 'lnTo', C: 'cubicBezTo', Q: 'quadBezTo' }

/** Every point that a path goes through or is steered by, as a box without extent. */
export const pointsOf = (steps: readonly Step[]): Box[] => steps.flatMap((step) => step.points).map(([x, y]) => ({ x, y, w: 0, h: 0 }))

function pathXml(steps: readonly Step[], { x, y, w, h }: Box, filled: boolean): string {
  const point = ([px, py]: [number, number]): string => `<a:pt x="${emu(px - x)}" y="${emu(py - y)}"/>`
  const all = steps.map((step) => {
    const name = STEPS[step.letter]
    return name ? `<a:${name}>${step.points.map(point).join('')}</a:${name}>` : '<a:close/>'
  })
  return `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>`
    + `<a:path w="${emu(w)}" h="${emu(h)}"${filled ? '' : ' fill="none"'}>${all.join('')}</a:path></a:pathLst></a:custGeom>`
}

/** Whether a path is a rectangle with upright sides: office programs have a name for that. */
function isRectangle(steps: readonly Step[]): boolean {
  const corners = steps.flatMap(({ points: [point] }) => point ? [point] : [])
  const closes = steps.at(-1)?.letter === 'Z'
  return closes && steps.every(({ letter }) => 'MLZ'.includes(letter)) && corners.length === 4
    && corners.every(([x, y], index) => {
      const [nextX, nextY] = corners[(index + 1) % 4] ?? [x, y]
      return Math.abs(nextX - x) < 0.01 !== Math.abs(nextY - y) < 0.01
    })
}

/** A path as DrawingML's geometry, in its frame. @param filled whether its inside is painted */
export const geometryXml = (steps: readonly Step[], frame: Box, filled: boolean): string =>
  isRectangle(steps) ? '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' : pathXml(steps, frame, filled)
