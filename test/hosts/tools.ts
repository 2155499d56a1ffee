import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import process from 'node:process'
import { canRun } from '../../scripts/browser/find.ts'

/** Programs that the tests of hosts, and of the PowerPoint file, drive, as they are called and as Debian packages them. */
export const TOOLS = {
  nginx: { commands: ['nginx'], pack: 'nginx' },
  firefox: { commands: ['firefox-esr', 'firefox'], pack: 'firefox-esr' },
  soffice: { commands: ['soffice', 'libreoffice'], pack: 'libreoffice-impress' },
} as const

export type Tool = keyof typeof TOOLS

/** Where each program is; null where it is not to be had. */
export type Found = Record<Tool, string | null>

// Debian keeps nginx out of the PATH of ordinary users.
const folders = (): string[] => [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'].filter(Boolean)

/** Path of a program, or null. */
export function findTool(tool: Tool): string | null {
  const paths = TOOLS[tool].commands.flatMap((command) => folders().map((folder) => join(folder, command)))
  return paths.find((path) => canRun(path)) ?? null
}

const say = (text: string): void => { process.stderr.write(`hosts: ${text}\n`) }

/** Runs apt-get; resolves to its complaint, empty when all went well. */
function apt(...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    // A package that starts a service on installation must not: the tests start their own, on ports that are free.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
    const child = spawn('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], { env, stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (chunk) => { complaint += String(chunk) })
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code) => resolve(code === 0 ? '' : /^E: .*/m.exec(complaint)?.[0] ?? `apt-get ended with code ${code}`))
  })
}

async function installTools(missing: Tool[]): Promise<void> {
  say(`installing ${missing.map((tool) => TOOLS[tool].pack).join(' and ')} with apt-get`)
  await apt('update')
  // One at a time: one that can't be had should not cost the other.
  for (const tool of missing) {
    const complaint = await apt('install', '-y', '--no-install-recommends', TOOLS[tool].pack)
    if (complaint) say(`${TOOLS[tool].pack}: ${complaint}`)
  }
}

/** Whether this process may install system packages. */
const mayInstall = (): boolean => process.platform === 'linux' && process.getuid?.() === 0 && canRun('/usr/bin/apt-get')

/** Finds the programs, and installs those that are missing where that is possible; says what is left out. */
export async function findTools(): Promise<Found> {
  const missing = (): Tool[] => (Object.keys(TOOLS) as Tool[]).filter((tool) => findTool(tool) === null)
  if (missing().length > 0 && mayInstall()) await installTools(missing())
  for (const tool of missing()) say(`no ${tool} found, its tests are skipped. Remedy: apt-get install ${TOOLS[tool].pack}`)
  return { nginx: findTool('nginx'), firefox: findTool('firefox'), soffice: findTool('soffice') }
}
