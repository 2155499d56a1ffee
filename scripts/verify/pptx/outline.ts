import type { Frame } from './shapes.ts'
import { at, children, elements, numberOf, type Element } from './xml.ts'

type Point = readonly [x: number, y: number]

/** A curve is looked at in that many straight pieces. */
const PIECES = 8
/** A frame is looked at in so many places across and down. */
const [ACROSS, DOWN] = [9, 5]

const between = (a: Point, b: Point, share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]

/** The point of a Bézier curve, of any degree, at a share of its way. */
function onCurve(points: readonly Point[], share: number): Point {
  const [first = [0, 0], ...others] = points
  return others.length === 0 ? first : onCurve(others.map((point, index) => between(points[index] ?? first, point, share)), share)
}

const pointsOf = (step: Element): Point[] => elements('a:pt', step).map((point) => [numberOf(point, 'x') ?? NaN, numberOf(point, 'y') ?? NaN])

/** The corners of one path, in its own units; null where it has a step that is not understood. */
function cornersOf(path: Element): Point[][] | null {
  const rings: Point[][] = []
  for (const step of children(path)) {
    const points = pointsOf(step)
    const ring = rings.at(-1)
    const from = ring?.at(-1)
    if (step.name === 'a:moveTo') rings.push(points)
    else if (step.name === 'a:lnTo') ring?.push(...points)
    else if (from && ['a:cubicBezTo', 'a:quadBezTo'].includes(step.name)) {
      ring?.push(...Array.from({ length: PIECES }, (_, index) => onCurve([from, ...points], (index + 1) / PIECES)))
    } else if (step.name !== 'a:close') return null
  }
  return rings
}

/** Whether a point lies inside, where each ring turns inside out what it encloses. */
const holds = (rings: readonly Point[][], [x, y]: Point): boolean => rings.reduce((inside, ring) => ring.reduce((inner, [ax, ay], index) => {
  const [bx, by] = ring[(index + 1) % ring.length] ?? [ax, ay]
  return (ay > y) !== (by > y) && x < ax + (bx - ax) * (y - ay) / (by - ay) ? !inner : inner
}, inside), false)

/**
 * Tells whether a frame lies inside a shape that is drawn as a path, from the frame's place among the shape's own.
 * @param shape what the path fills, in the units of the frames that are asked for
 */
export function pathCovers(properties: Element | undefined, shape: Frame): ((frame: Frame) => boolean) | null {
  const paths = children(at(properties, 'a:custGeom', 'a:pathLst')).map((path) => ({ rings: cornersOf(path), w: numberOf(path, 'w'), h: numberOf(path, 'h'), fills: path.attribs['fill'] !== 'none' }))
  if (paths.length === 0) return null
  const filled = paths.flatMap(({ rings, w, h, fills }) => fills && rings && w && h
    ? [rings.map((ring) => ring.map(([x, y]): Point => [shape.x + x / w * shape.w, shape.y + y / h * shape.h]))] : [])
  return ({ x, y, w, h }) => filled.some((rings) => Array.from({ length: ACROSS * DOWN }).every((_, index): boolean =>
    holds(rings, [x + w * (index % ACROSS + 0.5) / ACROSS, y + h * (Math.floor(index / ACROSS) + 0.5) / DOWN])))
}
