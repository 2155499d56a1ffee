import { resolve } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { launchBrowser } from './browser/launch.ts'
import { PAPERS, PER_PAGE } from './copies/context.ts'
import { COPY_NAMES, type CopyName } from './copies/index.ts'
import { loadDeck } from './deck/load.ts'
import { runCommand } from './lib/cli.ts'
import { loadDataset, useDataset } from './lib/dataset.ts'
import { DeckError, messageOf } from './lib/errors.ts'
import { entryFile } from './lib/paths.ts'
import { hasFaults, reportText, verifyCopies } from './verify/index.ts'

function oneOf<T extends string>(flag: string, allowed: readonly T[], value: unknown): T {
  if (allowed.includes(value as T)) return value as T
  throw new DeckError(`--${flag} ${String(value)}: expected one of ${allowed.join(', ')}`)
}

const copyNames = (value: unknown): CopyName[] => value === undefined
  ? COPY_NAMES
  : String(value).split(',').map((name) => oneOf('only', COPY_NAMES, name.trim()))

/** A browser for the file that opens by double click; without one that check says that it did not run. */
async function browserFor(names: CopyName[]): Promise<Browser | null> {
  if (!names.includes('html')) return null
  return launchBrowser().catch((error: unknown) => {
    console.error(`    ${messageOf(error).split('\n')[0]}`)
    return null
  })
}

await runCommand({
  name: 'verify',
  summary: 'open the copies in dist/ and check them against the dataset, the deck and one another; writes nothing',
  options: {
    entry: { type: 'string', hint: 'FILE', default: 'slides.md', help: 'Markdown file of the deck (default: slides.md)' },
    data: { type: 'string', hint: 'FILE', default: 'data/index.ts', help: 'module that exports the dataset (default: data/index.ts)' },
    out: { type: 'string', hint: 'DIR', default: 'dist', help: 'where the copies are (default: dist)' },
    only: { type: 'string', hint: 'NAMES', help: `some copies only, joined by commas: ${COPY_NAMES.join(', ')}` },
    paper: { type: 'string', hint: 'SIZE', default: 'a4', help: `paper of the handout: ${PAPERS.join(' or ')}` },
    'per-page': { type: 'string', hint: 'N', default: '1', help: `slides on a handout page: ${PER_PAGE.join(', ')}` },
    'with-clicks': { type: 'boolean', default: false, help: 'the slide PDF has one page for each click' },
  },
  examples: ['npm run verify', 'npm run verify -- --only pdf,handout --paper letter'],
  run: async (values) => {
    useDataset(String(values['data']))
    const dataset = await loadDataset()
    const deck = await loadDeck(entryFile(String(values['entry'])), dataset)
    const names = copyNames(values['only'])
    const browser = await browserFor(names)
    try {
      const reports = await verifyCopies(resolve(String(values['out'])), names, {
        dataset, deck, browser,
        options: {
          paper: oneOf('paper', PAPERS, values['paper']), perPage: oneOf('per-page', PER_PAGE, values['per-page']),
          lines: false, withClicks: values['with-clicks'] === true, siteUrl: '',
        },
      })
      console.log(reportText(reports))
      return hasFaults(reports) ? 1 : 0
    } finally {
      await browser?.close()
    }
  },
})
