import type { Browser, LaunchOptions } from 'playwright-chromium'
import { describe, expect, it, vi } from 'vitest'
import { canRun, candidates, findBrowsers, type Machine } from '../../scripts/browser/find.ts'
import { install, installWays, runStep, type Step } from '../../scripts/browser/install.ts'
import { launchBrowser, launchOptions, withBrowser, type Surroundings } from '../../scripts/browser/launch.ts'
import { DeckError } from '../../scripts/lib/errors.ts'

/** A Linux machine that has these files and no others. */
const machine = (files: string[], change: Partial<Machine> = {}): Machine => ({
  platform: 'linux', arch: 'x64', env: { PATH: '/usr/local/bin:/usr/bin' }, playwright: '/cache/chromium-1254/chrome-linux64/chrome',
  runs: (path) => files.includes(path), ...change,
})
const found = (files: string[], change?: Partial<Machine>) => findBrowsers(machine(files, change)).map(({ path }) => path)

const SHELL = '/cache/chromium_headless_shell-1254/chrome-headless-shell-linux64/chrome-headless-shell'

describe('finding a browser', () => {
  it('prefers DECK_BROWSER, and looks nowhere else then', () => {
    const env = { PATH: '/usr/bin', DECK_BROWSER: '/opt/mine' }
    expect(found(['/opt/mine', '/usr/bin/chromium', SHELL], { env })).toEqual(['/opt/mine'])
  })

  it('says so when DECK_BROWSER names nothing', () => {
    const env = { PATH: '/usr/bin', DECK_BROWSER: '/opt/mine' }
    expect(() => found(['/usr/bin/chromium'], { env })).toThrow(DeckError)
    expect(() => found(['/usr/bin/chromium'], { env })).toThrow('DECK_BROWSER=/opt/mine: no such program')
  })

  it('treats an empty DECK_BROWSER as unset', () => {
    expect(found(['/usr/bin/chromium'], { env: { PATH: '/usr/bin', DECK_BROWSER: '' } })).toEqual(['/usr/bin/chromium'])
  })

  it('takes Playwright’s headless shell, then its Chromium, then installed ones in order', () => {
    const files = [
      '/usr/bin/microsoft-edge', '/usr/bin/google-chrome-stable', '/usr/bin/chromium-browser', '/usr/bin/chromium',
      '/usr/bin/chromium-headless-shell', '/usr/local/bin/chromium', '/cache/chromium-1254/chrome-linux64/chrome', SHELL,
    ]
    expect(found(files)).toEqual([
      SHELL, '/cache/chromium-1254/chrome-linux64/chrome', '/usr/bin/chromium-headless-shell', '/usr/local/bin/chromium',
      '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome-stable', '/usr/bin/microsoft-edge',
    ])
  })

  it('finds the shell that Playwright keeps for another processor', () => {
    const arm = '/cache/chromium_headless_shell-1254/chrome-headless-shell-linux-arm64/chrome-headless-shell'
    expect(found([arm, SHELL], { arch: 'arm64', playwright: '/cache/chromium-1254/chrome-linux-arm64/chrome' })).toEqual([arm])
  })

  it('knows the usual places of a Mac, for all users and for one', () => {
    const chrome = 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
    expect(found([`/${chrome}`, `/Users/ann/${chrome}`], { platform: 'darwin', env: { PATH: '/usr/bin', HOME: '/Users/ann' } }))
      .toEqual([`/${chrome}`, `/Users/ann/${chrome}`])
  })

  it('knows the usual places of Windows and its file names', () => {
    const env = { Path: 'C:\\tools;D:\\bin', PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' }
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe'
    expect(found(['D:\\bin\\chromium.exe', edge], { platform: 'win32', env, playwright: null })).toEqual(['D:\\bin\\chromium.exe', edge])
    const playwright = 'C:\\cache\\chromium-1254\\chrome-win64\\chrome.exe'
    expect(candidates(machine([], { platform: 'win32', env, playwright }))[0]?.path)
      .toBe('C:\\cache\\chromium_headless_shell-1254\\chrome-headless-shell-win64\\chrome-headless-shell.exe')
  })

  it('searches the PATH of a platform nobody listed', () => {
    expect(found(['/usr/bin/chromium'], { platform: 'freebsd', playwright: null })).toEqual(['/usr/bin/chromium'])
  })

  it('takes files that run, and neither folders nor texts', () => {
    expect([process.execPath, import.meta.dirname, import.meta.filename, '/nowhere'].map(canRun)).toEqual([true, false, false, false])
  })
})

describe('installing one', () => {
  const ways = (change: Partial<Machine>, uid: number | undefined) =>
    installWays(machine(['/usr/bin/apt-get'], change), uid).map((way) => way.name)

  it('goes to the system’s packages only as root, on Linux, where there is apt-get', () => {
    expect(ways({}, 0)).toEqual(['Playwright’s download', 'apt-get'])
    expect(ways({}, 1000)).toEqual(['Playwright’s download'])
    expect(ways({ platform: 'darwin' }, 0)).toEqual(['Playwright’s download'])
    expect(ways({ runs: () => false }, 0)).toEqual(['Playwright’s download'])
  })

  const [, apt] = installWays(machine(['/usr/bin/apt-get']), 0)
  const words = ({ command, args }: Step) => [command, ...args].join(' ')
  const fails = (...bad: string[]) => {
    const ran: string[] = []
    const run = async (step: Step) => {
      ran.push(words(step))
      if (bad.some((name) => words(step).endsWith(` ${name}`))) throw new DeckError(`no ${words(step)}`)
    }
    return { ran, run }
  }

  it('updates the package list, then takes the headless shell', async () => {
    const { ran, run } = fails()
    await install(apt!, run)
    expect(ran).toEqual(['apt-get update', 'apt-get install -y --no-install-recommends chromium-headless-shell'])
  })

  it('goes on to chromium where there is no headless shell, even with a stale list', async () => {
    const { ran, run } = fails('update', 'chromium-headless-shell')
    await install(apt!, run)
    expect(ran.at(-1)).toBe('apt-get install -y --no-install-recommends chromium')
  })

  it('says which way failed and why', async () => {
    await expect(install(apt!, fails('chromium-headless-shell', 'chromium').run)).rejects.toThrow(/^apt-get: no apt-get install .* chromium$/)
  })

  it('reports the program’s own complaint', async () => {
    const node = (code: string) => runStep({ command: process.execPath, args: ['-e', code] })
    await expect(node('process.exit(0)')).resolves.toBeUndefined()
    await expect(node('console.error("warning\\nE: no such package"); process.exit(100)')).rejects.toThrow(/^no such package$/)
    await expect(node('process.exit(3)')).rejects.toThrow('ended with code 3')
    await expect(runStep({ command: '/nowhere/apt-get', args: [] })).rejects.toThrow('/nowhere/apt-get: ')
  })
})

describe('launching', () => {
  const browser = { close: async () => {} } as Browser
  const failing = (message: string) => async (): Promise<Browser> => { throw new Error(message) }
  const world = (files: string[], change: Partial<Surroundings> = {}): Surroundings => ({
    machine: machine(files), uid: 1000, note: () => {}, start: async () => browser, install: async () => {}, ...change,
  })

  it('leaves the sandbox only for root on Linux', () => {
    expect(launchOptions('/x', 'linux', 0).chromiumSandbox).toBe(false)
    expect(launchOptions('/x', 'linux', 1000).chromiumSandbox).toBe(true)
    expect(launchOptions('/x', 'darwin', 0).chromiumSandbox).toBe(true)
    expect(launchOptions('/x', 'win32', undefined)).toMatchObject({
      executablePath: '/x', args: ['--font-render-hinting=none', '--disable-dev-shm-usage'],
    })
  })

  it('starts the next browser where the first one is broken', async () => {
    const start = vi.fn(async ({ executablePath }: LaunchOptions) => executablePath === SHELL ? await failing('broken')() : browser)
    expect(await launchBrowser(world([SHELL, '/usr/bin/chromium'], { start }))).toBe(browser)
    expect(start.mock.calls.map(([options]) => options.executablePath)).toEqual([SHELL, '/usr/bin/chromium'])
  })

  it('does without the sandbox where the machine forbids it, and says so', async () => {
    const note = vi.fn()
    const start = async ({ chromiumSandbox }: LaunchOptions) => chromiumSandbox ? await failing('Chromium sandboxing failed!')() : browser
    expect(await launchBrowser(world([SHELL], { start, note }))).toBe(browser)
    expect(note).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('starting without'))
  })

  it('installs one where there is none, after saying so in one line', async () => {
    const files: string[] = []
    const note = vi.fn()
    const opened = launchBrowser(world(files, { note, install: async () => { files.push(SHELL) } }))
    expect(await opened).toBe(browser)
    expect(note).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^no browser found: downloading [^\n]+$/))
  })

  it('finds what apt-get installed even where its folder is not on the PATH', async () => {
    const files = ['/opt/apt/apt-get']
    const env = { PATH: '/opt/apt' }
    const install = async ({ name }: { name: string }) => {
      if (name !== 'apt-get') throw new DeckError('offline')
      files.push('/usr/bin/chromium-headless-shell')
    }
    expect(await launchBrowser(world(files, { machine: machine(files, { env }), uid: 0, install }))).toBe(browser)
  })

  it('names what was tried and the remedies when nothing works', async () => {
    const files = [SHELL]
    const start = failing('browserType.launch: closed\n[pid=7][err] x: error while loading shared libraries: libnss3.so')
    const failed = launchBrowser(world(files, { start, install: async () => { throw new DeckError('offline') } }))
    await expect(failed).rejects.toThrow(DeckError)
    const message = await failed.catch((error: Error) => error.message)
    expect(message).toContain(`${SHELL} (Playwright’s download) did not start: x: error while loading shared libraries: libnss3.so`)
    expect(message).toContain('; offline')
    expect(message).toContain('DECK_BROWSER')
    expect(message).toContain('apt-get install chromium')
    expect(message).not.toContain('\n')
  })

  it('says of a browser that does not answer for how long it was waited for', async () => {
    const env = { DECK_BROWSER: '/opt/mine' }
    const start = failing('browserType.launch: Timeout 1500ms exceeded.\nCall log:\n  - <launching> /opt/mine')
    await expect(launchBrowser(world([], { machine: machine(['/opt/mine'], { env }), start })))
      .rejects.toThrow('/opt/mine (DECK_BROWSER) did not start: it did not answer for 1.5 s, a time that DECK_PATIENCE sets. Set DECK_BROWSER')
  })

  it('installs nothing where DECK_BROWSER was chosen and does not start', async () => {
    const install = vi.fn(async () => {})
    const env = { DECK_BROWSER: '/opt/mine' }
    await expect(launchBrowser(world([], { machine: machine(['/opt/mine'], { env }), start: failing('closed'), install })))
      .rejects.toThrow('/opt/mine (DECK_BROWSER) did not start: closed')
    expect(install).not.toHaveBeenCalled()
  })

  it('starts for real, shows a page, and is closed even when the work fails', async () => {
    let held: Browser | undefined
    const work = withBrowser(async (real) => {
      held = real
      const page = await real.newPage()
      await page.setContent('<h1>Deck</h1>')
      throw new Error(await page.locator('h1').innerText())
    })
    await expect(work).rejects.toThrow('Deck')
    expect(held?.isConnected()).toBe(false)
  }, 60_000)
})
