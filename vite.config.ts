import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { chosenDataset } from './scripts/web/chosen-dataset.ts'
import { portableBase } from './scripts/web/portable-base.ts'

const stub = (name: string): string => fileURLToPath(new URL(`./scripts/web/stubs/${name}.ts`, import.meta.url))

export default defineConfig({
  plugins: [chosenDataset(), portableBase()],
  resolve: {
    alias: [
      // floating-vue 5.4 logs an error on every page under vitepress-twoslash 4.4.3, the last one that installs.
      { find: /^@shikijs\/vitepress-twoslash\/client$/, replacement: stub('twoslash-client') },
    ],
  },
})
