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

/** How the inside of a path is told, by SVG's rule `evenodd` or by the one that goes without saying, and whether it has a line. */
export interface Filling { evenOdd: boolean; stroke: object | null }

const STEPS: Record<string, string> = { M: 'moveTo', L: 'lnTo', C: 'cubicBezTo', Q: 'quadBezTo' }

/** Every point that a path goes through or is steered by, as a box without extent. */
export const pointsOf = (steps: readonly Step[]): Box[] => steps.flatMap((step) => step.points).map(([x, y]) => ({ x, y, w: 0, h: 0 }))

export type Point = Step['points'][number]

export const apart = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1])

const isAt = (a: Point | undefined, b: Point | undefined): boolean => a !== undefined && b !== undefined && apart(a, b) < 0.01

/** The rings of a path, which may come back to where it starts more than once. */
function ringsOf(steps: readonly Step[]): Step[][] {
  const rings: Step[][] = []
  for (const [index, step] of steps.entries()) {
    const ring = rings.at(-1)
    if (!ring || step.letter === 'M') rings.push([step])
    else ring.push(step)
    const start = rings.at(-1)?.[0]
    const next = steps[index + 1]?.letter ?? 'Z'
    if (start && step.letter !== 'M' && !'MZ'.includes(next) && isAt(step.points.at(-1), start.points[0])) rings.push([start])
  }
  return rings
}

/** Twice the area that a ring goes round, negative where it goes the other way; curves as their points stand. */
function areaOf(ring: readonly Step[]): number {
  const all = ring.flatMap(({ points }) => points)
  return all.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = all[(index + 1) % all.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
}

/**
 * The parts of a path that are painted each by itself. Office programs leave out what a path goes round twice, SVG as a
 * rule only what it goes round the other way.
 */
function paintedParts(steps: readonly Step[], evenOdd: boolean): (readonly Step[])[] {
  const rings = ringsOf(steps)
  const areas = rings.map(areaOf)
  return !evenOdd && areas.every((area) => area * (areas[0] ?? 0) > 0) ? rings : [steps]
}

type Painted = 'fill' | 'stroke' | 'both'
const PAINTED: Record<Painted, string> = { fill: ' stroke="0"', stroke: ' fill="none"', both: '' }

function pathXml(steps: readonly Step[], { x, y, w, h }: Box, painted: Painted): string {
  const point = ([px, py]: [number, number]): string => `<a:pt x="${emu(px - x)}" y="${emu(py - y)}"/>`
  const all = steps.map((step) => {
    const name = STEPS[step.letter]
    return name ? `<a:${name}>${step.points.map(point).join('')}</a:${name}>` : '<a:close/>'
  })
  return `<a:path w="${emu(w)}" h="${emu(h)}"${PAINTED[painted]}>${all.join('')}</a:path>`
}

/** A line goes over all parts of its shape: the next one would cover that of the one before. */
function pathsIn(steps: readonly Step[], frame: Box, fill: Filling | null): string[] {
  if (!fill) return [pathXml(steps, frame, 'stroke')]
  const parts = paintedParts(steps, fill.evenOdd)
  if (parts.length === 1) return [pathXml(steps, frame, 'both')]
  return [...parts.map((part) => pathXml(part, frame, 'fill')), ...fill.stroke ? [pathXml(steps, frame, 'stroke')] : []]
}

function pathsXml(steps: readonly Step[], frame: Box, fill: Filling | null): string {
  return `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>`
    + `${pathsIn(steps, frame, fill).join('')}</a:pathLst></a:custGeom>`
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

/** A path as DrawingML's geometry, in its frame. @param fill null where its inside is not painted */
export const geometryXml = (steps: readonly Step[], frame: Box, fill: Filling | null): string =>
  isRectangle(steps) ? '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>' : pathsXml(steps, frame, fill)
