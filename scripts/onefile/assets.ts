import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { DeckError } from '../lib/errors.ts'

const TYPES: Record<string, string> = {
  '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.jpeg': 'image/jpeg',
  '.gif': 'image/gif', '.webp': 'image/webp', '.avif': 'image/avif',
}

/**
 * A file of the web build as a data address.
 * @param path as an address has it, `/assets/font.woff2`
 * @throws DeckError when the file is missing or of a kind that can't be carried along
 */
export async function dataAddress(webDir: string, path: string): Promise<string> {
  const name = decodeURIComponent(path.split(/[?#]/)[0] ?? path)
  const type = TYPES[extname(name).toLowerCase()]
  if (!type) throw new DeckError(`the one-file HTML can't carry ${name}. Remedy: use a picture of one of these kinds: ${Object.keys(TYPES).slice(1).join(', ')}.`)
  const bytes = await readFile(join(webDir, name)).catch((error: unknown) => {
    throw new DeckError(`the web build has no ${name}, which a slide or a style asks for. Remedy: put the file into public/ and check its name.`, { cause: error })
  })
  return `data:${type};base64,${bytes.toString('base64')}`
}
