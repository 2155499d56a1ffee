import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT } from '../../scripts/lib/paths.ts'
import { NODE_FLAGS, scratch, type Finished } from './run.ts'

/** A living process: its group, and for one of a browser's helpers its kind. */
export interface Process { pid: number, group: number, kind: string }

/** One of the project's scripts while it runs. */
export interface Running {
  /** Folder that it and its browser use for temporary files. */
  temp: string
  pid: number
  /** What it has said so far. */
  output: () => string
  /** Resolves once it has said something for the n-th time. @throws when it ends before */
  said: (words: RegExp, times?: number) => Promise<void>
  /** What runs for it now, without itself: browsers and servers. */
  helpers: () => Promise<Process[]>
  ended: () => boolean
  signal: (name: NodeJS.Signals) => void
  finished: Promise<Finished>
}

/** Processes are read from /proc. */
export const KNOWS_PROCESSES = process.platform === 'linux'

const READ = /^(\d+) \(.*\) (\w) \d+ (\d+) /s

async function processOf(pid: string, mark: string): Promise<(Process & { marked: boolean }) | null> {
  const read = (name: string): Promise<string> => readFile(`/proc/${pid}/${name}`, 'utf8').catch(() => '')
  const [stat, command, environment] = await Promise.all([read('stat'), read('cmdline'), read('environ')])
  const [, , state = 'Z', group = ''] = READ.exec(stat) ?? []
  // Ended, and only waiting for a parent to notice.
  if (state === 'Z') return null
  return { pid: Number(pid), group: Number(group), kind: /--type=([\w-]+)/.exec(command)?.[1] ?? '', marked: `${command}${environment}`.includes(mark) }
}

/** Living processes that carry a mark in their environment or command, and those of their groups: a browser's helpers carry none. */
async function processesOf(mark: string, groups: Set<number>): Promise<Process[]> {
  const all = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map((pid) => processOf(pid, mark)))
  const alive = all.filter((found) => found !== null)
  const own = (await processOf(String(process.pid), mark))?.group
  for (const { marked, group } of alive) if (marked && group !== own) groups.add(group)
  return alive.filter(({ marked, group }) => marked || groups.has(group))
}

/** A user of the system by its numbers. */
export interface User { uid: number, gid: number }

/** What a script is started with, where it is not as usual. */
export interface Setting {
  env?: NodeJS.ProcessEnv
  /** Folder of the project. */
  root?: string
  /** Who runs it: this user, unless root names another. */
  user?: User | undefined
}

/** Starts one of the project's scripts, to meddle with it. */
export async function startScript(script: string, args: string[], { env = {}, root = ROOT, user }: Setting = {}): Promise<Running> {
  const temp = await scratch('running')
  if (user) await chown(temp, user.uid, user.gid)
  const child = spawn(process.execPath, [...NODE_FLAGS, join(root, 'scripts', script), ...args], {
    cwd: root, env: { ...process.env, TMPDIR: temp, ...env }, stdio: ['ignore', 'pipe', 'pipe'], ...user,
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output += String(chunk) })
  const groups = new Set<number>()
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null
  const finished = once(child, 'close').then(([code]) => ({ code: code as number | null, output }))
  return {
    temp,
    pid: child.pid ?? 0,
    output: () => output,
    async said(words, times = 1) {
      while ([...output.matchAll(new RegExp(words, 'g'))].length < times) {
        if (ended()) throw new Error(`ended without saying "${words.source}":\n${output}`)
        await wait(10)
      }
    },
    helpers: async () => (await processesOf(temp, groups)).filter(({ pid }) => pid !== child.pid),
    ended,
    signal: (name) => { child.kill(name) },
    finished,
  }
}
