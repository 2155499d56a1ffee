import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { oneFileName } from '../copies/names.ts'
import type { Slide } from '../deck/load.ts'
import { DeckError } from '../lib/errors.ts'
import { assetsIn, deckMarkup, mapAssets, type SlideMarkup } from '../render/markup.ts'
import { dataAddress } from './assets.ts'
import { fileHtml, type FileSlide } from './document.ts'
import { clientScript } from './script.ts'

/** What a mail attachment may weigh, in bytes. */
const MOST = 1_000_000
const ICON = 'favicon.svg'

const withNotes = (slides: SlideMarkup[], deck: Slide[]): FileSlide[] =>
  slides.map((slide) => ({ ...slide, note: deck.find(({ no }) => no === slide.no)?.note ?? '' }))

/** What the copy is made from: the open print page, the web build behind it, and the words of the deck. */
export type FileSource = Pick<Rendering, 'print' | 'origin' | 'webDir' | 'dataset' | 'deck'>

/** The talk as one HTML document: slides as on the print page, fonts and pictures carried along. */
export async function oneFile({ print, origin, webDir, dataset, deck }: FileSource): Promise<string> {
  const [script, own] = await Promise.all([clientScript(), readFile(join(import.meta.dirname, 'file.css'), 'utf8')])
  const { slides, css } = await deckMarkup(print.page, 'canvas', own)
  const paths = assetsIn([css, ...slides.map(({ html }) => html)].join('\n'), origin)
  const data = new Map(await Promise.all(paths.map(async (path) => [path, await dataAddress(webDir, path)] as const)))
  const carried = (text: string): string => mapAssets(text, origin, (path) => data.get(path) ?? path)
  return fileHtml({
    talk: dataset.talk,
    slides: withNotes(slides, deck.slides).map((slide) => ({ ...slide, html: carried(slide.html) })),
    css: `${carried(css)}\n${own}`,
    script,
    icon: existsSync(join(webDir, ICON)) ? await dataAddress(webDir, `/${ICON}`) : '',
  })
}

/**
 * Writes the one-file HTML into the stage.
 * @throws DeckError when it would be too large to send, naming its size
 */
export async function writeOneFile(rendering: Rendering): Promise<void> {
  const html = await oneFile(rendering)
  const size = Buffer.byteLength(html)
  if (size > MOST) throw new DeckError(`the one-file HTML is ${Math.ceil(size / 1000)} kB, more than ${MOST / 1000} kB. Remedy: use smaller pictures in public/.`)
  await writeFile(join(rendering.stage, oneFileName(rendering.dataset.talk.id)), html)
}
