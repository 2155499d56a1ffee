import { formatProblem, problems } from '../data/check/index.ts'
import { withSturdyBrowser } from './browser/sturdy.ts'
import { knownComponents, sourceFaults } from './check/source-rules.ts'
import { SOURCE_OPTIONS } from './copies/options.ts'
import { loadDeck, type Deck } from './deck/load.ts'
import { runCommand } from './lib/cli.ts'
import { loadDataset, useDataset } from './lib/dataset.ts'
import { messageOf } from './lib/errors.ts'
import { guardInterrupts } from './lib/interrupt.ts'
import { entryFile, ROOT } from './lib/paths.ts'
import { createProgress, type Progress } from './lib/progress.ts'
import { scratchFolder } from './lib/scratch.ts'
import { renderedFaults } from './check/faults.ts'
import { serveDeck } from './render/server.ts'
import { openRendered } from './render/still.ts'
import { webBuild } from './web/build-cache.ts'

async function faultsWhenRendered(entry: string, deck: Deck, progress: Progress): Promise<string[]> {
  using _guard = guardInterrupts()
  await using folder = await scratchFolder('deck-check-')
  return await withSturdyBrowser({
    before: async (browser) => webBuild({ root: ROOT, entry, outDir: folder.path, dataset: await loadDataset(), withBrowser: (work) => browser.then(work) }, progress),
    work: async (browser, kept) => {
      await using server = await serveDeck(folder.path)
      return await progress.step(`render and measure ${deck.slides.length} slides`, async () =>
        renderedFaults((await openRendered({ browser, server, slides: deck.slides.length, clicks: false, kept })).print, deck))
    },
  }, progress)
}

function report(part: string, faults: string[]): number {
  console.log(faults.length ? `✗ ${part}: ${faults.length}` : `✓ ${part}`)
  for (const fault of faults) console.log(`  ${fault}`)
  return faults.length
}

async function checkDeckSource(entry: string): Promise<{ deck: Deck | null, faults: string[] }> {
  const dataset = await loadDataset()
  try {
    const deck = await loadDeck(entry, dataset)
    return { deck, faults: sourceFaults({ deck, dataset, root: ROOT, components: knownComponents(ROOT) }) }
  } catch (error) {
    return { deck: null, faults: [messageOf(error)] }
  }
}

await runCommand({
  name: 'check',
  summary: 'find faults of the dataset, of the deck\'s Markdown and of the rendered slides; writes nothing',
  options: {
    ...SOURCE_OPTIONS,
    fast: { type: 'boolean', default: false, help: 'dataset and Markdown only; the rendered slides are not checked' },
  },
  examples: ['npm run check', 'npm run check -- --fast'],
  run: async (values) => {
    useDataset(String(values['data']))
    const entry = entryFile(String(values['entry']))
    let count = report('dataset', problems(await loadDataset()).map(formatProblem))
    const { deck, faults } = await checkDeckSource(entry)
    count += report('deck', faults)
    if (values['fast'] === true) console.log('- rendered slides: not checked (--fast)')
    else if (deck === null || count > 0) console.log('- rendered slides: not checked, because of the faults above')
    else count += report('rendered slides', await faultsWhenRendered(entry, deck, createProgress()))
    return count > 0 ? 1 : 0
  },
})
