import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { DeckError, messageOf } from '../lib/errors.ts'
import type { Machine } from './find.ts'

/** A program to run, with what it adds to the environment. */
export interface Step { command: string, args: readonly string[], env?: Readonly<Record<string, string>> }

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
  either: [{ command: process.execPath, args: [PLAYWRIGHT_CLI, 'install', '--only-shell', 'chromium'], env: PATIENCE }],
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

/** Runs a program and shows its progress on stderr. @throws DeckError with the first line of its complaint */
export type Run = (step: Step) => Promise<void>

export const runStep: Run = ({ command, args, env }) => new Promise((done, fail) => {
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 2, 'pipe'] })
  let complaint = ''
  child.stderr?.on('data', (chunk: Buffer) => { complaint += chunk.toString() })
  child.on('error', (error) => fail(new DeckError(`${command}: ${error.message}`)))
  child.on('close', (code) => code === 0 ? done() : fail(new DeckError(firstComplaint(complaint) || `${command} ended with code ${code}`)))
})

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
