import type { Page } from 'playwright-chromium'
import type { DeckMarkup, MarkupKind } from './in-page/markup.ts'

export type { DeckMarkup, SlideMarkup } from './in-page/markup.ts'

/** Slides of the open print page as static markup, with the rules they need; the page stays as it is. */
export const deckMarkup = (page: Page, kind: MarkupKind): Promise<DeckMarkup> => page.evaluate(async (wanted) => {
  const url = '/__deck/markup.ts'
  const module = await import(url) as typeof import('./in-page/markup.ts')
  return module.deckMarkup(wanted)
}, kind)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Paths of the deck's own files that some markup or rules ask for, without repeats. */
export const assetsIn = (text: string, origin: string): string[] =>
  [...new Set([...text.matchAll(new RegExp(`${escaped(origin)}(/[^"'\\s)<>]+)`, 'g'))].map(([, path = '']) => path))]

/** Replaces the addresses of the deck's own files; `to` gives a path's new address. */
export const mapAssets = (text: string, origin: string, to: (path: string) => string): string =>
  text.replace(new RegExp(`${escaped(origin)}(/[^"'\\s)<>]+)`, 'g'), (_whole, path: string) => to(path))
