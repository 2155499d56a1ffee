import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { withSturdyBrowser } from './browser/sturdy.ts'
import { checkedSources, listing, renderedFaults } from './check/faults.ts'
import type { CopyOptions, Rendering } from './copies/context.ts'
import { COPIES, type CopyName } from './copies/index.ts'
import { explainDisk } from './lib/disk.ts'
import { DeckError } from './lib/errors.ts'
import { guardInterrupts } from './lib/interrupt.ts'
import { ROOT } from './lib/paths.ts'
import { closeStage, openStage, publish } from './lib/publish.ts'
import type { Progress } from './lib/progress.ts'
import { openPrintPage } from './render/print-page.ts'
import { serveDeck } from './render/server.ts'
import { preparePages } from './render/slides-pdf.ts'
import { hasFaults, reportText, verifyCopies, type Report, type Seconds } from './verify/index.ts'
import { webBuild } from './web/build-cache.ts'

export interface MakeOptions {
  entry: string
  outDir: string
  only: CopyName[]
  copies: CopyOptions
  /** Builds the web version even where nothing it reads has changed. */
  fresh?: boolean
}

type Sources = Awaited<ReturnType<typeof checkedSources>>

/** What a run made, and what opening it again showed. */
export interface Made { outputs: string[]; reports: Report[]; seconds: Seconds }

async function makeCopies(rendering: Rendering, only: CopyName[]): Promise<Seconds> {
  const seconds: Seconds = {}
  for (const name of only) {
    const { label, make } = COPIES[name]
    const from = performance.now()
    await rendering.progress.step(label, () => make(rendering))
    seconds[label] = (performance.now() - from) / 1000
  }
  return seconds
}

/** Renders the built deck once, checks the render, and makes every copy from it. */
async function renderInto(stage: string, browser: Browser, options: MakeOptions, sources: Sources, progress: Progress): Promise<Seconds> {
  const { dataset, deck } = sources
  const webDir = join(stage, 'web')
  await using server = await serveDeck(webDir)
  const print = await progress.step(`render ${deck.slides.length} slides`, () => openPrintPage(browser, server.origin, deck.slides.length, options.copies.withClicks))
  const faults = await progress.step('check layout, type and contrast', () => renderedFaults(print, deck))
  if (faults.length) throw listing('the rendered deck', faults)
  const pages = await preparePages(print.page)
  return await makeCopies({ dataset, deck, browser, origin: server.origin, webDir, print, pages, stage, options: options.copies, progress }, options.only)
}

/** Opens what was written. @throws DeckError with the table and every fault when a copy has one */
async function verified(stage: string, browser: Browser, options: MakeOptions, sources: Sources, progress: Progress): Promise<Report[]> {
  const reports = await progress.step('open the copies again and check them', () =>
    verifyCopies(stage, options.only, { ...sources, options: options.copies, browser, measured: true }))
  if (hasFaults(reports)) throw new DeckError(`the copies have faults, so nothing was put in place:\n${reportText(reports)}`)
  return reports
}

/**
 * Makes the copies of a deck from one render, checks them and puts them in place, all or none.
 * @throws DeckError on any fault of dataset, deck, render, copies or disk
 */
export async function makeDeck(options: MakeOptions, progress: Progress): Promise<Made> {
  using _guard = guardInterrupts()
  const sources = await progress.step('check dataset and deck', () => checkedSources(options.entry))
  const stage = await openStage(options.outDir)
  const outDir = join(stage, 'web')
  try {
    // The browser starts while Vite builds: the two wait for each other less than half the time.
    const made = await withSturdyBrowser({
      before: () => webBuild({ root: ROOT, entry: options.entry, outDir, dataset: sources.dataset, fresh: options.fresh === true }, progress),
      work: async (browser) => {
        const seconds = await renderInto(stage, browser, options, sources, progress)
        return { seconds, reports: await verified(stage, browser, options, sources, progress) }
      },
    }, progress)
    const outputs = options.only.flatMap((name) => COPIES[name].outputs({ ...sources, options: options.copies }))
    await publish(stage, options.outDir, outputs)
    return { outputs, ...made }
  } catch (error) {
    throw explainDisk(error, options.outDir)
  } finally {
    await closeStage(stage)
  }
}
