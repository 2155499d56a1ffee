import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { withSturdyBrowser } from './browser/sturdy.ts'
import type * as faultsModule from './check/faults.ts'
import type { Copy, CopyOptions, Rendering } from './copies/context.ts'
import { COPIES, type CopyName } from './copies/index.ts'
import { pruneCode } from './lib/code-cache.ts'
import { explainDisk } from './lib/disk.ts'
import { DeckError } from './lib/errors.ts'
import { guardInterrupts } from './lib/interrupt.ts'
import { ROOT } from './lib/paths.ts'
import { closeStage, openStage, publish } from './lib/publish.ts'
import type { Progress } from './lib/progress.ts'
import { keptOf, type Kept } from './render/kept.ts'
import { serveDeck } from './render/server.ts'
import { preparePages } from './render/prepare.ts'
import type { SlidesPdf } from './render/slides-pdf.ts'
import { openRendered } from './render/still.ts'
import type { Report, Seconds, Verification } from './verify/index.ts'
import { webBuild } from './web/build-cache.ts'

export interface MakeOptions {
  entry: string
  outDir: string
  only: CopyName[]
  copies: CopyOptions
  /** Builds the web version and makes the copies even where nothing of it has changed. */
  fresh?: boolean
}

type Sources = Awaited<ReturnType<typeof faultsModule.checkedSources>>

/** Loaded while the browser starts: half of what a run loads before it can build. */
const loadFaults = (): Promise<typeof faultsModule> => import('./check/faults.ts')

/** What a run made, and what opening it again showed. */
export interface Made { outputs: string[]; reports: Report[]; seconds: Seconds }

/** What a copy needs besides the copies before it, and who is told once it is there. */
interface Making { rendering: Rendering; seconds: Seconds; written: (name: CopyName) => void }

const secondsSince = (from: number): number => (performance.now() - from) / 1000

async function makeInTurn(names: CopyName[], { rendering, seconds, written }: Making): Promise<void> {
  for (const name of names) {
    const { label, make } = COPIES[name]
    const from = performance.now()
    await rendering.progress.step(label, () => make(rendering))
    // What it waited for may have been made before.
    seconds[label] = Math.max(seconds[label] ?? 0, secondsSince(from))
    written(name)
  }
}

const isApart = (name: CopyName): boolean => (COPIES[name] as Copy).apart === true

/** Makes the copies one after the other once the render is checked, and beside them those that have a page of their own. */
async function makeCopies(making: Making, only: CopyName[], checked: () => Promise<void>): Promise<void> {
  const lanes = [
    checked().then(() => makeInTurn(only.filter((name) => !isApart(name)), making)),
    ...only.filter(isApart).map((name) => makeInTurn([name], making)),
  ]
  // Each is waited for: a lane that still writes would put files into a stage that is being removed.
  const ends = await Promise.allSettled(lanes)
  for (const end of ends) if (end.status === 'rejected') throw end.reason
}

/** Where a run prepares its copies, what it keeps of the build for the next one, and what they are made of. */
interface Place { stage: string; kept: string | null; sources: Sources }

/** The slide PDF for all copies made of it, and how to wait until the page is printed, and may be changed. */
interface Printing { slides: () => Promise<SlidesPdf>; printed: () => Promise<void> }

/** Prints for the first that asks. @param make tells when the page is printed */
function printingOnce(make: (printed: () => void) => Promise<SlidesPdf>): Printing {
  const { promise, resolve } = Promise.withResolvers<void>()
  let made: Promise<SlidesPdf> | undefined
  const slides = (): Promise<SlidesPdf> => made ??= make(resolve).finally(resolve)
  const printed = (): Promise<void> => {
    // Whoever asks for the slides gets the error.
    slides().catch(() => {})
    return promise
  }
  return { slides, printed }
}

const isOfSlides = (name: CopyName): boolean => (COPIES[name] as Copy).ofSlides === true

