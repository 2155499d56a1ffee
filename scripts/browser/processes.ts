import { readFileSync } from 'node:fs'
import process from 'node:process'

/** What tells a process from a later one that was given the same id. */
interface Identity { group: number; born: string }
/** Processes by id, each as it was when it was noted. */
export type Noted = ReadonlyMap<number, Identity>

// Fields of /proc/<id>/stat after the name, which may hold blanks and brackets itself.
const GROUP = 2
const BORN = 19

/** As the system has it now; where that can't be read, a process is taken to lead its group: it does, unless a script started it. */
function identityOf(id: number): Identity {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { group: Number(fields[GROUP]), born: fields[BORN] ?? '' }
  } catch {
    return { group: id, born: '' }
  }
}

/** Notes processes that are known to be ours now, to be ended later. */
export const noteProcesses = (ids: readonly number[]): Noted => new Map(ids.map((id) => [id, identityOf(id)]))

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It has ended by itself, or there is no such group.
  }
}

/**
 * Ends processes, and all that were started with them, that do not listen: one that is stopped can't be asked to end.
 * An id that belongs to another process by now is left alone, and its group with it.
 */
export function killAll(noted: Noted): void {
  const own = identityOf(process.pid).group
  const same = [...noted].filter(([id, { group, born }]) => {
    const now = identityOf(id)
    return now.group === group && now.born === born
  })
  const groups = process.platform === 'win32' ? [] : [...new Set(same.map(([, { group }]) => group))].filter((group) => group > 1 && group !== own)
  for (const group of groups) kill(-group)
  for (const [id] of same) kill(id)
}
