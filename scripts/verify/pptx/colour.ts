import type { Rgba } from '../../render/in-page/wcag.ts'
import { at, children, elements, isOn, type Document, type Element } from './xml.ts'

/** A colour, or in words why it can't be told. */
export type Paint = Rgba | string

/** What names of colours mean: the theme's, under the names that a slide gives them. */
export type Palette = Map<string, Rgba>

/** Shares are in thousandths of a percent. */
const WHOLE = 100_000

const opaque = (hex: string): Paint => /^[0-9a-f]{6}$/i.test(hex)
  ? [Number.parseInt(hex.slice(0, 2), 16), Number.parseInt(hex.slice(2, 4), 16), Number.parseInt(hex.slice(4), 16), 1]
  : `the colour "${hex}", which is not understood`

function named(element: Element, palette: Palette): Paint {
  const { val = '', lastClr = '' } = element.attribs
  if (element.name === 'a:srgbClr') return opaque(val)
  if (element.name === 'a:sysClr') return opaque(lastClr)
  if (element.name === 'a:schemeClr') return palette.get(val) ?? `the colour "${val}", which its theme does not have`
  return `a colour given as <${element.name}>, which is not understood`
}

/** The colour that an element holds, `<a:solidFill>` or the like. */
export function colourIn(element: Element, palette: Palette): Paint {
  const [given] = children(element)
  if (!given) return `<${element.name}> without a colour`
  return children(given).reduce<Paint>((paint, change) => {
    if (typeof paint === 'string') return paint
    if (change.name !== 'a:alpha') return `a colour changed by <${change.name}>, which is not understood`
    return [paint[0], paint[1], paint[2], Number(change.attribs['val']) / WHOLE]
  }, named(given, palette))
}

const OTHERS: Record<string, string> = { 'a:gradFill': 'a gradient', 'a:blipFill': 'a picture', 'a:pattFill': 'a pattern', 'a:grpFill': 'the fill of its group' }

/** The fill that an element states itself: null for none at all, undefined where it leaves that to others. */
export function fillIn(element: Element | undefined, palette: Palette): Paint | null | undefined {
  for (const part of children(element)) {
    if (part.name === 'a:noFill') return null
    if (part.name === 'a:solidFill') return colourIn(part, palette)
    const other = OTHERS[part.name]
    if (other) return other
  }
  return undefined
}

/** The colour of text whose look is stated here; links have the theme's unless they say otherwise. */
export function inkIn(look: Element, palette: Palette): Paint | undefined {
  const link = at(look, 'a:hlinkClick')
  const keeps = link && elements('ahyp:hlinkClr', link).some(({ attribs }) => attribs['val'] === 'tx')
  if (link && !keeps) return palette.get('hlink') ?? 'the colour of links, which its theme does not have'
  const fill = fillIn(look, palette)
  return fill === null ? 'no fill' : fill
}

/** Colours of a theme by name, also by those of a master's or layout's map. */
export function paletteOf(theme: Document | undefined, ...maps: (Element | undefined)[]): Palette {
  const scheme = theme ? elements('a:clrScheme', theme)[0] : undefined
  const palette: Palette = new Map()
  for (const slot of children(scheme)) {
    const paint = colourIn(slot, palette)
    if (typeof paint !== 'string') palette.set(slot.name.replace(/^a:/, ''), paint)
  }
  const map = maps.find((found) => found !== undefined)
  const slots = new Map(palette)
  for (const [name, slot] of Object.entries(map?.attribs ?? {})) {
    const colour = slots.get(slot)
    if (colour) palette.set(name, colour)
  }
  return palette
}

/** The colour of a background; undefined where it is stated elsewhere. @param background `<p:bg>` */
export function groundOf(background: Element | undefined, palette: Palette): Paint | undefined {
  if (!background) return undefined
  const own = at(background, 'p:bgPr')
  if (own) return fillIn(own, palette) ?? 'a background without a fill'
  const reference = at(background, 'p:bgRef')
  // The first background of a theme is its colour as it is; the others change it.
  return reference?.attribs['idx'] === '1001' ? colourIn(reference, palette) : 'a background of the theme'
}

/** Whether a part shows the shapes of the part that it is based on. */
export const showsMaster = (root: Element | undefined): boolean => root?.attribs['showMasterSp'] === undefined || isOn(root.attribs['showMasterSp'])
