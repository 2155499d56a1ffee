import { ratio, type Rgba } from '../../render/in-page/wcag.ts'
import type { Shown } from './drawn.ts'

/** The faintest words of a page: their contrast to white paper, 1 to 21. */
export interface FaintWords { contrast: number; text: string }

const PAPER: Rgba = [255, 255, 255, 1]

/** The faintest words that a page shows outside of its pictures; null where it shows none. Contrast is of lightness alone, as on a grey copier. */
export function faintest(shown: readonly Shown[]): FaintWords | null {
  const words = shown.filter(({ inForm, text }) => !inForm && text.trim())
  return words.reduce<FaintWords | null>((least, { ink, text }) => {
    const contrast = ratio(ink, PAPER)
    return least && least.contrast <= contrast ? least : { contrast, text }
  }, null)
}
