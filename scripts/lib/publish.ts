import { existsSync, renameSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { diskFailure } from './disk.ts'
import { messageOf } from './errors.ts'
import { discard, remember } from './scratch.ts'

const STAGE = /^\.staging-(\d+)$/
const ASIDE = /^\.old-\d+-(.+)$/
/** Another run that publishes at the same moment can be in the way this often. */
const MOST_TRIES = 5

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Puts back what a run had set aside when it was killed before the new one was in place. */
async function restore(stage: string, outDir: string): Promise<void> {
  for (const aside of await readdir(stage)) {
    const name = ASIDE.exec(aside)?.[1]
    if (name !== undefined && !existsSync(join(outDir, name))) await rename(join(stage, aside), join(outDir, name))
  }
}

/** Removes stages whose process was killed before it could do so itself. */
async function sweep(outDir: string): Promise<void> {
  const stale = (await readdir(outDir)).filter((name) => STAGE.test(name) && !isRunning(Number(STAGE.exec(name)?.[1])))
  await Promise.all(stale.map(async (name) => {
    await restore(join(outDir, name), outDir)
    await closeStage(join(outDir, name))
  }))
}

/**
 * A folder beside the outputs in which a run prepares them; its name carries the
 * process id, so two runs at once do not meet. Same disk, so publishing is a rename.
 * @throws DeckError when the output folder can't be written
 */
export async function openStage(outDir: string): Promise<string> {
  const stage = join(outDir, `.staging-${process.pid}`)
  try {
    await discard(stage)
    remember(stage)
    // In two steps: a recursive one reports a read-only disk as a missing folder.
    await mkdir(outDir, { recursive: true })
    await mkdir(stage)
    await sweep(outDir)
  } catch (error) {
    await discard(stage).catch(() => {})
    throw diskFailure('cannot write to', outDir, error)
  }
  return stage
}

/** Removes a stage and whatever is left in it. One that stays is in nobody's way, so this only says so. */
export async function closeStage(stage: string): Promise<void> {
  await discard(stage).catch((error: unknown) => console.error(`    cannot remove ${stage}: ${messageOf(error)}; delete it yourself`))
}

/** Moves a file or folder; false where there is none. */
function moved(from: string, to: string): boolean {
  try {
    renameSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

const isTaken = (error: unknown): boolean => ['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')

/** Moves one finished file or folder over the previous one. Gives what undoes it, as long as the stage is there. */
function replace(stage: string, outDir: string, name: string): () => void {
  const [from, to] = [join(stage, name), join(outDir, name)]
  for (let tries = 1; ; tries++) {
    const aside = join(stage, `.old-${tries}-${name}`)
    const had = moved(to, aside)
    try {
      renameSync(from, to)
      return () => {
        renameSync(to, from)
        if (had) renameSync(aside, to)
      }
    } catch (error) {
      if (isTaken(error) && tries < MOST_TRIES) continue
      if (had) renameSync(aside, to)
      throw error
    }
  }
}

/**
 * Publishes finished outputs by name from the stage to the output folder, all or none. Without a pause,
 * so that no signal comes in between.
 * @throws DeckError naming the file that could not be put in place
 */
export async function publish(stage: string, outDir: string, names: string[]): Promise<void> {
  const undo: (() => void)[] = []
  for (const name of names) {
    try {
      undo.push(replace(stage, outDir, name))
    } catch (error) {
      for (const step of undo.reverse()) step()
      throw diskFailure('cannot put in place', join(outDir, name), error)
    }
  }
}
