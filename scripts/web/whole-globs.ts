import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { Plugin } from 'vite'

// The dev server adds `?v=…`.
const GLOB = /^(.*\/node_modules\/\.slidev\/virtual\/import-glob\.([0-9a-f]{10})\.ts)(?:\?.*)?$/
const PAUSE = 10
const MOST_TRIES = 200

const isWhole = (text: string, hash: string): boolean => createHash('sha256').update(text).digest('hex').startsWith(hash)

/**
 * Reads Slidev's lists of files whole. Each run writes them into node_modules/ anew, under a hash of
 * their content, and a second run at the same time could read one that is empty at that moment.
 */
export const wholeGlobs = (): Plugin => ({
  name: 'deck:whole-globs',
  enforce: 'pre',
  load: {
    order: 'pre',
    filter: { id: GLOB },
    async handler(id) {
      const [, file = id, hash = ''] = GLOB.exec(id) ?? []
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        const text = await readFile(file, 'utf8').catch(() => '')
        if (isWhole(text, hash)) return text
        await wait(PAUSE)
      }
      // Named by another rule than today's: as Vite reads it.
      return null
    },
  },
})
