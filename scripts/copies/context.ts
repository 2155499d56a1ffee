import type { Browser } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import type { Progress } from '../lib/progress.ts'
import type { Kept } from '../render/kept.ts'
import type { SlidesPdf } from '../render/slides-pdf.ts'
import type { Rendered } from '../render/still.ts'

/** Paper sizes of the handout. */
export const PAPERS = ['a4', 'letter'] as const
/** Slides on one handout page; 1 is the sheet with notes. */
export const PER_PAGE = ['1', '2', '4', '6'] as const

/** What a person asked for. */
export interface CopyOptions {
  paper: (typeof PAPERS)[number]
  perPage: (typeof PER_PAGE)[number]
  /** Lines to write on beside N-up slides. */
  lines: boolean
  /** One PDF page for each click instead of each slide's final state. */
  withClicks: boolean
  /** Address the web version will have, for canonical links; empty where unknown. */
  siteUrl: string
}

/** Everything a copy is made from: one dataset, one parsed deck, one render. */
export interface Rendering extends Rendered {
  dataset: Dataset
  deck: Deck
  browser: Browser
  /** The served web build, without trailing slash. */
  origin: string
  /** Folder of the web build, inside the stage. */
  webDir: string
  /** Slide number shown on each page of the print page. */
  pages: number[]
  /** What earlier runs have made of the same pages. */
  kept: Kept
  /** The slide PDF, printed once, for all copies that are made of it. */
  slides: () => Promise<SlidesPdf>
  /** Folder that finished copies are written to before they are published. */
  stage: string
  options: CopyOptions
  progress: Progress
}

/** One kind of copy: what it writes and how. */
export interface Copy {
  /** Shown in progress and in the final table. */
  label: string
  /** True for one that takes long with a page of its own: made beside the rest. */
  apart?: boolean
  /** True for one made of the slide PDF. */
  ofSlides?: boolean
  /** File or folder names it writes into the stage. */
  outputs: (rendering: Pick<Rendering, 'dataset' | 'options' | 'deck'>) => string[]
  make: (rendering: Rendering) => Promise<void>
}
