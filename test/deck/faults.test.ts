import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { bytesOf, expectNothingLeft, expectOneSentence, PDF, withPrevious } from './failing.ts'
import { copyProject } from './project-copy.ts'
import { scratch } from './run.ts'
import { KNOWS_PROCESSES, startScript, type Process, type Running, type Setting } from './running.ts'
import { smallDeck } from './small-deck.ts'

const DECK = smallDeck([{ heading: 'A slide of words' }, { heading: 'A slide with a chart', body: '<StarBars />' }])
const ENTRY = `.faults-${process.pid}.md`
/** A deck with a click. */
const CLICKED = `.faults-${process.pid}-clicked.md`
const CHECKED = /✓ check dataset and deck/
/** Said once the web version is there, built or kept from an earlier run. */
const BUILT = /✓ (build the )?web version/
const RENDERED = /✓ render \d+ slides/

let base = ''
const runs: Running[] = []
/** A folder that goes when the tests are done. */
const folder = (): Promise<string> => mkdtemp(join(base, 'out-'))

// The first run keeps its web build, so that the others are quick.
beforeAll(async () => {
  base = await scratch('faults')
  await writeFile(join(ROOT, ENTRY), DECK)
  const { code, output } = await (await deck(await folder())).finished
  expect(code, output).toBe(0)
})
afterAll(async () => {
  for (const run of runs.filter(({ ended }) => !ended())) {
    // A stopped browser would outlive it.
    if (KNOWS_PROCESSES) for (const { pid } of await run.helpers()) process.kill(pid, 'SIGKILL')
    run.signal('SIGKILL')
  }
  await Promise.all([base, ...runs.map(({ temp }) => temp), join(ROOT, ENTRY), join(ROOT, CLICKED)].map((path) => rm(path, { recursive: true, force: true })))
})

/** An output folder with the copies of an earlier run. */
const previous = async (given?: string): Promise<string> => withPrevious(given ?? await folder())

async function start(...given: Parameters<typeof startScript>): Promise<Running> {
  const run = await startScript(...given)
  runs.push(run)
  return run
}

const deck = (out: string, args: string[] = [], setting: Setting = {}): Promise<Running> =>
  start('deck.ts', ['--entry', ENTRY, '--out', out, '--only', 'pdf', ...args], setting)

/** Runs into a folder that holds an earlier run's copies, and expects that the failure changed nothing. */
async function expectUntouched(sentence: RegExp, args: string[] = [], setting: Setting = {}): Promise<void> {
  const out = await previous()
  const before = await bytesOf(out)
  const run = await deck(out, args, setting)
  expectOneSentence(await run.finished, sentence)
  expect(await bytesOf(out)).toEqual(before)
  await expectNothingLeft(run)
}

async function expectWholePdf(out: string): Promise<void> {
  expect((await PDFDocument.load(await readFile(join(out, PDF)))).getPageCount()).toBe(2)
}

/** What a run exits with where a signal ends it. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const

/** A machine with no command on the PATH and nothing that Playwright has downloaded, which knows one address to download from. */
const noBrowser = (empty: string, address: string): NodeJS.ProcessEnv =>
  ({ PATH: empty, DECK_BROWSER: '', PLAYWRIGHT_BROWSERS_PATH: empty, PLAYWRIGHT_DOWNLOAD_HOST: address })

describe.concurrent('a signal leaves the previous copies and nothing else', () => {
  it.for([
    ['SIGINT', 'the build', CHECKED], ['SIGTERM', 'the build', CHECKED], ['SIGINT', 'the render', BUILT], ['SIGTERM', 'the render', BUILT],
    ['SIGINT', 'making the copies', RENDERED], ['SIGTERM', 'making the copies', RENDERED],
  ] as const)('%s in the midst of %s', async ([signal, , line], { expect }) => {
    const out = await previous()
    const before = await bytesOf(out)
    const run = await deck(out, line === CHECKED ? ['--fresh'] : [])
    await run.said(line)
    // A build takes seconds, and the browser starts before it.
    if (KNOWS_PROCESSES) await vi.waitUntil(async () => (await run.helpers()).length > 0, { timeout: 5000 })
    else if (line === CHECKED) await wait(700)
    await vi.waitUntil(async () => (await readdir(out)).some((name) => name.startsWith('.staging-')), { timeout: 5000 })
    run.signal(signal)
    const { code, output } = await run.finished
    expect(output).toContain(`✗ stopped by ${signal}; the previous files are untouched.`)
    expect(code).toBe(CODES[signal])
    expect(await bytesOf(out)).toEqual(before)
    await expectNothingLeft(run)
  })

  it.runIf(process.platform === 'linux')('SIGTERM while a browser is downloaded', async ({ expect }) => {
    const out = await previous()
    const before = await bytesOf(out)
    // One that takes the request, and never answers.
    const asked = Promise.withResolvers<void>()
    await using server = createServer(() => asked.resolve())
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const run = await deck(out, [], { env: noBrowser(await folder(), `http://127.0.0.1:${(server.address() as AddressInfo).port}`) })
    await Promise.race([asked.promise, run.finished])
    expect(await run.helpers()).not.toEqual([])
    run.signal('SIGTERM')
    const { code, output } = await run.finished
    expect(output).toContain('✗ stopped by SIGTERM; the previous files are untouched.')
    expect(code).toBe(CODES.SIGTERM)
    // The downloading part of Playwright's command notices that the other has ended.
    await vi.waitUntil(async () => (await run.helpers()).length === 0, { timeout: 5000 })
    expect(await bytesOf(out)).toEqual(before)
    await expectNothingLeft(run)
  })

  it('npm run check leaves no temporary build', async ({ expect }) => {
    const run = await start('check.ts', ['--entry', ENTRY])
    await run.said(BUILT)
    expect((await readdir(run.temp)).some((name) => name.startsWith('deck-check-'))).toBe(true)
    run.signal('SIGTERM')
    expect((await run.finished).code).toBe(143)
    await expectNothingLeft(run)
  })
})

