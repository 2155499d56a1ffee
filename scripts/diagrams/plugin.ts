import type { Plugin } from 'vite'
import { launchBrowser } from '../browser/launch.ts'
import { drawDiagrams, type Launch } from './draw.ts'
import { loadDiagrams, type Run } from './load.ts'

const NAME = 'virtual:diagrams'
const ID = `\0${NAME}`

interface PluginOptions {
  /** Module that exports `dataset`; the deck's own where it is not given. */
  dataset?: string
  launch?: Launch
}

interface Drawn { files: string[]; drawings: Record<string, string> }

/**
 * Gives components every diagram as SVG: `import { diagrams } from 'virtual:diagrams'`.
 * In dev an edit of a record or of a diagram's function draws anew, with no restart.
 * @param root the project's root, which holds `data/diagrams/` and `styles/`
 */
export function diagramPlugin(root: string, { dataset, launch = () => launchBrowser() }: PluginOptions = {}): Plugin {
  const draw = async (run: Run): Promise<Drawn> => {
    const loaded = await loadDiagrams(root, dataset, run)
    return { files: loaded.files, drawings: await drawDiagrams(root, loaded, launch) }
  }
  let early: Promise<Drawn> | null = null
  return {
    name: 'deck:diagrams',
    // A build asks for them late, once it has read the component that shows them; the browser draws until then.
    configResolved({ command }) {
      if (command === 'build') early = draw('once')
      // Whoever loads them gets the error.
      early?.catch(() => {})
    },
    resolveId: (id) => id === NAME ? ID : null,
    async load(id) {
      if (id !== ID) return null
      const { files, drawings } = await (early ?? draw('anew'))
      early = null
      for (const file of files) this.addWatchFile(file)
      return `export const diagrams = ${JSON.stringify(drawings)}`
    },
  }
}
