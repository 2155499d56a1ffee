import { resolve } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { launchBrowser } from './browser/launch.ts'
import { withSturdyBrowser } from './browser/sturdy.ts'
import type { CopyOptions } from './copies/context.ts'
import type { CopyName } from './copies/index.ts'
import { COPY_OPTIONS, copyNames, copyOptions, SOURCE_OPTIONS } from './copies/options.ts'
import { loadDeck } from './deck/load.ts'
import { runCommand } from './lib/cli.ts'
import { loadDataset, useDataset } from './lib/dataset.ts'
import { messageOf } from './lib/errors.ts'
import { guardInterrupts } from './lib/interrupt.ts'
import { entryFile } from './lib/paths.ts'
import { hasFaults, reportText, verifyCopies } from './verify/index.ts'

/** Whether one of the copies is looked at in a browser. */
function needBrowser(names: CopyName[], { withClicks }: CopyOptions): boolean {
  const shown: CopyName[] = withClicks ? ['html', 'web', 'pdf', 'png'] : ['html', 'web']
  return shown.some((name) => names.includes(name))
}

const note = (text: string): void => console.error(`    ${text}`)

/** Does work with a browser, started again once where it dies; without one where none can be started, and says so. */
async function withBrowserIfAny<T>(work: (browser: Browser | null) => Promise<T>): Promise<T> {
  let none = false
  const launch = (): Promise<Browser> => launchBrowser().catch((error: unknown) => {
    none = true
    throw error
  })
  const checked = async (browser: Browser): Promise<T> => {
    const result = await work(browser)
    // What a dead browser did not show must not be told as a fault of the copies.
    if (!browser.isConnected()) throw new Error('the browser was closed')
    return result
  }
  try {
    return await withSturdyBrowser({ before: async () => {}, work: checked }, { note, launch })
  } catch (error) {
    if (!none) throw error
    note(messageOf(error))
    return await work(null)
  }
}

await runCommand({
  name: 'verify',
  summary: 'open the copies in dist/ and check them against the dataset, the deck and one another; writes nothing',
  options: {
    ...SOURCE_OPTIONS,
    ...COPY_OPTIONS,
  },
  examples: ['npm run verify', 'npm run verify -- --only pdf,handout --paper letter'],
  run: async (values) => {
    // Else the end of its browser by a signal would be taken for one of those after which another is started.
    using _guard = guardInterrupts()
    useDataset(String(values['data']))
    const dataset = await loadDataset()
    const deck = await loadDeck(entryFile(String(values['entry'])), dataset)
    const names = copyNames(values)
    const options = copyOptions(values)
    const work = (browser: Browser | null): ReturnType<typeof verifyCopies> =>
      verifyCopies(resolve(String(values['out'])), names, { dataset, deck, browser, options })
    const reports = await (needBrowser(names, options) ? withBrowserIfAny(work) : work(null))
    console.log(reportText(reports))
    return hasFaults(reports) ? 1 : 0
  },
})
