import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { problems, formatProblem } from '../data/check/index.ts'
import type { Dataset } from '../data/schema/index.ts'
import { withSturdyBrowser } from './browser/sturdy.ts'
import { knownComponents, sourceFaults } from './check/source-rules.ts'
import type { CopyOptions, Rendering } from './copies/context.ts'
import { COPIES, type CopyName } from './copies/index.ts'
import { loadDeck, type Deck } from './deck/load.ts'
import { loadDataset } from './lib/dataset.ts'
import { explainDisk } from './lib/disk.ts'
import { DeckError } from './lib/errors.ts'
import { guardInterrupts } from './lib/interrupt.ts'
import { ROOT } from './lib/paths.ts'
import { closeStage, openStage, publish } from './lib/publish.ts'
import type { Progress } from './lib/progress.ts'
import { describeFault, layoutFaults } from './render/layout.ts'
import { openPrintPage, type PrintPage } from './render/print-page.ts'
import { serveDeck } from './render/server.ts'
import { preparePages } from './render/slides-pdf.ts'
import { webBuild } from './web/build-cache.ts'

export interface MakeOptions {
  entry: string
  outDir: string
  only: CopyName[]
  copies: CopyOptions
  /** Builds the web version even where nothing it reads has changed. */
  fresh?: boolean
}

const listing = (subject: string, faults: string[]): DeckError =>
  new DeckError(`${subject} has ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`)

/** Dataset and deck, both checked. @throws DeckError listing every problem of either */
export async function checkedSources(entry: string): Promise<{ dataset: Dataset, deck: Deck }> {
  const dataset = await loadDataset()
  const found = problems(dataset)
  if (found.length) throw listing('the dataset', found.map(formatProblem))
  const deck = await loadDeck(entry, dataset)
  const faults = sourceFaults({ deck, dataset, root: ROOT, components: knownComponents(ROOT) })
  if (faults.length) throw listing('the deck', faults)
  return { dataset, deck }
}

/** Faults of the rendered deck: layout, type, contrast, errors of the page, requests to other hosts. */
export async function renderedFaults(print: PrintPage, deck: Deck): Promise<string[]> {
  const layout = (await layoutFaults(print.page)).map((fault) => describeFault(fault, deck))
  return [
    ...layout,
    ...print.errors.map((error) => `the page reported an error: ${error}`),
    ...print.foreignRequests.map((url) => `the page asked another host for ${url}; put the file into public/`),
  ]
}

async function renderInto(stage: string, browser: Browser, options: MakeOptions, sources: { dataset: Dataset, deck: Deck }, progress: Progress): Promise<void> {
  const { dataset, deck } = sources
  const webDir = join(stage, 'web')
  await using server = await serveDeck(webDir)
  const print = await progress.step(`render ${deck.slides.length} slides`, () => openPrintPage(browser, server.origin, deck.slides.length, options.copies.withClicks))
  const faults = await progress.step('check layout, type and contrast', () => renderedFaults(print, deck))
  if (faults.length) throw listing('the rendered deck', faults)
  const pages = await preparePages(print.page)
  const rendering: Rendering = { dataset, deck, browser, origin: server.origin, webDir, print, pages, stage, options: options.copies, progress }
  for (const name of options.only) await progress.step(COPIES[name].label, () => COPIES[name].make(rendering))
}

/**
 * Makes the copies of a deck from one render and puts them in place, all or none.
 * @returns the names of what was written, relative to the output folder
 * @throws DeckError on any fault of dataset, deck, render or disk
 */
export async function makeDeck(options: MakeOptions, progress: Progress): Promise<string[]> {
  using _guard = guardInterrupts()
  const sources = await progress.step('check dataset and deck', () => checkedSources(options.entry))
  const stage = await openStage(options.outDir)
  const outDir = join(stage, 'web')
  try {
    // The browser starts while Vite builds: the two wait for each other less than half the time.
    await withSturdyBrowser(async (browser) => {
      await webBuild({ root: ROOT, entry: options.entry, outDir, dataset: sources.dataset, fresh: options.fresh === true }, progress)
      await renderInto(stage, await browser, options, sources, progress)
    }, progress.note)
    const outputs = options.only.flatMap((name) => COPIES[name].outputs({ ...sources, options: options.copies }))
    await publish(stage, options.outDir, outputs)
    return outputs
  } catch (error) {
    throw explainDisk(error, options.outDir)
  } finally {
    await closeStage(stage)
  }
}
