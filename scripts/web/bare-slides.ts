import type { Plugin } from 'vite'

const BASE = /^ {4}\.\.\.\((\{.*\})\),$/m
const LINE = /^ {4}start: \d+,$/m
const DATA = 'export const frontmatterData = {'

/**
 * Leaves out of what Slidev's client is told of a slide what only its dev server needs: a hash of the slide's source with
 * its notes, the source of its frontmatter, the line it begins at. A build is the same then whatever the notes say.
 *
 * Keeps Slidev from mounting every slide three seconds after the first, which takes a phone a second of
 * work: each slide says `preload: false`, and `setup/client/preload.ts` fetches and mounts them when the browser is idle.
 */
export const bareSlides = (): Plugin => ({
  name: 'deck:bare-slides',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /__slidev_\d+\.frontmatter$/ },
    handler: (code) => code.replace(DATA, `${DATA}"preload":false,`).replace(LINE, '    start: 0,').replace(BASE, (_, json: string) => {
      const { frontmatterRaw: _raw, revision: _revision, ...base } = JSON.parse(json) as Record<string, unknown>
      return `    ...(${JSON.stringify(base)}),`
    }),
  },
})
