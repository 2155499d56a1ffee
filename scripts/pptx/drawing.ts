import type { Drawing, DrawnShape, Stroke, TextLine, TextPiece } from '../render/in-page/drawing.ts'
import type { Rgba } from '../render/in-page/wcag.ts'
import { LIMITS } from '../render/layout.ts'
import { colourXml } from './drawing-colour.ts'
import { centred, sharesOf, turned } from './drawing-fit.ts'
import { isOpen, stretchesOf, withTips } from './drawing-line.ts'
import { emu, geometryXml, pointsOf, stepsOf, type Moved, type Step } from './drawing-path.ts'
import { CANVAS, points, type Box, type Theme } from './theme.ts'
import { escapeXml } from './xml.ts'

/** Where a drawing goes on the slide: everything of it is scaled and moved alike. */
interface Placing extends Moved { theme: Theme }

const frameXml = ({ x, y, w, h }: Box): string => `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(w)}" cy="${emu(h)}"/>`

const solid = (colour: Rgba, theme: Theme): string => `<a:solidFill>${colourXml(colour, theme)}</a:solidFill>`

const CAPS: Record<string, string> = { round: 'rnd', square: 'sq' }
const JOINS: Record<string, string> = { round: '<a:round/>', bevel: '<a:bevel/>' }
const WHOLE = 100_000

/** Strokes and gaps as shares of the line's width; an odd list is said twice, as in SVG. */
function dashXml({ dash, width, cap }: Stroke): string {
  const all = dash.length % 2 ? [...dash, ...dash] : dash
  // In SVG the ends of a stroke are added to it; office programs do not agree on that.
  const ends = cap === 'butt' ? 0 : width
  const share = (length: number): number => Math.round(Math.max(0, length) / width * WHOLE)
  const pairs = all.flatMap((length, index) => index % 2 ? [] : `<a:ds d="${share(length + ends)}" sp="${share((all[index + 1] ?? 0) - ends)}"/>`)
  return pairs.length > 0 ? `<a:custDash>${pairs.join('')}</a:custDash>` : ''
}

function strokeXml(stroke: Stroke | null, { scale, theme }: Placing): string {
  if (!stroke) return '<a:ln><a:noFill/></a:ln>'
  const ends = (['start', 'end'] as const).map((end) => stroke.arrow[end] !== null ? `<a:${end === 'start' ? 'head' : 'tail'}End type="triangle"/>` : '').join('')
  return `<a:ln w="${emu(stroke.width * scale)}" cap="${stroke.dash.length > 0 ? 'flat' : CAPS[stroke.cap] ?? 'flat'}">${solid(stroke.colour, theme)}${dashXml(stroke)}`
    + `${JOINS[stroke.join] ?? '<a:miter lim="800000"/>'}${ends}</a:ln>`
}

function boundsOf(frames: readonly Box[]): Box {
  const [x, y] = [Math.min(...frames.map((frame) => frame.x)), Math.min(...frames.map((frame) => frame.y))]
  return { x, y, w: Math.max(...frames.map((frame) => frame.x + frame.w)) - x, h: Math.max(...frames.map((frame) => frame.y + frame.h)) - y }
}

/** What type keeps clear of: a frame, or the pieces of each stretch of a line. */
interface Ink { frame: Box | null; stretches: Box[][] }

interface Part { xml: string; frame: Box }

const named = (name: string, properties: string): string => `<p:nvSpPr><p:cNvPr id="1" name="${name}"/>${properties}<p:nvPr/></p:nvSpPr>`

/** How far lines and arrows reach from their path, as shares of the line's width: office programs draw arrows three times as wide. */
const [LINE, ARROW] = [0.5, 1.5]

const reachOf = (stroke: Stroke | null, { scale }: Placing, share: number): number => stroke ? stroke.width * scale * share : 0

/** Lines are kept clear of as if they were at least twice that wide, px. */
const HAIR = 0.5

const wider = ({ x, y, w, h }: Box, by: number): Box => ({ x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by })

/** Where a shape paints: all over its frame, but for an open line only along its stretches. */
function inkOf(steps: readonly Step[], frame: Box, { fill, stroke }: DrawnShape, placing: Placing): Ink {
  const [reach, arrow] = [reachOf(stroke, placing, LINE), reachOf(stroke, placing, ARROW)]
  if (fill || !isOpen(steps)) return { frame: wider(frame, reach), stretches: [] }
  const points = pointsOf(steps)
  const tips = [stroke?.arrow.start != null ? points[0] : null, stroke?.arrow.end != null ? points.at(-1) : null]
  const stretches = stretchesOf(steps).map((pieces) => pieces.map((piece) => wider(piece, Math.max(reach, HAIR))))
  return { frame: null, stretches: [...stretches, ...tips.flatMap((tip) => tip ? [[wider(tip, arrow)]] : [])] }
}

