import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import type { Dataset } from '../../data/schema/index.ts'
import type { Copy, CopyOptions } from '../copies/context.ts'
import { COPIES, COPY_NAMES, type CopyName } from '../copies/index.ts'
import type { Deck } from '../deck/load.ts'
import { DeckError, messageOf } from '../lib/errors.ts'
import { ROOT } from '../lib/paths.ts'
import { acrossChecks, PDF, type Opening } from './across.ts'
import type { Opener } from './copy.ts'
import { OPENERS } from './opened.ts'
import { leaks } from './private-notes.ts'
import { checkOf, type Check, type Report } from './rule.ts'
import { expectedPages } from './states.ts'
import { talkOf, type Talk } from './talk.ts'

/** What copies are checked against; without `browser` the file that opens by double click is only parsed. */
export interface VerifyContext {
  dataset: Dataset
  deck: Deck
  options: CopyOptions
  browser?: Browser | null
  /** True where the render was measured before the copies were made from it, and need not be again. */
  measured?: boolean
  /** Folder with the deck's `components` and `styles`; the project by default. */
  root?: string
}

const openerOf = (name: string): Opener | undefined => Object.hasOwn(OPENERS, name) ? OPENERS[name as keyof typeof OPENERS] : undefined

/** Opens one output. What can't be opened is a fault of the copy; a defect of ours is thrown. */
async function open(dir: string, name: CopyName, file: string, talk: Talk, browser: Browser | null): Promise<Opening> {
  const opening = { name, label: COPIES[name].label, file, copy: null, secrecy: [], failure: '' }
  const opener = openerOf(name)
  if (!opener) return opening
  try {
    const copy = await opener(join(dir, file), talk, browser)
    return { ...opening, copy, secrecy: copy.told ? [checkOf('no private note', leaks(copy.told.texts(), talk.secrets))] : [] }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (!missing && !(error instanceof DeckError)) throw error
    return { ...opening, failure: missing ? 'it was not written' : messageOf(error) }
  }
}

function unopened({ file, failure }: Opening): Check {
  if (!failure) return checkOf('opened', { skipped: 'this kind of copy has no rules' })
  return checkOf('opened', [{ where: file, what: failure, remedy: 'make it with npm run deck, or name the right folder with --out' }])
}

async function reportOf(dir: string, opening: Opening, pdf: Opening | undefined, talk: Talk): Promise<Report> {
  const { label, file, copy } = opening
  if (copy) return { copy: label, file, pages: copy.pages, bytes: copy.bytes, checks: [...copy.checks, ...acrossChecks(opening, pdf, talk)] }
  const size = await stat(join(dir, file)).then((found) => found.size, () => 0)
  return { copy: label, file, pages: null, bytes: size, checks: [unopened(opening)] }
}

const WEB: CopyName = 'web'
/** Copies that may have a page, or a picture, for each click. */
const CLICKED: ReadonlySet<CopyName> = new Set(['pdf', 'png'])

/** Checks of copies that are made one after the other. */
export interface Verification {
  /** Begins to open a copy that is written, while others are still being made. */
  open: (name: CopyName) => void
  /** One report for each file or folder, in the order of COPIES. */
  reports: () => Promise<Report[]>
}

/** Opens copies that are written into a folder, and checks them against the dataset, the deck and one another. */
export function verification(dir: string, context: VerifyContext): Verification {
  const { browser = null, root = ROOT, measured = false, ...source } = context
  const talk = { ...talkOf({ ...source, root }), measured }
  let counted: Promise<Talk> | undefined
  const web = Promise.withResolvers<void>()
  const counting = async (): Promise<Talk> => {
    // Clicks are counted in the finished web version.
    if (context.options.withClicks) await web.promise
    return { ...talk, pages: await expectedPages(join(dir, 'web'), talk, browser) }
  }
  const withPages = async (name: CopyName): Promise<Talk> => !CLICKED.has(name) ? talk : counted ??= counting()
  const opened: Promise<Opening>[] = []
  return {
    open(name) {
      if (name === WEB) web.resolve()
      const copy: Copy = COPIES[name]
      for (const file of copy.outputs(source)) opened.push(withPages(name).then((known) => open(dir, name, file, known, browser)))
      // Whoever asks for the reports gets the error; before, nobody waits for it.
      for (const opening of opened) opening.catch(() => {})
    },
    async reports() {
      // There may be none.
      web.resolve()
      const openings = (await Promise.all(opened)).sort((a, b) => COPY_NAMES.indexOf(a.name) - COPY_NAMES.indexOf(b.name))
      const pdf = openings.find(({ name, copy }) => name === PDF && copy !== null)
      return Promise.all(openings.map((opening) => reportOf(dir, opening, pdf, talk)))
    },
  }
}

/**
 * The same for copies that are all there.
 * @param names copies to check, as `--only` takes them
 */
export async function verifyCopies(dir: string, names: readonly CopyName[], context: VerifyContext): Promise<Report[]> {
  const checks = verification(dir, context)
  names.forEach(checks.open)
  return await checks.reports()
}

export { faultLines, hasFaults, noteLines, reportTable, reportText } from './report.ts'
export type { Check, Report } from './rule.ts'
export type { Seconds } from './report.ts'
