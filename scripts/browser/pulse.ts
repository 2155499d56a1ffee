import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-chromium'
import { killAll, noteProcesses } from './processes.ts'

/** Time in which a browser and its pages must answer, ms: the longest print of the talk takes 2 s. */
const PATIENCE = 60_000
/** It is asked this many times in that time. */
const ASKED = 4
/** Time for a browser to close by itself, ms. */
const GRACE = 5_000

/** How long a browser may be silent, in ms; `DECK_PATIENCE` sets it, in seconds. */
export function patienceOf(env: NodeJS.ProcessEnv = process.env): number {
  const seconds = Number(env['DECK_PATIENCE'])
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : PATIENCE
}

const TICKS = 10
/** Passes when this process has waited for so long. In steps: where it was stopped itself, an answer may be waiting. */
async function silence(limit: number): Promise<false> {
  for (let tick = 0; tick < TICKS; tick++) await setTimeout(limit / TICKS, undefined, { ref: false })
  return false
}

/** A browser that is watched; `asked` is false when it is silent too long, and is ended then. */
interface Watched { asked: () => Promise<boolean>; kill: () => void }
const watched = new WeakMap<Browser, Watched>()

function watchedOf(browser: Browser, limit: number, note: (text: string) => void): Watched {
  const session = browser.newBrowserCDPSession()
  let processes = noteProcesses([])
  let ended = false
  const kill = (): void => killAll(processes)
  const answer = async (): Promise<void> => {
    const { processInfo } = await (await session).send('SystemInfo.getProcessInfo')
    processes = noteProcesses(processInfo.map(({ id }) => id))
    // A page that is closed meanwhile, or has crashed, is no silent one.
    await Promise.all(browser.contexts().flatMap((context) => context.pages()).map((page) => page.evaluate('0').catch(() => {})))
  }
  const end = (): void => {
    ended = true
    note(`the browser did not answer for ${limit / 1000} s; ending it`)
    kill()
    // Where its processes are not known yet, Playwright ends them after 30 s.
    browser.close().catch(() => {})
  }
  const asked = async (): Promise<boolean> => {
    // An error is no silence: whoever works with the browser gets it too.
    const answered = answer().then(() => true, () => true)
    if (await Promise.race([answered, silence(limit)])) return true
    if (!ended && browser.isConnected()) end()
    return false
  }
  return { asked, kill }
}

/**
 * Ends a browser that is there but does not answer, so that work with it fails instead of waiting for ever. Each
 * page is asked too: one may be stopped in a browser that lives.
 * @param note says that it is ended
 * @param limit ms of silence
 */
export function watchPulse(browser: Browser, note: (text: string) => void, limit = patienceOf()): Browser {
  const found = watchedOf(browser, limit, note)
  watched.set(browser, found)
  const over = new AbortController()
  browser.once('disconnected', () => over.abort())
  const watch = async (): Promise<void> => {
    while (await found.asked()) await setTimeout(limit / ASKED, undefined, { ref: false, signal: over.signal })
  }
  // It has ended, and nobody need watch it any more.
  watch().catch(() => {})
  return browser
}

/** Whether a watched browser answers in time; one that does not is ended. */
export const answers = async (browser: Browser): Promise<boolean> => await watched.get(browser)?.asked() ?? true

/** Closes a browser; one that does not close by itself is ended. */
export async function closeBrowser(browser: Browser): Promise<void> {
  const closed = browser.close().then(() => true)
  if (!await Promise.race([closed, setTimeout(GRACE, false, { ref: false })])) watched.get(browser)?.kill()
  await closed
}
