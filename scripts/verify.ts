import { resolve } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { launchBrowser } from './browser/launch.ts'
import type { CopyOptions } from './copies/context.ts'
import type { CopyName } from './copies/index.ts'
import { COPY_OPTIONS, copyNames, copyOptions, SOURCE_OPTIONS } from './copies/options.ts'
import { loadDeck } from './deck/load.ts'
import { runCommand } from './lib/cli.ts'
import { loadDataset, useDataset } from './lib/dataset.ts'
import { messageOf } from './lib/errors.ts'
import { entryFile } from './lib/paths.ts'
import { hasFaults, reportText, verifyCopies } from './verify/index.ts'

/** A browser for the copies that are looked at in one; without it those checks say that they did not run. */
async function browserFor(names: CopyName[], { withClicks }: CopyOptions): Promise<Browser | null> {
  const shown: CopyName[] = withClicks ? ['html', 'web', 'pdf', 'png'] : ['html', 'web']
  if (!shown.some((name) => names.includes(name))) return null
  return launchBrowser().catch((error: unknown) => {
    console.error(`    ${messageOf(error).split('\n')[0]}`)
    return null
  })
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
    useDataset(String(values['data']))
    const dataset = await loadDataset()
    const deck = await loadDeck(entryFile(String(values['entry'])), dataset)
    const names = copyNames(values)
    const options = copyOptions(values)
    const browser = await browserFor(names, options)
    try {
      const reports = await verifyCopies(resolve(String(values['out'])), names, { dataset, deck, browser, options })
      console.log(reportText(reports))
      return hasFaults(reports) ? 1 : 0
    } finally {
      await browser?.close()
    }
  },
})
