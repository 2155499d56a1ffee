import { fileURLToPath } from 'node:url'
import type { Alias } from 'vite'

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const packaged = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier))

/**
 * What a talk without code samples, hand-drawn marks and tooltips need not download, by import name.
 * They lean on Slidev's own imports, so they go with its pinned version; the browser tests
 * open every view and fail on a console error. A talk that wants v-motion, v-mark or twoslash removes its line.
 */
export const slimAliases: Alias[] = [
  // Without the template compiler, which would need 'unsafe-eval': 29 kB less.
  { find: /^vue$/, replacement: packaged('vue/dist/vue.runtime.esm-bundler.js') },
  // The client wants one function of it, and would get a YAML parser: 9 kB less.
  { find: /^@slidev\/parser\/core$/, replacement: packaged('@slidev/parser/utils') },
  // floating-vue 5.4 logs an error on every page under vitepress-twoslash 4.4.3, the last one that installs.
  { find: /^@shikijs\/vitepress-twoslash\/client$/, replacement: local('stubs/twoslash-client.ts') },
  { find: /^@shikijs\/(?:vitepress-twoslash|magic-move)\/style\.css$/, replacement: local('stubs/empty.css') },
  { find: /^floating-vue$/, replacement: local('stubs/floating-vue.ts') },
  { find: /^@vueuse\/motion$/, replacement: local('stubs/motion.ts') },
  { find: /^@slidev\/rough-notation$/, replacement: local('stubs/rough-notation.ts') },
  { find: /^drauu$/, replacement: local('stubs/drauu.ts') },
  { find: /^\.\/DragControl\.vue$/, replacement: local('stubs/empty-component.ts') },
  { find: /^@unhead\/vue(?:\/client)?$/, replacement: local('stubs/unhead.ts') },
  { find: /^fuse\.js$/, replacement: local('stubs/fuse.ts') },
]
