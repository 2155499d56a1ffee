// Prints an existing web build: what `npm run deck -- --only pdf` does besides its checks.
// Arguments: the deck's Markdown file, the folder of the build, the PDF to write, and the folder that is kept with the
// build, if any. Tells its stages as JSON, in ms.
import { writeFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'

const [entry = '', webDir = '', out = '', kept = null] = process.argv.slice(2)
const launched = (await import('../../browser/launch.ts')).launchBrowser()
const { loadDataset } = await import('../../lib/dataset.ts')
const { loadDeck } = await import('../../deck/load.ts')
const { serveDeck } = await import('../../render/server.ts')
const { preparePages } = await import('../../render/prepare.ts')
const { finishSlides, printSlides } = await import('../../render/slides-pdf.ts')
const { openRendered } = await import('../../render/still.ts')

const dataset = await loadDataset()
const deck = await loadDeck(entry, dataset)
await using server = await serveDeck(webDir)
await using browser = await launched
const from = performance.now()
const { print } = await openRendered({ browser, server, slides: deck.slides.length, clicks: false, kept })
const rendered = performance.now()
const pages = await preparePages(print.page)
const { bytes } = await finishSlides(await printSlides(print.page), pages, deck, dataset)
await writeFile(out, bytes)
console.log(JSON.stringify({ slides: deck.slides.length, render: rendered - from, pdf: performance.now() - rendered }))
