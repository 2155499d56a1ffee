import { accessSync, constants, statSync } from 'node:fs'
import { posix, win32 } from 'node:path'
import { DeckError } from '../lib/errors.ts'

/** Platforms whose usual places are known. */
export type Platform = Extract<NodeJS.Platform, 'linux' | 'darwin' | 'win32'>

/** What the search needs to know of a machine; a test passes an invented one. */
export interface Machine {
  platform: NodeJS.Platform
  arch: string
  env: Readonly<Record<string, string | undefined>>
  /** Where Playwright would keep its full Chromium, installed or not; null where it supports no such machine. */
  playwright: string | null
  /** True for a file that can be run. */
  runs: (path: string) => boolean
}

/** A place where a browser may be. */
export interface Candidate { path: string, origin: string }

/** Commands in order of preference: a headless shell starts and prints about 1.6 times faster than a full Chromium. */
const COMMANDS = [
  'chrome-headless-shell', 'chromium-headless-shell', 'chromium', 'chromium-browser',
  'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable',
] as const

interface Places {
  /** Suffix of a command's file. */
  suffix: string
  /** Variables that name folders of installed programs; "" for none. */
  roots: readonly string[]
  files: readonly string[]
  /** Folder and file of Playwright's headless shell by processor. */
  shell: Readonly<Record<string, string>>
}

const PLACES = {
  linux: {
    suffix: '', roots: [], files: [],
    shell: {
      x64: 'chrome-headless-shell-linux64/chrome-headless-shell',
      arm64: 'chrome-headless-shell-linux-arm64/chrome-headless-shell',
    },
  },
  darwin: {
    suffix: '', roots: ['', 'HOME'],
    files: [
      'Applications/Chromium.app/Contents/MacOS/Chromium',
      'Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      'Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    shell: {
      x64: 'chrome-headless-shell-mac-x64/chrome-headless-shell',
      arm64: 'chrome-headless-shell-mac-arm64/chrome-headless-shell',
    },
  },
  win32: {
    suffix: '.exe', roots: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'],
    files: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
    shell: { x64: 'chrome-headless-shell-win64\\chrome-headless-shell.exe', arm64: 'chrome-headless-shell-win64\\chrome-headless-shell.exe' },
  },
} as const satisfies Record<Platform, Places>

const placesOf = (platform: NodeJS.Platform): Places => platform in PLACES ? PLACES[platform as Platform] : PLACES.linux
const pathsOf = (platform: NodeJS.Platform) => platform === 'win32' ? win32 : posix

/** Playwright's headless shell lies beside its Chromium: `…/chromium_headless_shell-1254/…` beside `…/chromium-1254/…`. */
function playwrightCandidates({ platform, arch, playwright }: Machine): Candidate[] {
  if (playwright === null) return []
  const [, folder, revision] = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(playwright) ?? []
  const file = placesOf(platform).shell[arch]
  const shell = folder !== undefined && file !== undefined
    ? [pathsOf(platform).join(folder, `chromium_headless_shell-${revision}`, file)]
    : []
  return [...shell, playwright].map((path) => ({ path, origin: 'Playwright’s download' }))
}

function commandCandidates({ platform, env }: Machine): Candidate[] {
  const paths = pathsOf(platform)
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(paths.delimiter).filter(Boolean)
  return COMMANDS.flatMap((command) => folders.map((folder) =>
    ({ path: paths.join(folder, `${command}${placesOf(platform).suffix}`), origin: 'the PATH' })))
}

function usualPlaces({ platform, env }: Machine): Candidate[] {
  const { roots, files } = placesOf(platform)
  const folders = roots.flatMap((root) => root === '' ? '/' : env[root] ?? [])
  return files.flatMap((file) => folders.map((folder) =>
    ({ path: pathsOf(platform).join(folder, file), origin: 'the installed programs' })))
}

/** Every place a browser may be, best first; without DECK_BROWSER, which rules them all out. */
export const candidates = (machine: Machine): Candidate[] =>
  [...playwrightCandidates(machine), ...commandCandidates(machine), ...usualPlaces(machine)]

/**
 * The browsers there are, best first; DECK_BROWSER is the only one where it is set.
 * @throws DeckError when DECK_BROWSER names no file that can be run
 */
export function findBrowsers(machine: Machine): Candidate[] {
  const chosen = machine.env['DECK_BROWSER']
  if (!chosen) return candidates(machine).filter(({ path }) => machine.runs(path))
  if (machine.runs(chosen)) return [{ path: chosen, origin: 'DECK_BROWSER' }]
  throw new DeckError(`DECK_BROWSER=${chosen}: no such program. Set it to the path of a Chromium, Chrome or Edge, or unset it.`)
}

/** Whether a path is a file that this process may run. */
export function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
