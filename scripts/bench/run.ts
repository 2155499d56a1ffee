import { spawn } from 'node:child_process'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { DeckError } from '../lib/errors.ts'
import { allStats, memoryOf, treeOf } from './process-tree.ts'

/** A program to time, as a person would start it. */
export interface Command { args: string[]; cwd: string; env?: Readonly<Record<string, string>> }

/** What one run took. Processor time is that of the whole process tree, browser included. */
export interface Run { wall: number; cpu: number; peak: number; output: string }

interface Watched { cpu: Map<number, number>; peak: number }

const alive = new Set<() => void>()
process.on('exit', () => { for (const kill of alive) kill() })

/** Looks at a process tree every `every` ms until it is gone. Memory only where asked: reading it slows what is read. */
async function watch(pid: number, running: () => boolean, every: number, memory: boolean): Promise<Watched> {
  const seen: Watched = { cpu: new Map(), peak: 0 }
  while (running()) {
    const stats = await allStats()
    const tree = treeOf(pid, stats)
    for (const one of tree) seen.cpu.set(one, stats.get(one)?.cpu ?? seen.cpu.get(one) ?? 0)
    if (memory) seen.peak = Math.max(seen.peak, await memoryOf(tree))
    await sleep(every)
  }
  return seen
}

/**
 * Runs a Node program to its end.
 * @throws DeckError with what it said when it fails
 */
export async function timed({ args, cwd, env = {} }: Command, memory = false): Promise<Run> {
  const from = performance.now()
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const kill = (): void => { child.kill('SIGTERM') }
  alive.add(kill)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += String(chunk) })
  let running = true
  const watching = watch(child.pid ?? 0, () => running, memory ? 50 : 100, memory)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  const wall = (performance.now() - from) / 1000
  running = false
  alive.delete(kill)
  const { cpu, peak } = await watching
  if (code !== 0) throw new DeckError(`${args.join(' ')} failed (exit ${code}):\n${output.slice(-2000)}`)
  return { wall, cpu: [...cpu.values()].reduce((sum, part) => sum + part, 0), peak: peak / 1024, output }
}

/** Several commands one after the other as one run. */
export async function timedAll(commands: readonly Command[]): Promise<Run> {
  const total: Run = { wall: 0, cpu: 0, peak: 0, output: '' }
  for (const command of commands) {
    const { wall, cpu, peak, output } = await timed(command)
    Object.assign(total, { wall: total.wall + wall, cpu: total.cpu + cpu, peak: Math.max(total.peak, peak), output: total.output + output })
  }
  return total
}
