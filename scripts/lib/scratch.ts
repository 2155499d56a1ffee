import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const live = new Set<string>()

/** Notes a folder that must not outlive this process. */
export const remember = (folder: string): void => { live.add(folder) }

/** Removes a folder and whatever is in it. */
export async function discard(folder: string): Promise<void> {
  try {
    await rm(folder, { recursive: true, force: true })
  } finally {
    live.delete(folder)
  }
}

/** Removes every folder that is still noted, at once: for the moment before the process ends. */
export function discardAll(): void {
  for (const folder of live) {
    try {
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // It stays: the reason why the process ends is what should be read.
    }
  }
}

/** A folder for files of no lasting use, which goes when it is disposed. */
export interface Scratch extends AsyncDisposable { path: string }

/** Makes a folder in the system's place for temporary files. */
export async function scratchFolder(prefix: string): Promise<Scratch> {
  const path = await mkdtemp(join(tmpdir(), prefix))
  remember(path)
  return { path, [Symbol.asyncDispose]: () => discard(path) }
}
