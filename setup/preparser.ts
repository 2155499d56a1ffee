import { definePreparserSetup } from '@slidev/types'
import { runnerImport } from 'vite'
import type { Dataset } from '../data/schema/index.ts'
import { deckPreparser } from '../scripts/deck/preparser.ts'
import { datasetFile } from '../scripts/lib/dataset.ts'

// The dataset is imported anew on each parse, so that in `npm run dev` an edited
// record changes headings and notes with no restart.
export default definePreparserSetup(async ({ mode }) => {
  const { module } = await runnerImport<{ dataset: Dataset }>(datasetFile())
  return [deckPreparser(module.dataset, mode === 'dev')]
})
