import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as diagramModule from '../../data/diagrams/index.ts'
import type { DiagramSource } from '../../data/diagrams/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { datasetFile } from '../lib/dataset.ts'
import { messageOf, DeckError } from '../lib/errors.ts'

/** How diagrams look, from data/diagrams/config.ts. */
export type Look = Pick<typeof diagramModule, 'CANVAS' | 'MERMAID_CONFIG' | 'SENTINELS'>

export interface LoadedDiagrams {
  sources: DiagramSource[]
  look: Look
  /** Absolute paths of every file that was read for them; none where they can't change while the process lives. */
  files: string[]
}

/** How modules are run: `anew`, as they are on disk now, or `once` in a process, which costs no time at all. */
export type Run = keyof typeof RUNS

/**
 * Diagram sources from the records.
 * @param root the project's root, which holds `data/diagrams/`
 * @param dataset module that exports `dataset`
 * @throws DeckError when a module can't be run or a diagram can't be made
 */
export async function loadDiagrams(root: string, dataset = datasetFile(), run: Run = 'anew'): Promise<LoadedDiagrams> {
  try {
    const [records, diagrams] = await Promise.all([
      RUNS[run]<{ dataset: Dataset }>(root, dataset),
      RUNS[run]<typeof diagramModule>(root, join(root, 'data/diagrams/index.ts')),
    ])
    const { CANVAS, MERMAID_CONFIG, SENTINELS, diagramSources } = diagrams.module
    return {
      sources: diagramSources(records.module.dataset),
      look: { CANVAS, MERMAID_CONFIG, SENTINELS },
      files: [...new Set([...records.files, ...diagrams.files])],
    }
  } catch (error) {
    throw new DeckError(`diagrams: ${messageOf(error)}`, { cause: error })
  }
}

interface Ran<T> { module: T; files: string[] }

const RUNS = {
  async anew<T>(root: string, file: string): Promise<Ran<T>> {
    // Not needed in a build, which draws while Vite is loaded.
    const { runnerImport } = await import('vite')
    const { module, dependencies } = await runnerImport<T>(file, { root, configFile: false, logLevel: 'silent' })
    return { module, files: [file, ...dependencies.map((path) => resolve(root, path))] }
  },
  once: async <T>(_root: string, file: string): Promise<Ran<T>> => ({ module: await import(pathToFileURL(file).href) as T, files: [] }),
}
