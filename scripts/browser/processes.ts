import { readFileSync } from 'node:fs'
import process from 'node:process'

/** The group that a process is in; the process itself where that can't be read: it leads its group, unless a script started it. */
function groupOf(id: number): number {
  try {
    return Number(/^\d+ \(.*\) \w \d+ (\d+) /s.exec(readFileSync(`/proc/${id}/stat`, 'utf8'))?.[1] ?? id)
  } catch {
    return id
  }
}

function kill(id: number): void {
  try {
    process.kill(id, 'SIGKILL')
  } catch {
    // It has ended by itself, or there is no such group.
  }
}

/** Ends processes, and all that were started with them, that do not listen: one that is stopped can't be asked to end. */
export function killAll(ids: readonly number[]): void {
  const own = groupOf(process.pid)
  const groups = process.platform === 'win32' ? [] : [...new Set(ids.map(groupOf))].filter((group) => group > 1 && group !== own)
  for (const group of groups) kill(-group)
  for (const id of ids) kill(id)
}
