import { fileURLToPath } from 'node:url'
import type { Alias, Plugin } from 'vite'

const local = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const packaged = (specifier: string): string => fileURLToPath(import.meta.resolve(specifier))
const stub = (name: string): string => local(`stubs/${name}`)

/**
 * What a talk need not download, by import name: code samples, hand-drawn marks, motion,
 * dragging, tooltips, and what d3 brings for colours and clocks. Three quarters of a stock build.
 * They lean on Slidev's own imports, so they go with its pinned version; the browser tests
 * open every view and fail on a console error. A talk that wants v-motion, v-mark, v-drag,
 * the context menu or twoslash removes the line.
 */
export const slimAliases: Alias[] = [
  // Without the template compiler, which would need 'unsafe-eval'.
  { find: /^vue$/, replacement: packaged('vue/dist/vue.runtime.esm-bundler.js') },
  // The client wants one function of it, and would get a YAML parser.
  { find: /^@slidev\/parser\/core$/, replacement: packaged('@slidev/parser/utils') },
  // floating-vue 5.4 logs an error on every page under vitepress-twoslash 4.4.3, the last one that installs.
  { find: /^@shikijs\/vitepress-twoslash\/client$/, replacement: stub('twoslash-client.ts') },
  { find: /^@shikijs\/(?:vitepress-twoslash|magic-move)\/style\.css$/, replacement: stub('empty.css') },
  // Colours for the highlighter that Slidev used before Shiki: 9 kB of rules that nothing wears.
  { find: /^\.\/prism\.css$/, replacement: stub('empty.css') },
  { find: /^floating-vue$/, replacement: stub('floating-vue.ts') },
  { find: /^\.\.\/modules\/v-(?:drag|mark|motion)$/, replacement: stub('directives.ts') },
  { find: /^\.\/(?:DragControl|ContextMenu)\.vue$/, replacement: stub('empty-component.ts') },
  { find: /^\.\.\/internals\/ContextMenu\.vue$/, replacement: stub('empty-component.ts') },
  { find: /^@unhead\/vue(?:\/client)?$/, replacement: stub('unhead.ts') },
  { find: /^fuse\.js$/, replacement: stub('fuse.ts') },
  // Replaced rather than left out; each says why.
  { find: /^\.\/MenuButton\.vue$/, replacement: local('../../setup/client/MenuButton.vue') },
  { find: /^\.\.\/internals\/TimerInlined\.vue$/, replacement: local('../../setup/client/SpeakerClock.vue') },
  { find: /^\.\/InfoDialog\.vue$/, replacement: local('../../setup/client/InfoDialog.vue') },
  { find: /^#slidev\/title-renderer$/, replacement: local('../../setup/client/SlideTitle.vue') },
  { find: /^d3-interpolate$/, replacement: stub('interpolate.ts') },
  { find: /^d3-format$/, replacement: stub('number-format.ts') },
  { find: /^d3-time-format$/, replacement: stub('time-format.ts') },
]

/** Leaves the drawing board out of a talk that turns drawings off, in this mode or wholly: 9 kB. */
export const withoutDrawings = (enabled: boolean | 'dev' | 'build', mode: string): Plugin => ({
  name: 'deck:without-drawings',
  config: () => enabled === true || enabled === mode ? {} : { resolve: { alias: { drauu: stub('drauu.ts') } } },
})
