import type { Page } from 'playwright-chromium'
import { callInPage } from './call.ts'
import type { DeckMarkup, MarkupKind } from './in-page/markup.ts'

export type { DeckMarkup, SlideMarkup } from './in-page/markup.ts'

/**
 * Slides of the open print page as static markup, with the rules they need; the page stays as it is.
 * @param around the copy's own rules; deck tokens that they read are kept
 */
export const deckMarkup = (page: Page, kind: MarkupKind, around: string): Promise<DeckMarkup> =>
  callInPage<typeof import('./in-page/markup.ts').deckMarkup>(page, ['markup.ts', 'deckMarkup'], kind, around)

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Paths of the deck's own files that some markup or rules ask for, without repeats. */
export const assetsIn = (text: string, origin: string): string[] =>
  [...new Set([...text.matchAll(new RegExp(`${escaped(origin)}(/[^"'\\s)<>]+)`, 'g'))].map(([, path = '']) => path))]

/** Replaces the addresses of the deck's own files; `to` gives a path's new address. */
export const mapAssets = (text: string, origin: string, to: (path: string) => string): string =>
  text.replace(new RegExp(`${escaped(origin)}(/[^"'\\s)<>]+)`, 'g'), (_whole, path: string) => to(path))
