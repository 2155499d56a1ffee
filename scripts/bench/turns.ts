import type { Run } from './run.ts'
import type { Setting } from './setting.ts'
import { median, pairedRatio, ratioRange, type Target } from './statistics.ts'
import type { Row } from './table.ts'

const seconds = (value: number): string => `${value.toFixed(2)} s`

/** Runs each once to warm up, then in turns: A B C, A B C, … */
export async function inTurns(setting: Setting, work: Record<string, () => Promise<Run>>): Promise<Record<string, Run[]>> {
  const entries = Object.entries(work)
  const results: Record<string, Run[]> = Object.fromEntries(entries.map(([name]) => [name, []]))
  for (let run = 0; run <= setting.runs; run++) {
    for (const [name, once] of entries) {
      if (run === 0) await setting.progress.step(`warm-up: ${name}`, once)
      else results[name]!.push(await setting.progress.step(`run ${run} of ${setting.runs}: ${name}`, once))
    }
  }
  return results
}

/** How many times slower `other` is than `ours`; the same for processor time, which other work on the machine disturbs less. */
export function slower(what: string, ours: readonly Run[], other: readonly Run[], target?: Target): Row[] {
  const rows = (['wall', 'cpu'] as const).map((key): Row => {
    const [a, b] = [ours.map((run) => run[key]), other.map((run) => run[key])]
    return { what: key === 'wall' ? what : '  processor time of it', ours: seconds(median(a)), other: seconds(median(b)), ratio: pairedRatio(b, a), range: ratioRange(b, a), ...(key === 'wall' && target ? { target } : {}) }
  })
  return rows
}

/** The same with `ours` as the slower one. */
export const turned = (rows: Row[], target: Target): Row[] =>
  rows.map((row) => ({ ...row, ratio: 1 / row.ratio, range: row.range!.map((value) => 1 / value).toSorted((a, b) => a - b) as [number, number], ...(row.target ? { target } : {}) }))
