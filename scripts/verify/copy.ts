import type { Browser } from 'playwright-chromium'
import type { SlideView } from './alike.ts'
import type { FigureCopy } from './figures.ts'
import type { PublicText } from './private-notes.ts'
import { checkOf, type Check } from './rule.ts'
import type { Talk, ToldSlide } from './talk.ts'

/** What the checks across copies need of one: its slides' words, and all that may be read in it. */
export interface Told {
  slideText: FigureCopy['slideText']
  crowded?: boolean
  /** What a slide shows by itself, where that can be told from what stands beside it. */
  view?: (slide: ToldSlide) => SlideView | null
  texts: () => PublicText[]
}

/** A copy that could be opened, with its own checks; `told` is null for a picture. */
export interface OpenedCopy { pages: number; bytes: number; checks: Check[]; told: Told | null }

/** Opens the file or folder of one copy. `browser` is null where none may be used. */
export type Opener = (path: string, talk: Talk, browser: Browser | null) => Promise<OpenedCopy>

const CONTRAST = 'contrast of everything shown'
/** Copies that are printed from the slides have their contrast: it is measured there, and can't be in the copy. */
export const asMeasured = ({ measured }: Talk): Check => checkOf(CONTRAST, measured ? {}
  : { skipped: 'it is measured on the slides, when the copies are made from them' })
