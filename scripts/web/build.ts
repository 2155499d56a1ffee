import { resolveOptions, ViteSlidevPlugin } from '@slidev/cli'
import { join } from 'node:path'
import { build, type Plugin } from 'vite'
import type { Dataset } from '../../data/schema/index.ts'
import { usePreparser } from '../deck/load.ts'
import { drawnDiagrams } from '../diagrams/plugin.ts'
import { DeckError, expectedMessage } from '../lib/errors.ts'
import { twoChunks } from './chunks.ts'
import { withHookFilters } from './hook-filters.ts'
import { keptTransforms } from './kept-transforms.ts'
import { staticCover } from './static-cover.ts'
import { typeFiles } from './type-files.ts'
import { loadTypedPackages } from './typed-packages.ts'

/** What a web build is made from, and the folder it goes to. */
export interface WebBuild {
  root: string
  entry: string
  outDir: string
  dataset: Dataset
  /** SVG of every diagram by key, where somebody draws them already. */
  diagrams?: Promise<Record<string, string>>
  /** Compiles all modules of the deck, changed or not. */
  fresh?: boolean
}

/** Serves Slidev's page template as the project's `index.html`, which exists only in memory. */
const pageTemplate = (file: string, html: string): Plugin => ({
  name: 'deck:page-template',
  resolveId: { order: 'pre', filter: { id: /index\.html$/ }, handler: (id) => id === file ? id : null },
  load: { order: 'pre', filter: { id: /index\.html$/ }, handler: (id) => id === file ? html : null },
})

/**
 * Builds the web version with Slidev's Vite plugins, in this process: one start
 * of Node less than `slidev build`, and failures arrive as errors.
 * @throws DeckError with the first failure of the build
 */
export async function buildWeb({ root, entry, outDir, dataset, diagrams, fresh = false }: WebBuild): Promise<void> {
  usePreparser(dataset, false)
  // Vite takes NODE_ENV as it finds it: under a test runner the viewers would get Vue's development build, 130 kB more.
  process.env['NODE_ENV'] = 'production'
  using _typed = loadTypedPackages()
  try {
    const [options, kept] = await Promise.all([resolveOptions({ entry, withoutNotes: true }, 'build'), keptTransforms({ root, entry, fresh })])
    const index = join(root, 'index.html')
    await build({
      root,
      // A failure arrives as an error, and is told once.
      logLevel: 'silent',
      configFile: join(root, 'vite.config.ts'),
      plugins: [
        pageTemplate(index, options.utils.indexHtml), staticCover(dataset), ...diagrams ? [drawnDiagrams(diagrams)] : [],
        ...withHookFilters(await kept.around(ViteSlidevPlugin(options, { vue: { script: { fs: typeFiles } } }))), twoChunks(),
      ],
      define: { __VUE_PROD_DEVTOOLS__: false, __VUE_OPTIONS_API__: false },
      build: {
        outDir, emptyOutDir: true, chunkSizeWarningLimit: 2000, reportCompressedSize: false,
        manifest: true, cssCodeSplit: false, modulePreload: false,
        rolldownOptions: { input: { index } },
      },
    })
    await kept.keep()
  } catch (error) {
    throw error instanceof DeckError ? error : new DeckError(`the web build failed: ${expectedMessage(error)}`, { cause: error })
  }
}
