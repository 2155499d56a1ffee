import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright-chromium'
import { candidates, canRun, findBrowsers, type Machine } from '../browser/find.ts'
import { DeckError } from '../lib/errors.ts'
import type { Progress } from '../lib/progress.ts'
import { timed, type Command } from './run.ts'
import { makeStock, stockCommands, type Drawing, type Stock } from './stock.ts'
import { browsersFolder, copyProject } from './workspace.ts'

/** What all benchmarks share: copies of the project, two of them stock Slidev, and one browser for all. */
export interface Setting {
  ours: string
  out: string
  /** Program that both sides print with. */
  browser: string
  /** Runs one of the project's scripts in its copy. */
  script: (name: string, ...args: string[]) => Command
  /** Stock Slidev, by who draws its diagrams. */
  stock: Record<Drawing, Stock>
  runs: number
  progress: Progress
}

const here = (playwright: string): Machine => ({ platform: process.platform, arch: process.arch, env: process.env, playwright, runs: canRun })

/**
 * Where Playwright looks for its headless shell, from the folder of its browsers on, and a browser to put there.
 * @throws DeckError when there is no browser, or the machine is not supported
 */
function browserHere(): { place: string, browser: string } {
  const machine = here(chromium.executablePath())
  const [found] = findBrowsers(machine)
  if (!found) throw new DeckError('no browser to measure with. Run npm run deck once: it finds or installs one.')
  const [, revision = ''] = /([\\/]chromium-\d+[\\/].*)$/.exec(machine.playwright ?? '') ?? []
  return { place: candidates(here(`${revision}`))[0]?.path ?? '', browser: found.path }
}

/** Makes the copies below a folder. */
export async function prepareSetting(folder: string, runs: number, progress: Progress): Promise<Setting> {
  const { place, browser } = browserHere()
  const browsers = await browsersFolder(join(folder, 'browsers'), place, browser)
  const [ours, out] = ['ours', 'out'].map((name) => join(folder, name)) as [string, string]
  await Promise.all([copyProject(ours), mkdir(out)])
  const stockCopy = async (drawing: Drawing): Promise<Stock> => {
    const project = await copyProject(join(folder, `stock-${drawing}`))
    await makeStock(project, drawing)
    return stockCommands(project, browsers, join(out, `stock-${drawing}`))
  }
  const env = { PLAYWRIGHT_BROWSERS_PATH: browsers, DECK_BROWSER: join(browsers, place) }
  return {
    ours, out, runs, progress,
    browser: join(browsers, place),
    script: (name, ...args) => ({ args: ['--import', './scripts/lib/short-run.js', join('scripts', name), ...args], cwd: ours, env }),
    stock: { page: await stockCopy('page'), build: await stockCopy('build') },
  }
}

/** Builds the web version in the project's copy, so that later runs find it unchanged. */
export async function existingBuild({ ours, out, script }: Setting): Promise<string> {
  await timed(script('deck.ts', '--only', 'pdf', '--out', join(out, 'first')))
  const kept = join(ours, 'node_modules/.cache/deck/web')
  const [name] = await readdir(kept).catch(() => [])
  if (name === undefined) throw new DeckError(`${kept}: the build was not kept, so there is nothing to print from.`)
  return join(kept, name, 'files')
}

/** Number of pages that a PDF says it has. */
export async function pagesOf(file: string): Promise<number> {
  const { PDFDocument } = await import('pdf-lib')
  return (await PDFDocument.load(await readFile(file), { updateMetadata: false })).getPageCount()
}

/** @throws DeckError when PDFs that were compared do not show the same number of slides */
export async function sameSlides(...files: string[]): Promise<void> {
  const pages = await Promise.all(files.map(pagesOf))
  if (new Set(pages).size > 1) throw new DeckError(`the PDFs can't be compared:\n${files.map((file, index) => `  - ${file}: ${pages[index]} pages`).join('\n')}`)
}

/** Writes a file into the project's copy. */
export const putInOurs = ({ ours }: Setting, name: string, text: string): Promise<void> => writeFile(join(ours, name), text)
