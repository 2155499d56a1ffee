import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { DeckError, messageOf } from './errors.ts'

const REMEDIES: Record<string, string> = {
  EACCES: 'the folder is not writable; choose another with --out',
  EROFS: 'the disk is read-only; choose another folder with --out',
  ENOSPC: 'the disk is full; make room or choose another folder with --out',
  ENOTDIR: 'a file is in the way; choose another folder with --out',
}

function failure(action: string, path: string, error: unknown): DeckError {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return new DeckError(`${action} ${path}: ${REMEDIES[code] ?? messageOf(error)}.`, { cause: error })
}

const live = new Set<string>()

/** Removes what unfinished runs in this process left; synchronous callers use it on a signal. */
export const liveStages = (): string[] => [...live]

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Removes stages whose process was killed before it could do so itself. */
async function sweep(outDir: string): Promise<void> {
  const stale = (await readdir(outDir)).filter((name) => /^\.staging-\d+$/.test(name) && !isRunning(Number(name.slice(9))))
  await Promise.all(stale.map((name) => rm(join(outDir, name), { recursive: true, force: true })))
}

/**
 * A folder beside the outputs in which a run prepares them; its name carries the
 * process id, so two runs at once do not meet. Same disk, so publishing is a rename.
 * @throws DeckError when the output folder can't be written
 */
export async function openStage(outDir: string): Promise<string> {
  const stage = join(outDir, `.staging-${process.pid}`)
  try {
    await rm(stage, { recursive: true, force: true })
    await mkdir(stage, { recursive: true })
    await sweep(outDir)
  } catch (error) {
    throw failure('cannot write to', outDir, error)
  }
  live.add(stage)
  return stage
}

/** Removes a stage and whatever is left in it. */
export async function closeStage(stage: string): Promise<void> {
  await rm(stage, { recursive: true, force: true })
  live.delete(stage)
}

/** Moves one finished file or folder over the previous one; the old one goes only once the new one is in place. */
async function replace(from: string, to: string): Promise<void> {
  const old = join(dirname(from), `.old-${basename(to)}`)
  await rename(to, old).catch((error: NodeJS.ErrnoException) => { if (error.code !== 'ENOENT') throw error })
  try {
    await rename(from, to)
  } catch (error) {
    await rename(old, to).catch(() => {})
    throw error
  }
  await rm(old, { recursive: true, force: true })
}

/**
 * Publishes finished outputs by name from the stage to the output folder.
 * @throws DeckError naming the file that could not be put in place
 */
export async function publish(stage: string, outDir: string, names: string[]): Promise<void> {
  for (const name of names) {
    await replace(join(stage, name), join(outDir, name)).catch((error: unknown) => {
      throw failure('cannot put in place', join(outDir, name), error)
    })
  }
}
