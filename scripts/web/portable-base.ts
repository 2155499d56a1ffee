import type { Plugin } from 'vite'

const BASE = 'import.meta.env.BASE_URL'

/**
 * Makes a build work under any path. Vite's relative base covers assets; the
 * router asks for the base as a constant, which is read from the address of the
 * running chunk instead: chunks lie in `<base>/assets/`.
 * Upstream: Slidev refuses `--base ./` (slidevjs/slidev#268, #641).
 */
export function portableBase(): Plugin {
  return {
    name: 'deck:portable-base',
    apply: 'build',
    enforce: 'pre',
    config: () => ({ base: './' }),
    transform: {
      filter: { code: BASE },
      // Not written as new URL('../', import.meta.url): Vite takes that for a file and inlines it.
      handler: (code) => code.replaceAll(BASE, `((chunk) => new URL('../', chunk).pathname)(import.meta.url)`),
    },
  }
}
