import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { datasetFile } from '../lib/dataset.ts'
import { ROOT } from '../lib/paths.ts'

/** Gives components the dataset module that `--data` names, where it is not the talk's own. */
export function chosenDataset(): Plugin {
  const talk = resolve(ROOT, 'data/index.ts')
  return {
    name: 'deck:chosen-dataset',
    enforce: 'pre',
    resolveId: {
      filter: { id: /data\/index\.ts$/ },
      async handler(id, importer, options) {
        const chosen = datasetFile()
        if (chosen === talk || importer === chosen) return null
        const resolved = await this.resolve(id, importer, { ...options, skipSelf: true })
        return resolved?.id === talk ? chosen : null
      },
    },
  }
}
