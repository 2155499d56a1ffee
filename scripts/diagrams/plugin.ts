import type { Plugin } from 'vite'
import { launchBrowser } from '../browser/launch.ts'
import { drawDiagrams, type Launch } from './draw.ts'
import { loadDiagrams } from './load.ts'

const NAME = 'virtual:diagrams'
const ID = `\0${NAME}`

interface PluginOptions {
  /** Module that exports `dataset`; the deck's own where it is not given. */
  dataset?: string
  launch?: Launch
}

/**
 * Gives components every diagram as SVG: `import { diagrams } from 'virtual:diagrams'`.
 * In dev an edit of a record or of a diagram's function draws anew, with no restart.
 * @param root the project's root, which holds `data/diagrams/` and `styles/`
 */
export function diagramPlugin(root: string, { dataset, launch = () => launchBrowser() }: PluginOptions = {}): Plugin {
  return {
    name: 'deck:diagrams',
    resolveId: (id) => id === NAME ? ID : null,
    async load(id) {
      if (id !== ID) return null
      const loaded = await loadDiagrams(root, dataset)
      for (const file of loaded.files) this.addWatchFile(file)
      return `export const diagrams = ${JSON.stringify(await drawDiagrams(root, loaded, launch))}`
    },
  }
}
