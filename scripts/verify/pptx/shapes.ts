import { fillIn, type Paint, type Palette } from './colour.ts'
import { pathCovers } from './outline.ts'
import { at, children, elements, numberOf, type Document, type Element } from './xml.ts'

/** A rectangle on the slide, in EMU. */
export interface Frame { x: number; y: number; w: number; h: number }

/** Something that a slide paints, in the order of painting. */
export interface Drawn {
  element: Element
  kind: 'shape' | 'picture' | 'table' | 'chart' | 'unknown'
  /** Null where the file does not say where it is, or turns it. */
  frame: Frame | null
  /** What fills it; null where what is below shows. */
  paint: Paint | null
  /** Whether it is painted all over a frame; false where that can't be told. */
  covers: (frame: Frame) => boolean
  /** The placeholders that it takes its look from, nearest first. */
  models: Element[]
}

type Place = (frame: Frame) => Frame
const asItIs: Place = (frame) => frame

function box(transform: Element | undefined, names: [string, string] = ['a:off', 'a:ext']): Frame | null {
  if (!transform || numberOf(transform, 'rot')) return null
  const [from, size] = names.map((name) => at(transform, name))
  const [x, y, w, h] = [numberOf(from, 'x'), numberOf(from, 'y'), numberOf(size, 'cx'), numberOf(size, 'cy')]
  return x === null || y === null || w === null || h === null ? null : { x, y, w, h }
}

/** Where a group puts what it holds. */
function inGroup(group: Element, outer: Place): Place {
  const transform = at(group, 'p:grpSpPr', 'a:xfrm')
  const [to, from] = [box(transform), box(transform, ['a:chOff', 'a:chExt'])]
  if (!to || !from?.w || !from.h) return outer
  const [across, down] = [to.w / from.w, to.h / from.h]
  return ({ x, y, w, h }) => outer({ x: to.x + (x - from.x) * across, y: to.y + (y - from.y) * down, w: w * across, h: h * down })
}

const propertiesOf = (shape: Element): Element | undefined => at(shape, 'p:spPr')
/** A shape's placeholder, if it is one. */
export const placeholderOf = (shape: Element): Element | undefined => children(shape).flatMap((part) => at(part, 'p:nvPr', 'p:ph') ?? [])[0]

const first = <T>(values: (T | undefined)[]): T | undefined => values.find((value) => value !== undefined)

function shape(element: Element, models: Element[], palette: Palette, place: Place): Drawn {
  const chain = [element, ...models].map(propertiesOf)
  const own = box(first(chain.map((properties) => at(properties, 'a:xfrm'))))
  const frame = own && place(own)
  const isRectangle = first(chain.map((properties) => at(properties, 'a:prstGeom')?.attribs['prst'])) === 'rect'
  const styled = Number(at(element, 'p:style', 'a:fillRef')?.attribs['idx'] ?? 0) > 0
  const paint = first(chain.map((properties) => fillIn(properties, palette))) ?? null
  const stated = chain.some((properties) => fillIn(properties, palette) !== undefined)
  return {
    element, kind: 'shape', models, frame,
    paint: stated || !styled ? paint : 'a fill of the theme',
    covers: isRectangle ? inside(frame) : (frame && pathCovers(propertiesOf(element), frame)) ?? (() => false),
  }
}

/** Height of a table: office programs go by its rows, not by its frame. */
const rowsHeight = (element: Element): number => elements('a:tr', element).reduce((sum, row) => sum + (numberOf(row, 'h') ?? 0), 0)

/** Tells whether something that fills its frame covers another one. */
const inside = (outer: Frame | null) => (frame: Frame): boolean => outer !== null && holdsFrame(outer, frame, 0)

function graphic(element: Element, place: Place): Drawn {
  const table = elements('a:tbl', element)[0]
  const kind = table ? 'table' : elements('c:chart', element).length > 0 ? 'chart' : 'unknown'
  const own = box(at(element, 'p:xfrm'))
  const frame = own && place(table ? { ...own, h: rowsHeight(element) } : own)
  const coloured = table && elements('a:tcPr', table).some((cell) => children(cell).some(({ name }) => name === 'a:solidFill'))
  const paint = coloured ? 'cells of a table' : kind === 'unknown' ? 'a drawing' : null
  return { element, kind, models: [], covers: inside(frame), paint, frame }
}

function picture(element: Element, place: Place): Drawn {
  const own = box(at(element, 'p:spPr', 'a:xfrm'))
  const frame = own && place(own)
  return { element, kind: 'picture', models: [], covers: inside(frame), paint: 'a picture', frame }
}

function drawn(element: Element, modelsOf: (shape: Element) => Element[], palette: Palette, place: Place): Drawn[] {
  const { name } = element
  if (name === 'p:sp' || name === 'p:cxnSp') return [shape(element, modelsOf(element), palette, place)]
  if (name === 'p:graphicFrame') return [graphic(element, place)]
  if (name === 'p:pic') return [picture(element, place)]
  if (name === 'p:grpSp') return children(element).flatMap((part) => drawn(part, modelsOf, palette, inGroup(element, place)))
  if (['p:nvGrpSpPr', 'p:grpSpPr', 'p:extLst'].includes(name)) return []
  return [{ element, kind: 'unknown', models: [], covers: () => false, paint: `<${name}>`, frame: null }]
}

/** The tree of shapes of a slide, layout or master. */
export const treeOf = (document: Document | undefined): Element | undefined => children(children(document)[0]).flatMap((part) => at(part, 'p:spTree') ?? [])[0]

/** Everything that a part paints, first things first. */
export const drawnIn = (document: Document | undefined, palette: Palette, modelsOf: (shape: Element) => Element[]): Drawn[] =>
  children(treeOf(document)).flatMap((element) => drawn(element, modelsOf, palette, asItIs))

/** By how much two rectangles lie over one another, the shorter way. */
export const overlap = (a: Frame, b: Frame): number =>
  Math.min(a.x + a.w - Math.max(a.x, b.x), a.y + a.h - Math.max(a.y, b.y), b.x + b.w - Math.max(a.x, b.x), b.y + b.h - Math.max(a.y, b.y))

/** Whether one rectangle holds another one. */
export const holdsFrame = (outer: Frame, inner: Frame, tolerance: number): boolean =>
  outer.x <= inner.x + tolerance && outer.y <= inner.y + tolerance
  && outer.x + outer.w >= inner.x + inner.w - tolerance && outer.y + outer.h >= inner.y + inner.h - tolerance