const showsPage = ({ kind }: Process): boolean => kind === 'renderer'

/** Holds a run once its browser shows a page, and gives its helpers; SIGCONT lets it go on. */
async function heldWithPage(run: Running): Promise<Process[]> {
  while (!run.ended()) {
    // It goes on in small steps: it must not be done before the browser has been found.
    run.signal('SIGSTOP')
    const found = await run.helpers()
    if (found.some(showsPage)) return found
    run.signal('SIGCONT')
    await wait(20)
  }
  throw new Error(`ended before its browser showed a page:\n${run.output()}`)
}

/** Ends the browser of a run once it shows a page, or only the process of that page; or stops it, as a debugger would. */
async function killBrowser(run: Running, what: 'browser' | 'page', how: 'SIGKILL' | 'SIGSTOP' = 'SIGKILL'): Promise<void> {
  const found = await heldWithPage(run)
  for (const { pid } of what === 'browser' ? found : found.filter(showsPage)) process.kill(pid, how)
  run.signal('SIGCONT')
}

describe.skipIf(!KNOWS_PROCESSES).concurrent('a browser that ends, or stops answering, in the midst of the work', () => {
  it.for(['browser', 'page'] as const)('is started again when the %s dies', async (what, { expect }) => {
    const out = await previous()
    const run = await deck(out)
    await run.said(BUILT)
    await killBrowser(run, what)
    const { code, output } = await run.finished
    expect(output).toContain('the browser ended before its work was done; starting another')
    expect(code, output).toBe(0)
    await expectWholePdf(out)
    await expectNothingLeft(run)
  })

  const RENDERED = /✓ render 2 slides/
  const FROZEN = /the browser did not answer for 2 s; ending it/
  it.for(['browser', 'page'] as const)('is ended and started again when the %s does not answer', async (what, { expect }) => {
    const out = await previous()
    const run = await deck(out, [], { env: { DECK_PATIENCE: '2' } })
    await run.said(RENDERED)
    await killBrowser(run, what, 'SIGSTOP')
    const { code, output } = await run.finished
    expect(output).toMatch(FROZEN)
    expect(output).toContain('the browser ended before its work was done; starting another')
    expect(code, output).toBe(0)
    await expectWholePdf(out)
    await expectNothingLeft(run)
  })

  it('is given up when it does not answer a second time', async ({ expect }) => {
    const out = await previous()
    const before = await bytesOf(out)
    const run = await deck(out, [], { env: { DECK_PATIENCE: '2' } })
    for (const times of [1, 2]) {
      await run.said(RENDERED, times)
      await killBrowser(run, 'browser', 'SIGSTOP')
    }
    const finished = await run.finished
    expect(finished.output.match(new RegExp(FROZEN, 'g'))).toHaveLength(2)
    expectOneSentence(finished, /✗ the browser ended twice .*Remedy: .*DECK_BROWSER/)
    expect(await bytesOf(out)).toEqual(before)
    await expectNothingLeft(run)
  })

  it('is not started a third time', async ({ expect }) => {
    const out = await previous()
    const before = await bytesOf(out)
    const run = await deck(out)
    for (const times of [1, 2]) {
      await run.said(BUILT, times)
      await killBrowser(run, 'browser')
    }
    expectOneSentence(await run.finished, /✗ the browser ended twice .*Remedy: .*DECK_BROWSER/)
    expect(await bytesOf(out)).toEqual(before)
    await expectNothingLeft(run)
  })
})

