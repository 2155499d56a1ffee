import type { Plugin } from 'vite'

// Not the opening slide and what it is made of; see static-cover.ts.
const DECK = /__slidev_(?!1\.md)\d+\.md|\/components\/(?!CreditText)|\/layouts\/(?!cover)|\/data\/|\/d3-|virtual:diagrams/

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
            { name: 'deck', test: DECK, priority: 1 },
          ],
        }
      },
    },
  }
}
