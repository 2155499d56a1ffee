import { pathToFileURL } from 'node:url'
import type { Dataset } from '../../data/schema/index.ts'
import { DeckError, messageOf } from './errors.ts'
import { namedFile } from './paths.ts'

const TALK_DATASET = 'data/index.ts'

/**
 * Module that holds the dataset: `data/index.ts`, or the one that `DECK_DATA` names.
 * An environment variable, because Slidev's setup files must see the same choice.
 * @throws DeckError when the named file does not exist
 */
export const datasetFile = (name = process.env['DECK_DATA'] ?? TALK_DATASET): string =>
  namedFile(name, 'Name a module that exports "dataset" with --data, relative to the project.')

/** Makes scripts, components and Slidev's setup use another dataset module. */
export function useDataset(name: string): void {
  process.env['DECK_DATA'] = datasetFile(name)
}

/** The dataset, for scripts. Imported lazily: `--help` should not wait for it. */
export async function loadDataset(): Promise<Dataset> {
  const file = datasetFile()
  try {
    const module = await import(pathToFileURL(file).href) as { dataset?: Dataset }
    if (module.dataset) return module.dataset
  } catch (error) {
    throw new DeckError(`${file}: ${messageOf(error)}`, { cause: error })
  }
  throw new DeckError(`${file}: exports no "dataset"; expected "export const dataset: Dataset = …".`)
}
