import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { helpText, runCommand, type Command } from '../../scripts/lib/cli.ts'
import { pruneCode } from '../../scripts/lib/code-cache.ts'
import { DeckError } from '../../scripts/lib/errors.ts'
import { createProgress } from '../../scripts/lib/progress.ts'
import { closeStage, openStage, publish } from '../../scripts/lib/publish.ts'

const command = (run: Command['run']): Command => ({
  name: 'demo',
  summary: 'does nothing',
  options: { out: { type: 'string', hint: 'DIR', default: 'dist', help: 'where to' }, fast: { type: 'boolean', short: 'f', help: 'skip' } },
  examples: ['npm run demo -- --fast'],
  run,
})

describe('helpText', () => {
  it('lists usage, options in one column and examples', () => {
    expect(helpText(command(async () => 0))).toMatchInlineSnapshot(`
      "demo: does nothing

      Usage: npm run demo -- [options]

      Options:
            --out DIR  where to
        -f, --fast     skip
        -h, --help     show this text

      Examples:
        npm run demo -- --fast"
    `)
  })
})

describe('runCommand', () => {
  let code: typeof process.exitCode
  beforeEach(() => { code = process.exitCode; vi.spyOn(console, 'error').mockImplementation(() => {}) })
  afterEach(() => { process.exitCode = code; vi.restoreAllMocks() })

  const exitOf = async (run: Command['run'], argv: string[] = []) => {
    await runCommand(command(run), argv, () => {})
    return process.exitCode
  }

  it('passes options and takes the exit code from the command', async () => {
    const run = vi.fn(async () => 3)
    expect(await exitOf(run, ['--fast'])).toBe(3)
    expect(run).toHaveBeenCalledWith(expect.objectContaining({ out: 'dist', fast: true }))
  })

  it('prints an expected failure without a stack and exits 1', async () => {
    expect(await exitOf(async () => { throw new DeckError('slide 3: remedy') })).toBe(1)
    expect(console.error).toHaveBeenCalledWith('\n✗ slide 3: remedy')
  })

  it('exits 2 on a defect', async () => {
    expect(await exitOf(async () => { throw new TypeError('oops') })).toBe(2)
  })

  it('tells in one sentence what the disk is to blame for', async () => {
    const error = Object.assign(new Error('EACCES: permission denied, open \'/project/x\''), { code: 'EACCES', syscall: 'open', path: '/project/x' })
    expect(await exitOf(async () => { throw error })).toBe(1)
    expect(console.error).toHaveBeenCalledWith(expect.stringMatching(/^\n✗ cannot read or change \/project\/x: .*chmod.*\.$/))
  })

  it('names an unknown option and where help is', async () => {
    expect(await exitOf(async () => 0, ['--nope'])).toBe(1)
    expect(vi.mocked(console.error).mock.calls[0]?.[0]).toMatch(/--nope.*npm run demo -- --help/s)
  })
})

describe('createProgress', () => {
  const recorder = (terminal: { isTTY?: true, columns?: number } = {}) => {
    const lines: string[] = []
    const stream = Object.assign(new Writable({ write(chunk, _encoding, done) { lines.push(String(chunk)); done() } }), terminal)
    return { lines, progress: createProgress(stream as unknown as NodeJS.WriteStream) }
  }

  /** What a terminal shows after all that was written, with every time as 0.0 s. */
  const screen = (written: string[]): string[] => {
    const rows = [{ text: '', at: 0 }]
    for (const token of written.join('').replaceAll('\u001b[K', '\f')) {
      const row = rows.at(-1)!
      if (token === '\n') rows.push({ text: '', at: 0 })
      else if (token === '\r') row.at = 0
      else if (token === '\f') row.text = row.text.slice(0, row.at)
      else row.text = row.text.slice(0, row.at) + token + row.text.slice(++row.at)
    }
    return rows.map(({ text }) => text.replace(/\d+\.\d s/, '0.0 s'))
  }

  it('tells a finished step from a failed one', async () => {
    const { lines, progress } = recorder()
    await progress.step('build', async () => 1)
    await expect(progress.step('print', async () => { throw new Error('no') })).rejects.toThrow('no')
    expect(lines.join('')).toMatch(/✓ build \(\d+\.\d s\)\n.*✗ print \(\d+\.\d s\)\n/s)
  })

  it('shows on a terminal what still runs below what is done, when steps overlap', async () => {
    const { lines, progress } = recorder({ isTTY: true })
    const [handout, pdf] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const steps = [progress.step('handout', () => handout.promise), progress.step('slide PDF', () => pdf.promise)]
    expect(screen(lines)).toEqual(['  … handout, slide PDF'])
    progress.note('the browser ended')
    expect(screen(lines)).toEqual(['    the browser ended', '  … handout, slide PDF'])
    pdf.resolve()
    await steps[1]
    expect(screen(lines)).toEqual(['    the browser ended', '  ✓ slide PDF (0.0 s)', '  … handout'])
    handout.resolve()
    await steps[0]
    expect(screen(lines)).toEqual(['    the browser ended', '  ✓ slide PDF (0.0 s)', '  ✓ handout (0.0 s)', ''])
  })

  it('keeps what runs on one row of a narrow terminal, where it can be cleared', async () => {
    const { lines, progress } = recorder({ isTTY: true, columns: 12 })
    await progress.step('render 20 slides', async () => expect(screen(lines)).toEqual(['  … render ']))
  })

  it('writes only finished steps where there is no terminal', async () => {
    const { lines, progress } = recorder()
    await Promise.all(['handout', 'slide PDF'].map((label) => progress.step(label, async () => {})))
    expect(screen(lines)).toEqual(['  ✓ handout (0.0 s)', '  ✓ slide PDF (0.0 s)', ''])
    expect(lines.join('')).not.toContain('\r')
  })
})

