import process from 'node:process'
import { DeckError } from './errors.ts'

/** The last second that a ZIP file, and so a PowerPoint file, can be stamped with: of the year 2099. */
const LAST = Date.UTC(2100, 0) / 1000 - 1

/**
 * The day that `SOURCE_DATE_EPOCH` names, for outputs whose bytes must not depend on the day they are made; null where it is not set.
 * @throws DeckError when it is no time that every copy can hold
 */
export function sourceDate(given = process.env['SOURCE_DATE_EPOCH']): Date | null {
  if (!given) return null
  const seconds = Number(given)
  if (/^\d+$/.test(given) && seconds <= LAST) return new Date(seconds * 1000)
  throw new DeckError(`SOURCE_DATE_EPOCH=${given}: expected whole seconds since 1970, up to ${LAST} (the end of 2099); correct it, or unset it.`)
}
