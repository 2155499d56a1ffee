/** Contrast by WCAG 2.2. Pure: the page measures slides with it, the checks of copies measure files. */

/** A colour: red, green and blue 0–255, alpha 0–1. */
export type Rgba = readonly [number, number, number, number]

/** From these sizes on, px, text is large: 18 pt, or 14 pt in bold. */
const LARGE = 24
const BOLD_LARGE = 18.66

/** A colour as it appears on an opaque one. */
export const over = ([r, g, b, a]: Rgba, [R, G, B]: Rgba): Rgba =>
  [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1]

const channel = (value: number): number => value <= 10.31475 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4

const luminance = ([red, green, blue]: Rgba): number =>
  0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)

/** Contrast ratio of two opaque colours, 1 to 21. */
export function ratio(a: Rgba, b: Rgba): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** The least contrast of text of a size, px. */
export const leastContrast = (size: number, bold: boolean, limits: { contrast: number, largeContrast: number }): number =>
  size >= LARGE || (bold && size >= BOLD_LARGE) ? limits.largeContrast : limits.contrast
