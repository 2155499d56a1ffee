import { accessSync, constants, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DeckError } from './errors.ts'

/** The project's root, whatever folder a command is run from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * A file that a person named, relative to the project.
 * @param remedy one sentence on what to name instead
 * @throws DeckError when there is no such file, or it can't be read
 */
export function namedFile(name: string, remedy: string): string {
  const file = resolve(ROOT, name)
  const stats = statSync(file, { throwIfNoEntry: false })
  if (!stats) throw new DeckError(`${name}: no such file. ${remedy}`)
  if (!stats.isFile()) throw new DeckError(`${name}: is not a file. ${remedy}`)
  try {
    accessSync(file, constants.R_OK)
  } catch (error) {
    throw new DeckError(`${name}: can't be read. Allow it with chmod, or name another file.`, { cause: error })
  }
  return file
}

/** The Markdown file of the deck, checked to exist. */
export const entryFile = (name = 'slides.md'): string =>
  namedFile(name, 'Name the deck\'s Markdown file with --entry, relative to the project.')
