import type { Rolldown } from 'vite'

const DECK = /__slidev_(?!1\.md)\d+\.md|\/(?:components|data|layouts)\/|\/d3-|virtual:diagrams/

/**
 * How the JavaScript of a build is cut: what shows any slide (`app`), and every slide but the
 * first with all data (`deck`). Slidev makes a chunk a slide; two chunks compress to a third less,
 * and a deep link waits for two files instead of a chain of eight.
 */
export const codeSplitting: Rolldown.OutputOptions['codeSplitting'] = {
  groups: [
    { name: 'app', tags: ['$initial'], priority: 2 },
    { name: 'deck', test: DECK, priority: 1 },
  ],
}
