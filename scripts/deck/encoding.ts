import { readFile } from 'node:fs/promises'
import { DeckError } from '../lib/errors.ts'

const LINE_FEED = 0x0A

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** The first line, counted from 1, whose bytes are no UTF-8: no character of several bytes holds a line feed. */
function firstWrongLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; ; line++) {
    const end = bytes.indexOf(LINE_FEED, start)
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line
    start = end + 1
  }
}

/**
 * Refuses a text of another encoding, in which every accent would be replaced by a question mark without a word.
 * @throws DeckError naming file and line
 */
export async function expectUtf8(file: string): Promise<void> {
  const bytes = await readFile(file)
  if (!isUtf8(bytes)) throw new DeckError(`${file}, line ${firstWrongLine(bytes)}: is no UTF-8 text; save it as UTF-8.`)
}