/** Renders the built deck once, checks the render, makes every copy from it, and opens each again. */
async function renderInto({ stage, kept: build, sources }: Place, browser: Browser, options: MakeOptions, progress: Progress): Promise<Pick<Made, 'seconds' | 'reports'>> {
  const { dataset, deck } = sources
  const webDir = join(stage, 'web')
  await using server = await serveDeck(webDir)
  const rendered = await progress.step(`render ${deck.slides.length} slides`, () =>
    openRendered({ browser, server, slides: deck.slides.length, clicks: options.copies.withClicks, kept: build }))
  const kept = await keptOf(rendered.print.page, { fresh: options.fresh === true })
  const pages = await preparePages(rendered.print.page)
  const seconds: Seconds = {}
  const { slides, printed } = printingOnce(async (told) => {
    const from = performance.now()
    const made = await (await import('./render/slides-pdf.ts')).slidesPdf(rendered.print.page, pages, deck, dataset, kept, told)
    seconds[COPIES.pdf.label] = secondsSince(from)
    return made
  })
  const checked = async (): Promise<void> => {
    const { listing, renderedFaults } = await loadFaults()
    // Node finishes the PDF while the browser measures, for which the page turns dark.
    if (options.only.some(isOfSlides)) await printed()
    const faults = await progress.step('check layout, type and contrast', () => renderedFaults(rendered.print, deck))
    if (faults.length) throw listing('the rendered deck', faults)
  }
  const { verification } = await import('./verify/index.ts')
  // Opening takes Node's time and printing the browser's: a copy is opened while the next one is made.
  const checks = verification(stage, { ...sources, options: options.copies, browser, measured: true })
  const rendering = { ...rendered, dataset, deck, browser, origin: server.origin, webDir, pages, kept, slides, stage, options: options.copies, progress }
  await makeCopies({ rendering, seconds, written: checks.open }, options.only, checked)
  return { seconds, reports: await verified(checks, kept, progress) }
}

/** What opening the copies showed. @throws DeckError with the table and every fault when a copy has one */
async function verified(checks: Verification, kept: Kept, progress: Progress): Promise<Report[]> {
  const { hasFaults, reportText } = await import('./verify/index.ts')
  const reports = await progress.step('open the copies again and check them', checks.reports)
  if (!hasFaults(reports)) return reports
  // A kept copy may be the one at fault: the next run makes its own.
  await kept.forget()
  throw new DeckError(`the copies have faults, so nothing was put in place:\n${reportText(reports)}`)
}

/** What a run begins with: sources without a fault, and a place for the copies. */
async function begin({ entry, outDir }: MakeOptions, progress: Progress): Promise<Pick<Place, 'stage' | 'sources'>> {
  const { checkedSources } = await loadFaults()
  const sources = await progress.step('check dataset and deck', () => checkedSources(entry))
  return { sources, stage: await openStage(outDir) }
}

/**
 * Makes the copies of a deck from one render, checks them and puts them in place, all or none.
 * @throws DeckError on any fault of dataset, deck, render, copies or disk
 */
export async function makeDeck(options: MakeOptions, progress: Progress): Promise<Made> {
  using _guard = guardInterrupts()
  const { entry, outDir, fresh = false } = options
  let begun: Awaited<ReturnType<typeof begin>> | undefined
  try {
    const { made, stage, sources } = await withSturdyBrowser({
      // The browser starts while the sources are checked, and draws while Vite is loaded.
      before: async (browser) => {
        begun ??= await begin(options, progress)
        const { stage, sources } = begun
        const kept = await webBuild({ root: ROOT, entry, outDir: join(stage, 'web'), dataset: sources.dataset, fresh, withBrowser: (work) => browser.then(work) }, progress)
        // Loaded while the browser opens the deck.
        void import('./verify/index.ts')
        return { stage, sources, kept }
      },
      work: async (browser, place) => ({ ...place, made: await renderInto(place, browser, options, progress) }),
    }, progress)
    const outputs = options.only.flatMap((name) => COPIES[name].outputs({ ...sources, options: options.copies }))
    await publish(stage, outDir, outputs)
    await pruneCode(ROOT)
    return { outputs, ...made }
  } catch (error) {
    throw explainDisk(error, outDir)
  } finally {
    if (begun) await closeStage(begun.stage)
  }
}
