import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { SlideView } from '../alike.ts'
import type { Opener } from '../copy.ts'
import type { FigureCopy } from '../figures.ts'
import type { PublicText } from '../private-notes.ts'
import { checkOf, runRules } from '../rule.ts'
import type { Talk, ToldSlide } from '../talk.ts'
import { canvasesOf } from './canvas.ts'
import { openByDoubleClick } from './double-click.ts'
import { oneFileRules } from './one-file.ts'
import { openHtml, parseHtml, partsBelow, readHtml, type HtmlPage } from './open.ts'
import { SHOWN, shownFaults, shownInFile } from './shown.ts'
import { READING, webRules, type WebCopy } from './web.ts'

/** Text below each slide's heading. */
function belowHeadings(page: HtmlPage | undefined, { slides }: Talk): FigureCopy['slideText'] {
  const parts = page ? partsBelow(page, slides.map(({ title }) => title)) : []
  return (slide) => parts[slides.indexOf(slide)] ?? null
}

const viewIn = (views: Map<number, SlideView>) => ({ no }: ToldSlide): SlideView | null => views.get(no) ?? null

/** Opens the one-file HTML. */
export const openOneFile: Opener = async (path, talk, browser) => {
  const [html, { size }] = await Promise.all([readFile(path, 'utf8'), stat(path)])
  const document = parseHtml(html)
  const page = readHtml('document', document)
  // The first waits for what the file's script does late, while the second measures.
  const [opened, shown] = await Promise.all([browser ? openByDoubleClick(browser, path) : { skipped: 'no browser was given to open it with' }, shownInFile(path, talk, browser)])
  // Without a browser, what stands in the file is taken for what it shows.
  const views = shown.views ?? canvasesOf(document)
  const checks = [...runRules(oneFileRules, { bytes: size, page, opened }, talk), checkOf(SHOWN, shown.finding)]
  const texts = (): PublicText[] => [{ where: 'document', text: page.text }, { where: 'document, as written', text: html }]
  return { pages: 1, bytes: size, checks, told: { slideText: belowHeadings(page, talk), view: viewIn(views), texts } }
}

/** Files that hold no text as such. Any other is read: a source that strayed into the folder may hold private notes. */
const UNREAD = /\.(?:woff2?|ttf|otf|png|jpe?g|gif|webp|avif|ico|br|gz|zip|pdf|pptx|wasm|mp[34]|webm)$/i

/** Reads a folder of files; text of those that may hold any. */
export async function openFolder(path: string): Promise<WebCopy> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(path, join(entry.parentPath, entry.name)).split(sep).join('/')).sort()
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(path, file))).size))
  const texts = new Map(await Promise.all(files.filter((file) => !UNREAD.test(file)).map(async (file) => [file, await readFile(join(path, file), 'utf8')] as const)))
  const pages = new Map([...texts].filter(([file]) => file.endsWith('.html')).map(([file, text]) => [file, openHtml(file, text)]))
  return { files: new Set(files), bytes: sizes.reduce((sum, size) => sum + size, 0), texts, pages }
}

/** Opens the web version. */
export const openWeb: Opener = async (path, talk, browser) => {
  const web = await openFolder(path)
  const texts = (): PublicText[] => [
    ...[...web.texts].map(([where, text]) => ({ where, text })),
    ...[...web.pages].map(([where, page]) => ({ where, text: page.text })),
  ]
  const { finding, views } = await shownFaults(path, talk, browser)
  return {
    pages: web.pages.size, bytes: web.bytes,
    checks: [...runRules(webRules, web, talk), checkOf(SHOWN, finding)],
    told: { slideText: belowHeadings(web.pages.get(READING), talk), ...views && { view: viewIn(views) }, texts },
  }
}
