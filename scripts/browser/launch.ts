import process from 'node:process'
import { chromium, type Browser, type LaunchOptions } from 'playwright-chromium'
import { DeckError, messageOf } from '../lib/errors.ts'
import { canRun, findBrowsers, type Candidate, type Machine } from './find.ts'
import { install, installWays, type Way } from './install.ts'
import { patienceOf, watchPulse } from './pulse.ts'

/** The parts of launching that touch the world; tests replace them. */
export interface Surroundings {
  machine: Machine
  uid: number | undefined
  /** Says in one line what takes time or is unusual. */
  note: (text: string) => void
  start: (options: LaunchOptions) => Promise<Browser>
  install: (way: Way) => Promise<void>
}

const REMEDIES = [
  'Set DECK_BROWSER to the path of a Chromium, Chrome or Edge,',
  'install one (Debian, Ubuntu: apt-get install chromium),',
  'or let Playwright download its own: npx playwright-core install --with-deps --only-shell chromium.',
].join(' ')

/**
 * Options that print the same pages everywhere: no hinting, so that type is set by its true widths, and no
 * /dev/shm, which is 64 MB in containers. Chromium refuses its sandbox to root on Linux.
 */
export const launchOptions = (executablePath: string, platform: NodeJS.Platform, uid: number | undefined): LaunchOptions => ({
  executablePath,
  chromiumSandbox: !(platform === 'linux' && uid === 0),
  args: ['--font-render-hinting=none', '--disable-dev-shm-usage'],
})

function playwrightPath(): string | null {
  try {
    return chromium.executablePath()
  } catch {
    return null
  }
}

const say = (text: string): void => { process.stderr.write(`    ${text}\n`) }

const here = (): Surroundings => ({
  machine: { platform: process.platform, arch: process.arch, env: process.env, playwright: playwrightPath(), runs: canRun },
  uid: process.getuid?.(),
  note: say,
  start: async (options) => watchPulse(await chromium.launch({ ...options, timeout: patienceOf() }), say),
  install,
})

/** The line of a launch error that helps: that it never answered, the browser's own complaint where it made one, else Playwright's first line. */
function reasonOf(error: unknown): string {
  const waited = /Timeout (\d+)ms exceeded/.exec(messageOf(error))?.[1]
  if (waited !== undefined) return `it did not answer for ${Number(waited) / 1000} s, a time that DECK_PATIENCE sets`
  const lines = messageOf(error).split('\n').map((line) => line.trim()).filter(Boolean)
  return lines.find((line) => /error while loading shared libraries|FATAL/.test(line))?.replace(/^.*\[err\] /, '') ?? lines[0] ?? ''
}

/** Starts one browser; where the machine forbids its sandbox, without: the deck opens its own pages only. */
async function startOne({ path }: Candidate, { machine, uid, note, start }: Surroundings): Promise<Browser> {
  const options = launchOptions(path, machine.platform, uid)
  try {
    return await start(options)
  } catch (error) {
    if (options.chromiumSandbox !== true || !/sandboxing failed|no usable sandbox/i.test(messageOf(error))) throw error
    note(`${path}: this machine forbids the browser’s sandbox; starting without`)
    return await start({ ...options, chromiumSandbox: false })
  }
}

/** Starts the first browser that can be started; says of each other why not. */
async function startAny(found: Candidate[], failures: Map<string, string>, surroundings: Surroundings): Promise<Browser | null> {
  for (const candidate of found.filter(({ path }) => !failures.has(path))) {
    try {
      return await startOne(candidate, surroundings)
    } catch (error) {
      failures.set(candidate.path, `${candidate.path} (${candidate.origin}) did not start: ${reasonOf(error)}`)
    }
  }
  return null
}

/** The machine as it is after an installation: its folders are searched too. */
const withFolders = (machine: Machine, folders: readonly string[]): Machine =>
  ({ ...machine, env: { ...machine.env, PATH: [machine.env['PATH'], ...folders].filter(Boolean).join(machine.platform === 'win32' ? ';' : ':') } })

async function installAny(failures: Map<string, string>, surroundings: Surroundings): Promise<Browser | null> {
  const { machine, uid, note } = surroundings
  for (const way of installWays(machine, uid)) {
    note(way.says)
    try {
      await surroundings.install(way)
    } catch (error) {
      note(messageOf(error))
      failures.set(way.name, messageOf(error))
      continue
    }
    const browser = await startAny(findBrowsers(withFolders(machine, way.folders)), failures, surroundings)
    if (browser) return browser
  }
  return null
}

/**
 * The Chromium that prints the deck: DECK_BROWSER, Playwright's own, an installed one, or else one that is
 * installed now; one that does not answer in time is passed over at its start, and ended later. Close it, or hold it with `await using`; it also ends with this process.
 * @throws DeckError when none can be found, installed and started, naming what was tried and the remedies
 */
export async function launchBrowser(given: Partial<Surroundings> = {}): Promise<Browser> {
  const surroundings = { ...here(), ...given }
  const failures = new Map<string, string>()
  const chosen = Boolean(surroundings.machine.env['DECK_BROWSER'])
  const browser = await startAny(findBrowsers(surroundings.machine), failures, surroundings)
    ?? (chosen ? null : await installAny(failures, surroundings))
  if (browser) return browser
  const tried = [...failures.values()].join('; ')
  throw new DeckError(`no browser to print the deck with${tried && `: ${tried}`}. ${REMEDIES}`, { cause: failures })
}

/** Runs `work` with a browser that is closed afterwards, whatever happens. */
export async function withBrowser<T>(work: (browser: Browser) => Promise<T>, given: Partial<Surroundings> = {}): Promise<T> {
  await using browser = await launchBrowser(given)
  return await work(browser)
}