function shapeXml(shape: DrawnShape, placing: Placing): (Part & { ink: Ink })[] {
  const own = stepsOf(shape, placing)
  const steps = shape.stroke ? withTips(own, shape.stroke.arrow, placing.scale) : own
  const points = pointsOf(steps)
  if (points.length === 0) return []
  const frame = boundsOf(points)
  // SVG paints nothing there; a program would still have something to select.
  if (frame.w === 0 && frame.h === 0) return []
  const geometry = geometryXml(steps, frame, shape.fill && shape)
  const fill = shape.fill ? solid(shape.fill, placing.theme) : '<a:noFill/>'
  return [{ frame, ink: inkOf(steps, frame, shape, placing), xml: `<p:sp>${named('Shape', '<p:cNvSpPr/>')}<p:spPr><a:xfrm>${frameXml(frame)}</a:xfrm>${geometry}${fill}${strokeXml(shape.stroke, placing)}</p:spPr></p:sp>` }]
}

const ALIGN = { left: 'l', center: 'ctr', right: 'r' } as const

/** A length as sizes of type are written: in hundredths of a point. */
const hundredths = (px: number): number => Math.round(points(px) * 100)

function runXml({ text, size, spacing, bold, italic, colour }: TextPiece, share: number, theme: Theme): string {
  const look = `sz="${hundredths(size * share)}"${spacing ? ` spc="${hundredths(spacing * share)}"` : ''}${bold ? ' b="1"' : ''}${italic ? ' i="1"' : ''}`
  return `<a:r><a:rPr lang="en-US" ${look} dirty="0">${solid(colour, theme)}</a:rPr><a:t>${escapeXml(text)}</a:t></a:r>`
}

/** Type may be that much larger beside its shapes than in the deck, so that it stays readable in a smaller drawing. */
const LARGER = 1.1

/** A size of type on the slide: where the drawing is made smaller, readable type stays so. */
const sizeAt = (size: number, scale: number): number => Math.max(size * scale, Math.min(size, LIMITS.smallest))

/** Whether a drawing has room on the slide: its type would else be too small to read, or too large for its shapes. */
export const hasRoom = ({ items }: Drawing, { scale }: Moved): boolean => items.every((item) => item.kind === 'shape'
  || item.pieces.every(({ size }) => sizeAt(size, scale) <= size * scale * LARGER))

/** A line of text where it goes on the slide. */
const placed = (line: TextLine, { scale, dx, dy }: Placing): TextLine => ({
  ...line, x: line.x * scale + dx, y: line.y * scale + dy, w: line.w * scale, h: line.h * scale,
  pieces: line.pieces.map((piece) => ({ ...piece, size: sizeAt(piece.size, scale), spacing: piece.spacing * sizeAt(piece.size, scale) / piece.size })),
})

/** A line of text in a box that is as large as its letters: it does not wrap where another font is wider. */
function textXml(line: TextLine, share: number, theme: Theme): Part {
  const { x, y, w, h } = line
  const frame = { x, y, w, h }
  const xml = `<p:sp>${named('Text', '<p:cNvSpPr txBox="1"/>')}<p:spPr><a:xfrm>${frameXml(frame)}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr>`
    + '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr><a:lstStyle/>'
    + `<a:p><a:pPr algn="${ALIGN[line.align]}"/>${line.pieces.map((piece) => runXml(piece, share, theme)).join('')}</a:p></p:txBody></p:sp>`
  return { frame, xml }
}

/** Where a drawing stands in a box: as large as on the deck's slide, smaller where the box is smaller. */
export function placingIn(drawing: Pick<Drawing, 'x' | 'y' | 'w' | 'h'>, box: Box): Moved {
  const scale = Math.min(1, box.w / drawing.w, box.h / drawing.h)
  return { scale, dx: box.x + (box.w - drawing.w * scale) / 2 - drawing.x * scale, dy: box.y - drawing.y * scale }
}

const SLIDE: Box = { x: 0, y: 0, w: CANVAS.width, h: CANVAS.height }

/** Where the deck has it. */
export const IN_PLACE: Moved = { scale: 1, dx: 0, dy: 0 }

/** What a group is called, and what it says to those who don't see it. */
export interface Named { name: string; alt: string }

/** A drawing as one group of native shapes and texts, in PresentationML. */
export function drawingXml({ items }: Drawing, { name, alt }: Named, placing: Placing): string {
  const shapes = items.flatMap((item) => item.kind === 'shape' ? shapeXml(item, placing) : [])
  const frames = shapes.flatMap(({ ink }) => ink.frame ?? [])
  const obstacles = shapes.flatMap(({ ink }) => ink.frame ? [[ink.frame]] : ink.stretches)
  const texts = items.flatMap((item) => item.kind === 'text' ? centred(placed(item, placing), frames) : [])
  const lines = texts.map((line) => turned(line, texts, obstacles, SLIDE))
  const shares = sharesOf(lines, obstacles, SLIDE, LIMITS.smallest)
  // Texts last: the box of a line is taller than its letters, and a shape that comes close must not lie over it.
  const parts = [...shapes, ...lines.map((line, index) => textXml(line, shares[index] ?? 1, placing.theme))]
  const frame = frameXml(boundsOf(parts.map((part) => part.frame)))
  const inner = frame.replace('<a:off', '<a:chOff').replace('<a:ext', '<a:chExt')
  return `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="1" name="${name}" descr="${escapeXml(alt)}"></p:cNvPr><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>`
    + `<p:grpSpPr><a:xfrm>${frame}${inner}</a:xfrm></p:grpSpPr>${parts.map(({ xml }) => xml).join('')}</p:grpSp>`
}
