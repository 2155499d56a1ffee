import { spawn, type ChildProcess } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { DeckError, messageOf } from '../lib/errors.ts'
import { scratchFolder } from '../lib/scratch.ts'
import type { Machine } from './find.ts'

/** A program to run, with what it adds to the environment. */
export interface Step {
  command: string
  args: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Whether it ends with this process, and its temporary files go: what a system's package manager has begun it must finish. */
  bound?: boolean
}

/** A way to get a browser: the first step of `either` that works is enough. */
export interface Way {
  name: string
  /** What is said before it starts. */
  says: string
  before: readonly Step[]
  either: readonly Step[]
  /** Folders to search for the browser afterwards, beside the PATH. */
  folders: readonly string[]
}

const PLAYWRIGHT_CLI = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js')
/** A network that swallows packets should not hold the build for Playwright's 30 seconds, five times over. */
const PATIENCE = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' }

const playwrightWay: Way = {
  name: 'Playwright’s download',
  says: 'no browser found: downloading Playwright’s headless Chromium, once for this version',
  before: [],
  either: [{ command: process.execPath, args: [PLAYWRIGHT_CLI, 'install', '--only-shell', 'chromium'], env: PATIENCE, bound: true }],
  folders: [],
}

const apt = (...args: string[]): Step => ({ command: 'apt-get', args, env: { DEBIAN_FRONTEND: 'noninteractive' } })
const aptWay: Way = {
  name: 'apt-get',
  says: 'no browser found: installing Chromium with apt-get',
  before: [apt('update')],
  either: ['chromium-headless-shell', 'chromium'].map((name) => apt('install', '-y', '--no-install-recommends', name)),
  folders: ['/usr/bin'],
}

/**
 * The ways to get a browser on a machine, in the order to try them. The system's
 * packages come second: they need root, and an apt-get to run.
 */
export function installWays(machine: Machine, uid: number | undefined): Way[] {
  const hasApt = (machine.env['PATH'] ?? '').split(':').some((folder) => machine.runs(`${folder}/apt-get`))
  return machine.platform === 'linux' && uid === 0 && hasApt ? [playwrightWay, aptWay] : [playwrightWay]
}

/** Playwright prints its stack trace among its progress; how it failed is told in one sentence. */
const OF_FAILURE = /^(?:Failed to install|\w*Error: |\s+at )/

/** Ends a program when this process ends; what Playwright has started ends with it. */
function bind(child: ChildProcess): void {
  const end = (): void => { child.kill('SIGKILL') }
  // First of all: it must not write into folders that are being removed.
  process.prependListener('exit', end)
  child.on('close', () => process.off('exit', end))
}

const finished = ({ command, args, env, bound = false }: Step): Promise<void> => new Promise((done, fail) => {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  if (bound) bind(child)
  let complaint = ''
  createInterface(child.stdout).on('line', (line) => { if (!OF_FAILURE.test(line)) process.stderr.write(`${line}\n`) })
  child.stderr.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  child.on('error', (error) => fail(new DeckError(`${command}: ${error.message}`)))
  child.on('close', (code) => code === 0 ? done() : fail(new DeckError(firstComplaint(complaint) || `${command} ended with code ${code}`)))
})

/** Runs a program and shows its progress on stderr. @throws DeckError with the first line of its complaint */
export type Run = (step: Step) => Promise<void>

export const runStep: Run = async (step) => {
  if (step.bound !== true) return await finished(step)
  await using temp = await scratchFolder('deck-install-')
  await finished({ ...step, env: { ...step.env, TMPDIR: temp.path, TEMP: temp.path, TMP: temp.path } })
}

/** The first line that says what went wrong, without `Error:` or `E:` before it. */
const firstComplaint = (text: string): string =>
  text.split('\n').find((line) => /^(Error|E): /.test(line))?.replace(/^(Error|E): /, '') ?? text.trim().split('\n')[0] ?? ''

/** Goes one way. @throws DeckError with the last complaint when no step of `either` works */
export async function install(way: Way, run: Run = runStep): Promise<void> {
  // A package list that is partly out of date may still hold what is needed.
  for (const step of way.before) await run(step).catch(() => {})
  let last: unknown
  for (const step of way.either) {
    try {
      return await run(step)
    } catch (error) {
      last = error
    }
  }
  throw new DeckError(`${way.name}: ${messageOf(last)}`, { cause: last })
}
