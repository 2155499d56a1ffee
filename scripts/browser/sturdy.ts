import { setImmediate } from 'node:timers/promises'
import type { Browser } from 'playwright-chromium'
import { DeckError, messageOf } from '../lib/errors.ts'
import { launchBrowser } from './launch.ts'
import { answers, closeBrowser } from './pulse.ts'

/** What Playwright says where the browser, or the process of one page, ended under it. */
const GONE = /(target|page|context|browser)[^.]*\b(crashed|closed|disconnected)|Printing failed/i
/** Time for work to notice by itself that its browser is gone, ms. */
const GRACE = 5_000

/** Work in two parts, of which only the second needs a browser. */
export interface BrowserWork<T, B = void> {
  /** Done while the browser starts, and with it as soon as it has. */
  before: (browser: Promise<Browser>) => Promise<B>
  /** @param ready what `before` gave */
  work: (browser: Browser, ready: B) => Promise<T>
}

interface Surroundings {
  /** Says that the work starts again. */
  note: (text: string) => void
  launch?: () => Promise<Browser>
  grace?: number
}

/** Thrown in place of the error that a dead browser gave. */
class BrowserDied extends Error {}

/** Whether an error, or one behind it, is Playwright's own about a browser that is gone. */
function tellsOfEnd(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (!(error instanceof DeckError) && GONE.test(messageOf(error))) || tellsOfEnd(error.cause)
}

/** Rejects some time after a browser is gone: a page that was being opened then would be waited for without end. */
function watchEnd(browser: Browser, grace: number): Disposable & { gone: Promise<never> } {
  let timer: NodeJS.Timeout | undefined
  let onEnd = (): void => {}
  const gone = new Promise<never>((_resolve, reject) => {
    onEnd = () => { timer = setTimeout(() => reject(new Error('it no longer answers')), grace) }
  })
  browser.once('disconnected', onEnd)
  return {
    gone,
    [Symbol.dispose]() {
      browser.off('disconnected', onEnd)
      clearTimeout(timer)
    },
  }
}

async function attempt<T, B>({ before, work }: BrowserWork<T, B>, { launch = launchBrowser, grace = GRACE }: Surroundings): Promise<T> {
  const launched = launch()
  // Whoever awaits it first gets the error.
  launched.catch(() => {})
  try {
    // One that is known to be missing should not wait for the work that goes before it.
    await Promise.race([launched, setImmediate()])
    const ready = await before(launched)
    const browser = await launched
    using end = watchEnd(browser, grace)
    return await Promise.race([work(browser, ready), end.gone])
  } catch (error) {
    const browser = await launched.catch(() => null)
    // Work may give up on a browser that does not answer before the browser is given up.
    const died = browser !== null && (!browser.isConnected() || tellsOfEnd(error) || !await answers(browser))
    throw died ? new BrowserDied(messageOf(error).split('\n')[0], { cause: error }) : error
  } finally {
    await launched.then(closeBrowser, () => {})
  }
}

/**
 * Does work with a browser that is closed afterwards. Where the browser ends in the middle of it,
 * both parts are done once more with a fresh one.
 * @throws DeckError when the browser ends the second time too
 */
export async function withSturdyBrowser<T, B>(given: BrowserWork<T, B>, surroundings: Surroundings): Promise<T> {
  try {
    return await attempt(given, surroundings)
  } catch (error) {
    if (!(error instanceof BrowserDied)) throw error
    surroundings.note('the browser ended before its work was done; starting another')
  }
  try {
    return await attempt(given, surroundings)
  } catch (error) {
    if (!(error instanceof BrowserDied)) throw error
    throw new DeckError(`the browser ended twice before its work was done (${error.message}). Remedy: give it more memory, or set DECK_BROWSER to another Chromium, Chrome or Edge.`, { cause: error })
  }
}
