import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DeckError } from './errors.ts'

/** The project's root, whatever folder a command is run from. */
export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** The Markdown file of the deck, checked to exist. */
export function entryFile(name = 'slides.md'): string {
  const file = resolve(ROOT, name)
  if (!existsSync(file)) throw new DeckError(`${name}: no such file. Name the deck's Markdown file with --entry, relative to the project.`)
  return file
}
