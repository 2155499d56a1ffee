import { createHash } from 'node:crypto'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { delimiter, join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, inject, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { loadDeck } from '../../scripts/deck/load.ts'
import { entryFile, ROOT } from '../../scripts/lib/paths.ts'
import { runScript, scratch } from './run.ts'

const { id } = dataset.talk
const FILES = [`${id}.pdf`, `${id}-handout.pdf`, `${id}.html`, `${id}.pptx`, 'og.png']

const hash = async (file: string): Promise<string> => createHash('sha256').update(await readFile(file)).digest('hex')

/** A digest of each file below a folder, by its path from there. */
async function hashes(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).sort()
  return Object.fromEntries(await Promise.all(files.map(async (file) => [relative(folder, file), await hash(file)] as const)))
}

const KEPT = join(ROOT, 'node_modules/.cache/deck/web')

/** Slides on each print page that is kept of a build. */
async function keptRenders(): Promise<number[]> {
  const files = (await readdir(KEPT, { recursive: true }).catch(() => [])).filter((file) => /^[^/\\]+[/\\]print-[^/\\]+\.html$/.test(file))
  const pages = await Promise.all(files.map((file) => readFile(join(KEPT, file), 'utf8').catch(() => '')))
  return pages.map((html) => html.split('class="print-slide-container"').length - 1)
}

/** Looks while something runs: test files beside this one make builds too, and three are kept. @returns the largest render seen */
async function largestRender(running: Promise<unknown>): Promise<number> {
  let [over, largest] = [false, 0]
  const ended = running.finally(() => { over = true })
  while (!over) {
    largest = Math.max(largest, ...await keptRenders())
    await Promise.race([ended, wait(200)])
  }
  return largest
}

describe('npm run deck', () => {
  it('writes every copy and nothing else', async () => {
    expect((await readdir(inject('deckDir'))).sort()).toEqual([...FILES, 'web'].sort())
  })

  it('gives the same bytes again, in every file of every copy', async () => {
    const again = await scratch('again')
    // Built anew too: the web version that an earlier run built would be the same for the wrong reason.
    const run = runScript('deck.ts', ['--out', again, '--fresh'])
    const [{ code, output }, largest] = await Promise.all([run, largestRender(run)])
    expect(code, output).toBe(0)
    const [first, second] = await Promise.all([hashes(inject('deckDir')), hashes(again)])
    expect(Object.keys(first).length).toBeGreaterThan(100)
    expect(second).toEqual(first)
    await rm(again, { recursive: true })
    // And the talk's own render can be kept: it is printed without the app next time.
    const { slides } = await loadDeck(entryFile('slides.md'), dataset)
    expect(largest).toBe(slides.length)
  })

  it('gives the same PowerPoint file beside pictures of the slides', async () => {
    const beside = await scratch('beside')
    const { code, output } = await runScript('deck.ts', ['--out', beside, '--only', 'pptx,png', '--fresh'])
    expect(code, output).toBe(0)
    expect(await hash(join(beside, `${id}.pptx`))).toBe(await hash(join(inject('deckDir'), `${id}.pptx`)))
    await rm(beside, { recursive: true })
  })

  it('opens the folder of the copies with the desktop\'s own command', async ({ skip }) => {
    const name = ({ linux: 'xdg-open', darwin: 'open' } as Partial<Record<NodeJS.Platform, string>>)[process.platform]
    if (!name) return skip('this desktop\'s command is no script that a test can stand in for')
    const out = await scratch('open')
    const [commands, told] = [join(out, 'bin'), join(out, 'told')]
    await mkdir(commands)
    await writeFile(join(commands, name), `#!/bin/sh\nprintf '%s\\n' "$@" > '${told}.part' && mv '${told}.part' '${told}'\n`, { mode: 0o755 })
    const { code, output } = await runScript('deck.ts', ['--out', join(out, 'copies'), '--only', 'og', '--open'], { PATH: `${commands}${delimiter}${process.env['PATH']}` })
    expect(code, output).toBe(0)
    // It runs on its own: the command does not wait for it.
    await expect.poll(() => readFile(told, 'utf8').catch(() => ''), { timeout: 5_000 }).toBe(`${join(out, 'copies')}\n`)
    await rm(out, { recursive: true })
  })

  it('opens nothing unless it is asked to', async () => {
    const out = await scratch('shut')
    const [commands, told] = [join(out, 'bin'), join(out, 'told')]
    await mkdir(commands)
    for (const name of ['xdg-open', 'open']) await writeFile(join(commands, name), `#!/bin/sh\necho > '${told}'\n`, { mode: 0o755 })
    const { code } = await runScript('deck.ts', ['--out', join(out, 'copies'), '--only', 'og'], { PATH: `${commands}${delimiter}${process.env['PATH']}` })
    // An opener would run on its own, and may write after the command has ended.
    await wait(1_000)
    expect([code, await readdir(out)]).toEqual([0, ['bin', 'copies']])
    await rm(out, { recursive: true })
  })

  it.each([['2'], ['4', '--lines'], ['6', '--paper', 'letter']])('makes a handout of several slides a page: %s', async (...perPage) => {
    const out = await scratch('grid')
    const { code, output } = await runScript('deck.ts', ['--out', out, '--only', 'handout', '--per-page', ...perPage])
    await rm(out, { recursive: true })
    expect(code, output).toBe(0)
    expect(output).toMatch(/- handout, "each reader's note" was not checked: a handout of several slides a page has no notes/)
  })

  it('says which copy is not known, and makes none', async () => {
    const { code, output } = await runScript('deck.ts', ['--only', 'pdf,epub'])
    expect(code).toBe(1)
    expect(output).toMatch(/--only epub: expected one of pdf, html, web/)
  })
})

describe('npm run verify', () => {
  it('passes what was made, and prints a table', async () => {
    const { code, output } = await runScript('verify.ts', ['--out', inject('deckDir')])
    expect(code, output).toBe(0)
    expect(output).toMatch(/^copy +pages +size +time +checks passed +file$/m)
    for (const file of FILES) expect(output).toContain(file)
  })

  it('finds a copy that was spoilt after it was made', async () => {
    const spoilt = await scratch('spoilt')
    await cp(inject('deckDir'), spoilt, { recursive: true })
    const html = join(spoilt, `${id}.html`)
    const [first] = dataset.projects
    await writeFile(html, (await readFile(html, 'utf8')).replaceAll(first!.name, 'Nothing'))
    const { code, output } = await runScript('verify.ts', ['--out', spoilt])
    await rm(spoilt, { recursive: true })
    expect(code).toBe(1)
    expect(output).toMatch(/✗ one-file HTML, /)
  })
})
