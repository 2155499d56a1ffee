import type { ModuleNode, Plugin } from 'vite'
import { datasetFile } from '../lib/dataset.ts'

/** Whether a module is the dataset's, or one that it imports, directly or through others. */
function feedsDataset(modules: Iterable<ModuleNode>, dataset: string, seen = new Set<ModuleNode>()): boolean {
  for (const module of modules) {
    if (seen.has(module)) continue
    seen.add(module)
    if (module.file === dataset || feedsDataset(module.importers, dataset, seen)) return true
  }
  return false
}

/**
 * In dev, lets an edited record change headings and speaker notes too. They are resolved when Slidev
 * parses the deck, which it does only when a Markdown file changes; it then sends what differs.
 * @param entry the deck's Markdown file
 */
export const reparseWithRecords = (entry: string): Plugin => ({
  name: 'deck:reparse',
  apply: 'serve',
  handleHotUpdate({ modules, server }) {
    if (feedsDataset(modules, datasetFile())) server.watcher.emit('change', entry)
  },
})
