import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { deckMarkup, mapAssets } from '../render/markup.ts'
import { READING_FILE, readingHtml } from './document.ts'
import { readingOf } from './model.ts'

/** What the page is made from: the open print page and the words of the deck. */
export type ReadingSource = Pick<Rendering, 'print' | 'origin' | 'dataset' | 'deck'> & { options: Pick<Rendering['options'], 'siteUrl'> }

/** The talk as one page of text, pictures and tables, for the root of the web version, whose files it uses. */
export async function readingPage({ print, origin, dataset, deck, options }: ReadingSource): Promise<string> {
  const own = await readFile(join(import.meta.dirname, 'reading.css'), 'utf8')
  const { slides, css } = await deckMarkup(print.page, 'article', own)
  const beside = (text: string): string => mapAssets(text, origin, (path) => `.${path}`)
  const moved = slides.map((slide) => ({ ...slide, html: beside(slide.html) }))
  return readingHtml(readingOf(moved, deck, dataset), `${beside(css)}\n${own}`, options.siteUrl)
}

/** Adds the reading page to the web version. */
export const writeReadingPage = async (rendering: Rendering): Promise<void> =>
  writeFile(join(rendering.webDir, READING_FILE), await readingPage(rendering))
