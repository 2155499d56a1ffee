import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { sha256 } from '../lib/content-hash.ts'

/** What lay at each path where the Vue compiler looked for types: hash of the file, null where there was none. */
export type TypeFiles = Record<string, string | null>

// The compiler keeps what it has read for as long as the process runs, whichever component asked first. So which
// component depends on which file can't be told, and what it found stands for all of them, and for all builds of a process.
const FOUND = new Map<string, string | null>()
/** Paths at which it found one thing, and later another. */
const UNSTEADY = new Set<string>()
/** Whether a file belongs to a package, which counts by what npm has installed. */
export const isOfPackage = (file: string): boolean => /[\\/]node_modules[\\/]/.test(file)

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}

const hashed = (content: string | undefined): string | null => content === undefined ? null : sha256(content)

/** Reads a file, and remembers what was there. */
function look(file: string): string | undefined {
  const content = contentOf(file)
  if (isOfPackage(file)) return content
  const hash = hashed(content)
  if (FOUND.has(file) && FOUND.get(file) !== hash) UNSTEADY.add(file)
  else FOUND.set(file, hash)
  return content
}

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false

/** The disk as the Vue compiler sees it where it looks for types of props, read as it would by itself. */
export const typeFiles = {
  fileExists: (file: string): boolean => isOfPackage(file) ? isFile(file) : look(file) !== undefined,
  readFile: look,
  realpath: (file: string): string => existsSync(file) ? realpathSync(file) : file,
}

/** What this process has found so far; null where that has changed meanwhile. */
export const foundTypes = (): TypeFiles | null => UNSTEADY.size > 0 ? null : Object.fromEntries(FOUND)

/** Whether the compiler would find now what it found then. */
export const typesUnchanged = (types: TypeFiles): boolean => Object.entries(types).every(([file, hash]) => hashed(contentOf(file)) === hash)
