import type { Plugin } from 'vite'
import { withBrowser as ownBrowser } from '../browser/launch.ts'
import { drawDiagrams, type WithBrowser } from './draw.ts'
import { loadDiagrams } from './load.ts'

const ID = '\0virtual:diagrams'

interface PluginOptions {
  /** Module that exports `dataset`; the deck's own where it is not given. */
  dataset?: string
  withBrowser?: WithBrowser
}

/** SVG markup of every diagram by key, and the files it was made from. */
interface Drawn { files: string[]; drawings: Record<string, string> }

const pluginOf = (draw: () => Promise<Drawn>): Plugin => ({
  name: 'deck:diagrams',
  resolveId: { filter: { id: /^virtual:diagrams$/ }, handler: () => ID },
  load: {
    filter: { id: /^\0virtual:diagrams$/ },
    async handler() {
      const { files, drawings } = await draw()
      for (const file of files) this.addWatchFile(file)
      return `export const diagrams = ${JSON.stringify(drawings)}`
    },
  },
})

/**
 * Gives components every diagram as SVG: `import { diagrams } from 'virtual:diagrams'`.
 * In dev an edit of a record or of a diagram's function draws anew, with no restart.
 * @param root the project's root, which holds `data/diagrams/` and `styles/`
 */
export function diagramPlugin(root: string, { dataset, withBrowser = ownBrowser }: PluginOptions = {}): Plugin {
  return pluginOf(async () => {
    const loaded = await loadDiagrams(root, dataset)
    return { files: loaded.files, drawings: await drawDiagrams(root, loaded, withBrowser) }
  })
}

/** The same for diagrams that are being drawn already. It goes before the other, which then draws nothing. */
export const drawnDiagrams = (drawings: Promise<Record<string, string>>): Plugin =>
  pluginOf(async () => ({ files: [], drawings: await drawings }))

/** Diagrams that are being drawn. */
export interface Drawing {
  /** Once the browser goes on by itself, or has nothing to draw. Never fails. */
  begun: Promise<void>
  /** SVG markup by key. Whoever awaits it gets the error. */
  drawings: Promise<Record<string, string>>
}

/** Begins to draw the diagrams of a build. */
export function drawEarly(root: string, withBrowser: WithBrowser = ownBrowser): Drawing {
  const { promise: begun, resolve } = Promise.withResolvers<void>()
  const drawings = loadDiagrams(root, undefined, 'once').then((loaded) => drawDiagrams(root, loaded, withBrowser, resolve))
  drawings.then(() => resolve(), () => resolve())
  return { begun, drawings }
}
