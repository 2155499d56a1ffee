import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Files of compiled code: six times as many as all copies need, which weigh 16 MB. */
const MOST = 12_000

/**
 * Throws away the code that Node has compiled and kept (see compile-cache.js) where there is too much of it: Node never
 * does, and each edit of a module leaves one more. The next runs compile anew what they need.
 */
export async function pruneCode(root: string, most = MOST): Promise<void> {
  const folder = join(root, 'node_modules/.cache/deck/code')
  const entries = await readdir(folder, { recursive: true }).catch(() => [])
  // Where it can't be thrown away, it is a matter of space alone.
  if (entries.length > most) await rm(folder, { recursive: true, force: true }).catch(() => {})
}
