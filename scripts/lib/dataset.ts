import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import type { Dataset } from '../../data/schema/index.ts'
import { ROOT } from './paths.ts'

/** The talk's dataset, for scripts. Imported lazily: `--help` should not wait for it. */
export async function loadDataset(root = ROOT): Promise<Dataset> {
  const module = await import(pathToFileURL(resolve(root, 'data/index.ts')).href) as { dataset: Dataset }
  return module.dataset
}
