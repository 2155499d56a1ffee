import { createHash } from 'node:crypto'
import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, inject, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { runScript, scratch } from './run.ts'

const { id } = dataset.talk
const FILES = [`${id}.pdf`, `${id}-handout.pdf`, `${id}.html`, `${id}.pptx`, 'og.png']

const hash = async (file: string): Promise<string> => createHash('sha256').update(await readFile(file)).digest('hex')

describe('npm run deck', () => {
  it('writes every copy and nothing else', async () => {
    expect((await readdir(inject('deckDir'))).sort()).toEqual([...FILES, 'web'].sort())
  })

  it('gives the same bytes again', async () => {
    const again = await scratch('again')
    const { code, output } = await runScript('deck.ts', ['--out', again, '--only', 'pdf,html,handout,pptx,og'])
    expect(code, output).toBe(0)
    for (const file of FILES) expect(await hash(join(again, file)), file).toBe(await hash(join(inject('deckDir'), file)))
    await rm(again, { recursive: true })
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
    expect(output).toMatch(/--only epub: expected one of web, og, pdf/)
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
