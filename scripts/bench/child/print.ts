// Prints an existing web build: what `npm run deck -- --only pdf` does besides its checks.
// Arguments: the deck's Markdown file, the folder of the build, the PDF to write. Tells its stages as JSON, in ms.
import '../../lib/compile-cache.ts'
import { writeFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'

const [entry = '', webDir = '', out = ''] = process.argv.slice(2)
const launched = (await import('../../browser/launch.ts')).launchBrowser()
const { loadDataset } = await import('../../lib/dataset.ts')
const { loadDeck } = await import('../../deck/load.ts')
const { openPrintPage } = await import('../../render/print-page.ts')
const { serveDeck } = await import('../../render/server.ts')
const { preparePages, slidesPdf } = await import('../../render/slides-pdf.ts')

const dataset = await loadDataset()
const deck = await loadDeck(entry, dataset)
await using server = await serveDeck(webDir)
await using browser = await launched
const from = performance.now()
const print = await openPrintPage(browser, server.origin, deck.slides.length)
const rendered = performance.now()
await writeFile(out, await slidesPdf(print.page, await preparePages(print.page), deck, dataset))
console.log(JSON.stringify({ slides: deck.slides.length, render: rendered - from, pdf: performance.now() - rendered }))