describe('pruneCode', () => {
  it('throws away what Node has compiled where there is too much of it, and nothing else', async () => {
    const root = await mkdtemp(join(tmpdir(), 'deck-code-'))
    const cache = join(root, 'node_modules/.cache/deck')
    // A folder for each version of Node, and files in it.
    for (const name of ['code/v1', 'web']) await mkdir(join(cache, name), { recursive: true })
    for (const name of ['code/v1/a', 'code/v1/b', 'web/c']) await writeFile(join(cache, name), '')
    await pruneCode(root, 3)
    expect(await readdir(join(cache, 'code/v1'))).toEqual(['a', 'b'])
    await pruneCode(root, 2)
    expect(await readdir(cache)).toEqual(['web'])
    await pruneCode(root, 2)
    await rm(root, { recursive: true })
  })
})

describe('publish', () => {
  let out = ''
  beforeEach(async () => { out = await mkdtemp(join(tmpdir(), 'deck-publish-')) })
  afterEach(() => rm(out, { recursive: true, force: true }))

  it('replaces files and folders whole and leaves nothing else behind', async () => {
    await mkdir(join(out, 'web'))
    await writeFile(join(out, 'web/old.html'), 'old')
    await writeFile(join(out, 'a.pdf'), 'old')
    const stage = await openStage(out)
    await mkdir(join(stage, 'web'))
    await writeFile(join(stage, 'web/new.html'), 'new')
    await writeFile(join(stage, 'a.pdf'), 'new')
    await publish(stage, out, ['web', 'a.pdf'])
    await closeStage(stage)
    expect(await readFile(join(out, 'a.pdf'), 'utf8')).toBe('new')
    expect(await readdir(join(out, 'web'))).toEqual(['new.html'])
    expect((await readdir(out)).sort()).toEqual(['a.pdf', 'web'])
  })

  it('keeps the previous file when the new one is missing', async () => {
    await writeFile(join(out, 'a.pdf'), 'old')
    const stage = await openStage(out)
    await expect(publish(stage, out, ['a.pdf'])).rejects.toThrow(/cannot put in place .*a\.pdf/)
    expect(await readFile(join(out, 'a.pdf'), 'utf8')).toBe('old')
  })

  it('puts everything back when one of several can\'t be put in place', async () => {
    await mkdir(join(out, 'web'))
    await writeFile(join(out, 'web/old.html'), 'old')
    const stage = await openStage(out)
    await mkdir(join(stage, 'web'))
    await writeFile(join(stage, 'web/new.html'), 'new')
    await expect(publish(stage, out, ['web', 'a.pdf'])).rejects.toThrow(/cannot put in place .*a\.pdf/)
    await closeStage(stage)
    expect(await readdir(out, { recursive: true })).toEqual(['web', 'web/old.html'])
  })

  it('puts back what a killed run had set aside, unless there is a newer one', async () => {
    const stage = join(out, '.staging-999999999')
    await mkdir(join(stage, '.old-1-web'), { recursive: true })
    await writeFile(join(stage, '.old-1-web/old.html'), 'old')
    await writeFile(join(stage, '.old-1-a.pdf'), 'old')
    await writeFile(join(out, 'a.pdf'), 'new')
    await closeStage(await openStage(out))
    expect((await readdir(out, { recursive: true })).sort()).toEqual(['a.pdf', 'web', 'web/old.html'])
    expect(await readFile(join(out, 'a.pdf'), 'utf8')).toBe('new')
  })

  it('says that a stage can\'t be removed, and goes on', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    // A path through a file: nobody may remove it, not even root.
    await writeFile(join(out, 'file'), '')
    await closeStage(join(out, 'file/.staging-1'))
    expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/cannot remove .*\.staging-1: .*; delete it yourself$/))
    told.mockRestore()
  })

  it('says in one sentence that a file is in the way', async () => {
    await writeFile(join(out, 'file'), '')
    await expect(openStage(join(out, 'file'))).rejects.toThrow(/cannot write to .*file: .*--out/)
  })

  it('sweeps what a killed run left, and not what a living one is using', async () => {
    await mkdir(join(out, '.staging-999999999'))
    await mkdir(join(out, `.staging-${process.ppid}`))
    await closeStage(await openStage(out))
    expect(existsSync(join(out, '.staging-999999999'))).toBe(false)
    expect(existsSync(join(out, `.staging-${process.ppid}`))).toBe(true)
  })

  // Root may write anywhere, so the mode says nothing there.
  it.skipIf(process.getuid?.() === 0)('names a folder that is not writable', async () => {
    await chmod(out, 0o500)
    await expect(openStage(out)).rejects.toThrow(/not writable; choose another folder with --out/)
    await chmod(out, 0o700)
  })
})
