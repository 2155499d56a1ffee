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

// A bundler reports a plugin's failure as text, with the class and the stack around the message.
const WRAPPED = /DeckError: ([\s\S]*?)(?=\n\s+at |\nCaused by|$)/

/** The message of an expected failure inside a bundler's report, or the whole report. */
export const expectedMessage = (error: unknown): string => WRAPPED.exec(messageOf(error))?.[1] ?? messageOf(error)
