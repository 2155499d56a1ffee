import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { DeckError } from '../lib/errors.ts'
import { READING_FILE } from '../reading/document.ts'
import { callInPage } from '../render/call.ts'
import type { firstPaint } from '../render/in-page/first-paint.ts'
import { builtFiles, takeManifest } from './built-files.ts'
import { dataFiles } from './data-files.ts'
import { notesFile } from './notes-file.ts'
import { writeOffline } from './offline/write.ts'
import { webPages } from './page/pages.ts'
import { normalSiteUrl, type Site } from './page/site.ts'
import { FRAME_CSS } from './page/slide.ts'
import { writeCard, writeIcons } from './pictures.ts'

function siteUrlOf(given: string): string {
  try {
    return normalSiteUrl(given)
  } catch (error) {
    throw new DeckError(`--site-url ${given}: expected an address such as https://example.org/talk/`, { cause: error })
  }
}

async function siteOf({ dataset, deck, webDir, options, origin }: Rendering): Promise<Site> {
  const article = dataset.sources.find(({ id }) => id === dataset.talk.retells)
  if (!article) throw new DeckError(`talk › retells: no source "${dataset.talk.retells}". Expected the id of a source.`)
  const width = Number(deck.headmatter['canvasWidth'] ?? 980)
  const [across = 16, down = 9] = String(deck.headmatter['aspectRatio'] ?? '16/9').split(/[/:x]/).map(Number)
  return {
    talk: dataset.talk,
    article,
    slides: deck.slides,
    files: builtFiles(await takeManifest(webDir)),
    canvas: { width, height: Math.ceil(width * down / across) },
    url: siteUrlOf(options.siteUrl),
    origin,
  }
}

async function writeTexts(webDir: string, texts: Map<string, string>): Promise<void> {
  await Promise.all([...texts].map(async ([name, text]) => {
    await mkdir(dirname(join(webDir, name)), { recursive: true })
    await writeFile(join(webDir, name), text)
  }))
}

/**
 * Makes a static site of the web build: a page a slide and view, metadata, the dataset, icons, link preview, offline copy.
 * Runs while the print page is open, which it reads and leaves as it is, and after the reading page is written.
 * @throws DeckError when the site's address is none
 */
export async function finishWeb(rendering: Rendering): Promise<void> {
  const { webDir, print, browser, kept } = rendering
  // On a page of their own, while the deck's is read.
  const icons = writeIcons(browser, webDir, kept.picture)
  icons.catch(() => {})
  try {
    const site = await siteOf(rendering)
    const painted = await callInPage<typeof firstPaint>(print.page, ['first-paint.ts', 'firstPaint'], FRAME_CSS)
    await writeTexts(webDir, webPages(site, painted, existsSync(join(webDir, READING_FILE)) ? [READING_FILE] : []))
    await writeTexts(webDir, new Map([...dataFiles(rendering.dataset, site.url), ...notesFile(rendering.deck)]))
    await writeCard(print.page, webDir, kept.picture)
  } finally {
    // Whatever failed, nothing is written any more when this ends.
    await icons
  }
  await writeOffline(webDir)
}