describe.skipIf(!KNOWS_PROCESSES)('while npm run verify opens the copies', () => {
  let out = ''
  beforeAll(async () => {
    out = await folder()
    const { code, output } = await (await start('deck.ts', ['--entry', ENTRY, '--out', out, '--only', 'html,web,pdf'])).finished
    expect(code, output).toBe(0)
  })
  const verify = (): Promise<Running> => start('verify.ts', ['--entry', ENTRY, '--out', out, '--only', 'html,web,pdf'])

  it.each(['SIGINT', 'SIGTERM'] as const)('%s ends it and its browser, and leaves the copies and nothing else', async (signal) => {
    const before = await bytesOf(out)
    const run = await verify()
    await heldWithPage(run)
    // The profile of the browser.
    expect(await readdir(run.temp)).not.toEqual([])
    run.signal(signal)
    run.signal('SIGCONT')
    const { code, output } = await run.finished
    expect(output.trim()).toBe(`✗ stopped by ${signal}; the previous files are untouched.`)
    expect(code).toBe(CODES[signal])
    expect(await bytesOf(out)).toEqual(before)
    await expectNothingLeft(run)
  })

  it('a browser that ends is started again', async () => {
    const run = await verify()
    await killBrowser(run, 'browser')
    const { code, output } = await run.finished
    expect(output).toContain('the browser ended before its work was done; starting another')
    expect(output).not.toMatch(/not checked: no browser/)
    expect(code, output).toBe(0)
    await expectNothingLeft(run)
  })

  it('a browser that ends twice is not started a third time', async () => {
    const run = await verify()
    await killBrowser(run, 'browser')
    await run.said(/starting another/)
    await killBrowser(run, 'browser')
    expectOneSentence(await run.finished, /✗ the browser ended twice .*Remedy: .*DECK_BROWSER/)
    await expectNothingLeft(run)
  })
})

describe.concurrent('what can\'t be read is named, with a remedy', () => {
  it('no dataset module', () => expectUntouched(/✗ data\/nowhere\.ts: no such file\. Name a module .*--data/, ['--data', 'data/nowhere.ts']))

  it('no Markdown file', () => expectUntouched(/✗ nowhere\.md: no such file\. Name .*--entry/, ['--entry', 'nowhere.md']))

  it('a folder in place of the Markdown file', () => expectUntouched(/✗ data: is not a file\. Name .*--entry/, ['--entry', 'data']))

  it('no browser where DECK_BROWSER points', () => expectUntouched(
    /✗ DECK_BROWSER=\/nowhere\/chromium: no such program\. Set it to .* or unset it\./, [], { env: { DECK_BROWSER: '/nowhere/chromium' } }))

  // Elsewhere a browser is looked for among the installed programs too.
  it.runIf(process.platform === 'linux')('no browser anywhere, and none to be had', async () => {
    const env = noBrowser(await folder(), 'http://127.0.0.1:9')
    await expectUntouched(/✗ no browser to print the deck with: Playwright’s download: connect ECONNREFUSED .*\. Set DECK_BROWSER to .*apt-get install chromium.*npx playwright-core install/, [], { env })
  })

  it('a browser that does not answer when it starts', async () => {
    const silent = join(await folder(), 'chromium')
    await writeFile(silent, '#!/bin/sh\nsleep 60\n', { mode: 0o755 })
    await expectUntouched(/✗ no browser .*chromium \(DECK_BROWSER\) did not start: it did not answer for 2 s, .*DECK_PATIENCE.* Set DECK_BROWSER to /, [],
      { env: { DECK_BROWSER: silent, DECK_PATIENCE: '2' } })
  })

  it('a time that no copy can be dated with', () => expectUntouched(
    /✗ SOURCE_DATE_EPOCH=99999999999999: expected whole seconds .*; correct it, or unset it\./, [], { env: { SOURCE_DATE_EPOCH: '99999999999999' } }))

  it('no font file', async () => {
    // A project like this one, but for the name of one font file.
    const root = await folder()
    await copyProject(root)
    await writeFile(join(root, ENTRY), DECK)
    const fonts = join(root, 'styles/fonts.css')
    await writeFile(fonts, (await readFile(fonts, 'utf8')).replace('source-sans-3-latin-400-normal', 'no-such-font-normal'))
    await expectUntouched(/- .*no-such-font-normal\.woff2: no such file \(404\); correct its name, or run npm ci/, [], { root })
    // Diagrams are drawn with the same fonts before anything is rendered.
    await writeFile(join(root, ENTRY), DECK.replace('<StarBars />', '```mermaid\nflowchart LR\n  a --> b\n```'))
    await expectUntouched(/✗ .*styles\/fonts\.css: no font file .*no-such-font.*Remedy: run npm ci, or correct its name\./, [], { root })
  })
})

