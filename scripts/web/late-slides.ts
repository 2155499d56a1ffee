import type { Plugin } from 'vite'

const DATA = 'export const frontmatterData = {'

/**
 * Keeps Slidev from mounting every slide three seconds after the first, which takes a phone a second of
 * work: each slide says `preload: false`, and `setup/client/preload.ts` fetches and mounts them when the browser is idle.
 */
export const lateSlides = (): Plugin => ({
  name: 'deck:late-slides',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /__slidev_\d+\.frontmatter$/ },
    handler: (code) => code.replace(DATA, `${DATA}"preload":false,`),
  },
})
