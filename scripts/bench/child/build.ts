// Builds the web version of a deck and ends. Arguments: the deck's Markdown file, the folder for the build.
import { loadDataset } from '../../lib/dataset.ts'
import { ROOT } from '../../lib/paths.ts'
import { buildWeb } from '../../web/build.ts'

const [entry = '', outDir = ''] = process.argv.slice(2)
await buildWeb({ root: ROOT, entry, outDir, dataset: await loadDataset() })
process.exit()
