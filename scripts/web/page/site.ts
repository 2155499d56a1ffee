import type { Dataset, Talk } from '../../../data/schema/index.ts'
import type { Slide } from '../../deck/load.ts'
import type { BuiltFiles } from '../built-files.ts'

/** What every page of the web version is made from. */
export interface Site {
  talk: Talk
  /** The article that the talk re-tells. */
  article: Dataset['sources'][number]
  slides: Slide[]
  files: BuiltFiles
  /** Size of a slide in px. */
  canvas: { width: number, height: number }
  /** Address of the web version with a slash at its end; empty where unknown. */
  url: string
  /** Where the deck was rendered from, without trailing slash: slides name their pictures by it. */
  origin: string
}

export const SOCIAL_CARD = 'og.png'
export const CARD_SIZE = { width: 1200, height: 630 } as const

/** The address people type, in the form that pages need: a slash at its end, no query. */
export function normalSiteUrl(url: string): string {
  if (!url) return ''
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname.replace(/\/?$/, '/')}`
}
