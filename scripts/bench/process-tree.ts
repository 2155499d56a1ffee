import { readdir, readFile } from 'node:fs/promises'

/** Ticks of the kernel's clock a second; it has been 100 on every Linux for user space. */
const TICKS = 100

/** What `/proc/<pid>/stat` tells of a process: its parent, and the processor time it has used, s. */
export interface Stat { parent: number; cpu: number }

/** Reads a line of `/proc/<pid>/stat`. The name may hold blanks and brackets, so counting begins behind its last bracket. */
export function parseStat(line: string): Stat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return { parent: Number(fields[1]), cpu: (Number(fields[11]) + Number(fields[12])) / TICKS }
}

/** Proportional share of memory in kB from `/proc/<pid>/smaps_rollup`: pages that several processes share are counted once. */
export const parsePss = (rollup: string): number => Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0)

/** A process and all below it. */
export function treeOf(root: number, stats: ReadonlyMap<number, Pick<Stat, 'parent'>>): number[] {
  const tree = [root]
  for (const pid of tree) tree.push(...[...stats].filter(([, { parent }]) => parent === pid).map(([child]) => child))
  return tree
}

/** All processes of this machine. One that ends meanwhile is left out. */
export async function allStats(): Promise<Map<number, Stat>> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map(async (pid) => [Number(pid), await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)] as const))
  return new Map(stats.flatMap(([pid, line]) => line === null ? [] : [[pid, parseStat(line)] as const]))
}

/** Memory of some processes at this moment, kB. */
export async function memoryOf(pids: readonly number[]): Promise<number> {
  const shares = await Promise.all(pids.map(async (pid) => parsePss(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''))))
  return shares.reduce((sum, share) => sum + share, 0)
}
