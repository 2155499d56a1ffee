import type { Arrow } from '../render/in-page/outline.ts'
import { apart, type Point, type Step } from './drawing-path.ts'
import type { Box } from './theme.ts'

const between = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]

/** What an arrow that is drawn back leaves of the stretch that it points along. */
const LEFT = 0.1

/** The end of a line moved by a length, away from the place that the line comes from. */
function moved(end: Point, from: Point, by: number): Point {
  const length = apart(from, end)
  return between(from, end, Math.max(LEFT, 1 + by / length))
}

/** A path whose last point is moved on; a curve keeps its form, and gets a straight piece. */
function endingFurther(steps: readonly Step[], by: number): Step[] {
  const last = steps.at(-1)
  const end = last?.points.at(-1)
  const from = end && steps.flatMap(({ points }) => points).findLast((point) => apart(point, end) > 0)
  if (!last || !from || last.letter === 'M' || by === 0) return [...steps]
  const further = moved(end, from, by)
  if (last.letter !== 'L' && by > 0) return [...steps, { letter: 'L', points: [further] }]
  return [...steps.slice(0, -1), { ...last, points: [...last.points.slice(0, -1), further] }]
}

/** The same for its first point. */
function startingFurther(steps: readonly Step[], by: number): Step[] {
  const [first, second, ...others] = steps
  const start = first?.points[0]
  const from = start && steps.flatMap(({ points }) => points).find((point) => apart(point, start) > 0)
  if (!start || !second || !from || by === 0) return [...steps]
  const further: Step = { letter: 'M', points: [moved(start, from, by)] }
  return second.letter !== 'L' && by > 0 ? [further, { letter: 'L', points: [start] }, second, ...others] : [further, second, ...others]
}

/** A path as long as its arrows show it: office programs end the tip of an arrow where its line ends. @param scale of the drawing on the slide */
export const withTips = (steps: readonly Step[], { start, end }: Arrow, scale: number): Step[] =>
  startingFurther(endingFurther(steps, (end ?? 0) * scale), (start ?? 0) * scale)

/** Whether a path does not come back to where it starts. */
export function isOpen(steps: readonly Step[]): boolean {
  const [start, end] = [steps[0]?.points[0], steps.at(-1)?.points.at(-1)]
  return steps.every(({ letter }) => letter !== 'Z') && start !== undefined && end !== undefined && apart(start, end) > 0
}

/** A stretch that is neither level nor upright is looked at in that many pieces. */
const PIECES = 8

/** The point of a Bézier curve, of any degree, at a share of its way. */
function onCurve(points: readonly Point[], share: number): Point {
  const [first = [0, 0], ...others] = points
  return others.length === 0 ? first : onCurve(others.map((point, index) => between(points[index] ?? first, point, share)), share)
}

const boxOf = (a: Point, b: Point): Box => ({ x: Math.min(a[0], b[0]), y: Math.min(a[1], b[1]), w: Math.abs(a[0] - b[0]), h: Math.abs(a[1] - b[1]) })

/** Where the stretches of a path are: of each the boxes of its pieces, so that the room beside it stays free. */
export function stretchesOf(steps: readonly Step[]): Box[][] {
  let from: Point = [0, 0]
  return steps.flatMap(({ letter, points }) => {
    const way = [from, ...points]
    from = points.at(-1) ?? from
    if (letter === 'M' || points.length === 0) return []
    const pieces = way.every(([x]) => x === from[0]) || way.every(([, y]) => y === from[1]) ? 1 : PIECES
    return [Array.from({ length: pieces }, (_, index) => boxOf(onCurve(way, index / pieces), onCurve(way, (index + 1) / pieces)))]
  })
}
