import { setImmediate } from 'node:timers/promises'
import type { Browser } from 'playwright-chromium'
import { DeckError, messageOf } from '../lib/errors.ts'
import { launchBrowser } from './launch.ts'

/** What Playwright says where the browser, or the process of one page, ended under it. */
const GONE = /(target|page|context|browser)[^.]*\b(crashed|closed|disconnected)/i

/** Whether an error, or one behind it, is Playwright's own about a browser that is gone. */
function tellsOfEnd(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (!(error instanceof DeckError) && GONE.test(messageOf(error))) || tellsOfEnd(error.cause)
}

/** Thrown in place of the error that a dead browser gave. */
class BrowserDied extends Error {}

async function attempt<T>(work: (browser: Promise<Browser>) => Promise<T>, launch: () => Promise<Browser>): Promise<T> {
  const launched = launch()
  // It starts while the work does other things; whoever awaits it first gets the error.
  launched.catch(() => {})
  try {
    // One that is known to be missing should not wait for the work that goes before it.
    await Promise.race([launched, setImmediate()])
    return await work(launched)
  } catch (error) {
    const browser = await launched.catch(() => null)
    const died = browser !== null && (!browser.isConnected() || tellsOfEnd(error))
    throw died ? new BrowserDied(messageOf(error).split('\n')[0], { cause: error }) : error
  } finally {
    await launched.then((browser) => browser.close(), () => {})
  }
}

/**
 * Runs work with a browser that is closed afterwards. Where the browser ends in the middle of it,
 * the whole work is done once more with a fresh one.
 * @param note says that it starts again
 * @throws DeckError when the browser ends the second time too
 */
export async function withSturdyBrowser<T>(
  work: (browser: Promise<Browser>) => Promise<T>, note: (text: string) => void, launch: () => Promise<Browser> = launchBrowser,
): Promise<T> {
  try {
    return await attempt(work, launch)
  } catch (error) {
    if (!(error instanceof BrowserDied)) throw error
    note('the browser ended before its work was done; starting another')
  }
  try {
    return await attempt(work, launch)
  } catch (error) {
    if (!(error instanceof BrowserDied)) throw error
    throw new DeckError(`the browser ended twice before its work was done (${error.message}). Remedy: give it more memory, or set DECK_BROWSER to another Chromium, Chrome or Edge.`, { cause: error })
  }
}
