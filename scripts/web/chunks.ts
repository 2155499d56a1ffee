import type { Plugin } from 'vite'
import { datasetFile } from '../lib/dataset.ts'

// `/@slidev/slides/2/md` is what the router imports; on its own it would be a file that only names another.
const DECK = /__slidev_\d+\.md|\/@slidev\/slides\/\d+\/md$|\/components\/|\/layouts\/|\/data\/|\/d3-|\/web\/stubs\/[a-z]+-?format\.ts$|virtual:diagrams/
const OPENING = /(?:__slidev_1\.|\/@slidev\/slides\/1\/)md$/

/** What chunking needs to know of a module: who imports it statically. */
export type Importers = (id: string) => readonly string[]

/** Whether the opening slide needs a module; see static-cover.ts for why that is little. */
export function neededByOpening(id: string, importersOf: Importers, seen = new Set<string>()): boolean {
  if (OPENING.test(id)) return true
  if (seen.has(id)) return false
  seen.add(id)
  return importersOf(id).some((importer) => neededByOpening(importer, importersOf, seen))
}

/** Name of the chunk that holds every slide but the first. */
export const DECK_CHUNK = 'deck'

/**
 * Cuts the JavaScript of a build into what shows any slide (`app`) and every slide but the first
 * with all data (`deck`). Slidev makes a chunk a slide; two chunks compress to a third less,
 * and a deep link waits for two files instead of a chain of eight.
 */
export function twoChunks(): Plugin {
  return {
    name: 'deck:two-chunks',
    apply: 'build',
    config: {
      order: 'post',
      handler: (config) => {
        const output = (config.build ??= {}).rolldownOptions?.output
        const options = Array.isArray(output) ? output[0] : output
        if (!options) return
        delete options.manualChunks
        // All in one folder: portable-base.ts counts on it.
        options.chunkFileNames = 'assets/[name]-[hash].js'
        options.codeSplitting = {
          groups: [
            { name: 'app', tags: ['$initial'], priority: 2 },
            {
              name: (id, context) => neededByOpening(id, (module) => context.getModuleInfo(module)?.importers ?? []) ? null : DECK_CHUNK,
              // Another dataset may change the talk's own, so the two must not wait for one another.
              test: (id) => DECK.test(id) || id === datasetFile(), priority: 1, includeDependenciesRecursively: false,
            },
          ],
        }
      },
    },
  }
}
