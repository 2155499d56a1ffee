import { basename, dirname, relative } from 'node:path'
import process from 'node:process'
import type { Plugin, PluginOption } from 'vite'
import { contentKey } from '../lib/content-cache.ts'
import { filesBelow, hashOf, installed } from '../lib/content-hash.ts'
import { isRead } from './build-key.ts'
import { keepComponents, type VuePlugin } from './kept-components.ts'
import { keptResults } from './kept-results.ts'
import { isOfPackage } from './type-files.ts'

/** Another number where results are kept in another way. */
const FORMAT = 1
/** What a package may read of a deck: `paths` in tsconfig.json lead from a package's name to declarations. */
const DECLARATIONS = /\.d\.[cm]?ts$/

interface Deck { root: string; entry: string; fresh?: boolean }

/** Results that are kept from build to build. */
export interface KeptTransforms {
  /** The same plugins, of which Vue's compiles only what is not kept. */
  around(plugins: PluginOption): Promise<Plugin[]>
  /** Writes the results that the build has used. */
  keep(): Promise<void>
}

async function flat(plugins: PluginOption): Promise<Plugin[]> {
  const found = await plugins
  if (Array.isArray(found)) return (await Promise.all(found.map(flat))).flat()
  return found ? [found] : []
}

/** Settings of TypeScript, which decide what it leaves of a component, and what those may extend. */
const isSetting = (root: string, file: string): boolean => file.endsWith('.json') && (dirname(file) === root || basename(file).startsWith('tsconfig'))

/** What all results depend on besides the code and the options that are given with it. */
async function surroundings({ root, entry }: Deck): Promise<string> {
  const settings = (await filesBelow(root, (path) => isRead(relative(root, path)))).filter((file) => isSetting(root, file))
  return contentKey(FORMAT, root, entry, process.version, await installed(root), await hashOf(root, settings))
}

/**
 * Keeps what Vue's plugin makes of each component and slide, so that after an edit only what was edited is compiled: that of
 * packages in one file, that of the deck in another, which `fresh` does not read. What Vue says about a component is not
 * kept: a build is silent but for failures, and those end it.
 */
export async function keptTransforms(deck: Deck): Promise<KeptTransforms> {
  const { root, fresh = false } = deck
  const key = await surroundings(deck).catch(() => null)
  // Something vanishes while it is read: this build keeps nothing.
  if (key === null) return { around: flat, keep: async () => {} }
  const [packages, modules] = await Promise.all([
    keptResults({ root, name: 'packages', key, counts: (file) => DECLARATIONS.test(file) }),
    keptResults({ root, name: 'modules', key, fresh }),
  ])
  return {
    async around(plugins) {
      const found = await flat(plugins)
      const vue = found.find(({ name }) => name === 'vite:vue') as VuePlugin | undefined
      if (vue) keepComponents(vue, (file) => isOfPackage(file) ? packages : modules)
      return found
    },
    async keep() { await Promise.all([packages.keep(), modules.keep()]) },
  }
}
