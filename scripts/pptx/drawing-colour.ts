import type { Rgba } from '../render/in-page/wcag.ts'
import { SCHEME, type Theme } from './theme.ts'

const WHOLE = 100_000

/** Names that slides give the slots of a theme's text and grounds. */
const ON_SLIDES: Partial<Record<keyof typeof SCHEME, string>> = { dk1: 'tx1', lt1: 'bg1', dk2: 'tx2', lt2: 'bg2' }

const hexOf = (colour: Rgba): string => colour.slice(0, 3).map((value) => Math.round(value).toString(16).padStart(2, '0')).join('').toUpperCase()

/** A colour as DrawingML writes it: by its name in the theme where it is one of the theme's, so that it follows a change of that. */
export function colourXml(colour: Rgba, theme: Theme): string {
  const hex = hexOf(colour)
  const slot = (Object.keys(SCHEME) as (keyof typeof SCHEME)[]).find((name) => theme.colour(SCHEME[name]) === hex)
  const alpha = colour[3] < 1 ? `<a:alpha val="${Math.round(colour[3] * WHOLE)}"/>` : ''
  return slot ? `<a:schemeClr val="${ON_SLIDES[slot] ?? slot}">${alpha}</a:schemeClr>` : `<a:srgbClr val="${hex}">${alpha}</a:srgbClr>`
}