/** A small disk of its own, where this process may mount one. */
function mountSmallDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=400k', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('a disk that can\'t be written', () => {
  it('has a file in the way', async () => {
    const out = await previous()
    const before = await bytesOf(out)
    const run = await deck(join(out, PDF, 'below'))
    expectOneSentence(await run.finished, /✗ cannot write to .*below: a file is in the way; choose another folder with --out\./)
    expect(await bytesOf(out)).toEqual(before)
    await expectNothingLeft(run)
  })

  it('is full, or read-only', async ({ skip }) => {
    const out = await folder()
    if (!mountSmallDisk(out)) skip('no right to mount a disk here')
    try {
      await previous(out)
      const before = await bytesOf(out)
      const full = await deck(out)
      expectOneSentence(await full.finished, /✗ cannot write to .*: the disk is full; make room or choose another folder with --out\./)
      expect(await bytesOf(out)).toEqual(before)
      await expectNothingLeft(full)
      execFileSync('mount', ['-o', 'remount,ro', out])
      const readOnly = await deck(out)
      expectOneSentence(await readOnly.finished, /✗ cannot write to .*: the disk is read-only; choose another folder with --out\./)
      expect(await bytesOf(out)).toEqual(before)
    } finally {
      execFileSync('umount', [out])
    }
  })
})

describe('a full disk for temporary files', () => {
  it('is named, and not the folder of the copies', async ({ skip }) => {
    const temp = await folder()
    if (!mountSmallDisk(temp)) skip('no right to mount a disk here')
    try {
      await writeFile(join(temp, 'filled'), Buffer.alloc(400 * 1024)).catch(() => {})
      const out = await previous()
      const before = await bytesOf(out)
      const run = await deck(out, ['--fresh'], { env: { TMPDIR: temp } })
      const finished = await run.finished
      expectOneSentence(finished, /✗ cannot write to .*: the disk is full; make room or set TMPDIR to another folder\./)
      expect(finished.output).toContain(temp)
      expect(await bytesOf(out)).toEqual(before)
    } finally {
      execFileSync('umount', [temp])
    }
  })
})

/** Digests of one output: of a file, or of all in a folder. */
const below = (found: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(found).filter(([path]) => path.split(/[\\/]/)[0] === name))

describe('two runs into one folder at the same time', () => {
  it('both succeed, and the copies are whole', async () => {
    const out = await previous()
    const both = await Promise.all([deck(out, ['--only', 'web,pdf']), deck(out, ['--only', 'web,pdf'])])
    for (const run of both) {
      const { code, output } = await run.finished
      expect(code, output).toBe(0)
    }
    await expectWholePdf(out)
    expect((await readdir(out)).sort()).toEqual([PDF, 'web'])
    expect(await readFile(join(out, 'web/index.html'), 'utf8')).toMatch(/<\/html>\s*$/)
    for (const run of both) await expectNothingLeft(run)
  })

  it('with different options leave each copy whole, as one of them made it', async () => {
    await writeFile(join(ROOT, CLICKED), smallDeck([{ heading: 'A slide of words' }, { heading: 'A slide in steps', body: 'First.\n\n<v-click>Then.</v-click>' }]))
    const one = ['--entry', CLICKED, '--only', 'web,pdf,handout', '--site-url', 'https://one.example/talk/']
    const other = ['--entry', CLICKED, '--only', 'web,pdf,handout', '--site-url', 'https://other.example/', '--with-clicks', '--paper', 'letter']
    const alone = await Promise.all([one, other].map(async (options) => {
      const out = await folder()
      const run = await deck(out, options)
      const { code, output } = await run.finished
      expect(code, output).toBe(0)
      return bytesOf(out)
    }))
    const out = await previous()
    const both = await Promise.all([deck(out, one), deck(out, other)])
    for (const { code, output } of await Promise.all(both.map(({ finished }) => finished))) expect(code, output).toBe(0)
    const made = await bytesOf(out)
    const handouts = ['', '-letter'].map((paper) => PDF.replace('.pdf', `-handout${paper}.pdf`))
    expect((await readdir(out)).sort()).toEqual([...handouts, PDF, 'web'].sort())
    for (const name of [...handouts, PDF, 'web']) expect(alone.map((found) => below(found, name))).toContainEqual(below(made, name))
    // The two can be told apart.
    for (const name of [PDF, 'web']) expect(below(alone[0]!, name)).not.toEqual(below(alone[1]!, name))
    for (const run of both) await expectNothingLeft(run)
  })
})
