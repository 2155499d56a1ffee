import { stripVTControlCharacters } from 'node:util'

/**
 * A failure that the person at the keyboard can do something about. Its message
 * is one readable text that names the slide, record or file and the remedy;
 * entry files print it without a stack trace and exit with code 1.
 */
export class DeckError extends Error {
  override name = 'DeckError'
}

/** The message of anything thrown, without terminal colours, for wrapping into a DeckError. */
export const messageOf = (error: unknown): string =>
  stripVTControlCharacters(error instanceof Error ? error.message : String(error))
