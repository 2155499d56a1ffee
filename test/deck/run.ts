import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../../scripts/lib/paths.ts'

export interface Finished { code: number | null, output: string }

/** What the commands of package.json give to Node. */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning', '--import', pathToFileURL(join(ROOT, 'scripts/lib/short-run.js')).href]

/** Runs one of the project's scripts as a person would, and keeps what it says. */
export function runScript(script: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'scripts', script), ...args], { cwd: ROOT, env: { ...process.env, ...env } })
    let output = ''
    child.stdout.on('data', (chunk) => { output += String(chunk) })
    child.stderr.on('data', (chunk) => { output += String(chunk) })
    child.on('close', (code) => resolve({ code, output }))
  })
}

/** A folder for the outputs of one test. */
export const scratch = (name: string): Promise<string> => mkdtemp(join(tmpdir(), `deck-${name}-`))
