import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { writeWhole } from '../lib/whole-file.ts'
import { callInPage } from './call.ts'
import { openPrintPage, openStillPage, type PrintPage } from './print-page.ts'
import type { StaticServer } from './server.ts'

/** A deck to be opened on its print page. */
export interface Printable {
  browser: Pick<Browser, 'newPage' | 'version'>
  server: StaticServer
  /** Number of slides; with clicks there are more pages. */
  slides: number
  clicks: boolean
  /** Folder that is thrown away when anything of the deck changes; null where there is none. */
  kept: string | null
}

/** The rendered deck, open. */
export interface Rendered {
  print: PrintPage
  /** Opens it once more: as rendered, whatever was done to the first page meanwhile. */
  another: () => Promise<PrintPage>
  /** Opens a page that has the deck's styles and fonts; what else it shows is to be replaced. */
  blank: () => Promise<PrintPage>
}

/** A component may measure type while it renders, so a still belongs to one browser. */
const fileOf = ({ browser, clicks, kept }: Printable): string | null =>
  kept === null ? null : join(kept, `print-${browser.version()}${clicks ? '-clicks' : ''}.html`)

/** What a whole document ends with. */
const END = '</html>'

/** A still without what it shows: its styles and fonts only. */
const withoutBody = (html: string): string => html.replace(/(<\/head>\s*<body[^>]*>)[^]*$/, `$1</body>${END}`)

/** A still that an earlier run has kept; null where there is none, or where it is torn: its end is missing then. */
async function keptStill(file: string | null): Promise<string | null> {
  const html = file === null ? null : await readFile(file, 'utf8').catch(() => null)
  return html?.endsWith(END) ? html : null
}

/**
 * Opens the deck's print page, rendered by the app once for each build: later runs, and this one, use its still.
 * All use it, so that what is made of a deck does not depend on whether it had been rendered before. A page with
 * errors, or one that can't be written as text, is used live and not kept.
 * @throws DeckError when the slides do not all mount in time, with the page's own errors
 */
export async function openRendered(deck: Printable): Promise<Rendered> {
  const { browser, server, slides, clicks } = deck
  const file = fileOf(deck)
  const kept = await keptStill(file)
  const openStill = async (html: string): Promise<Rendered> => {
    const open = (): Promise<PrintPage> => openStillPage(browser, server, { path: '/print-still', html }, slides)
    const blank = (): Promise<PrintPage> => openStillPage(browser, server, { path: '/print-blank', html: withoutBody(html) }, 0)
    return { print: await open(), another: open, blank }
  }
  if (kept !== null) return openStill(kept)
  const openLive = (): Promise<PrintPage> => openPrintPage(browser, server.origin, slides, clicks)
  const live = await openLive()
  if (live.errors.length || live.foreignRequests.length) return { print: live, another: openLive, blank: openLive }
  const html = await callInPage<typeof import('./in-page/still.ts').stillOf>(live.page, ['still.ts', 'stillOf'])
  if (html === null) return { print: live, another: openLive, blank: openLive }
  const [rendered] = await Promise.all([
    openStill(html),
    live.page.close(),
    // Where it can't be kept, the next run renders again.
    file === null ? null : writeWhole(file, html).catch(() => {}),
  ])
  return rendered
}
