import { readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { runScript, scratch } from './run.ts'
import { SECOND_LINE, smallDeck, SOUND } from './small-deck.ts'

const PLACE = `slide 2 (line ${SECOND_LINE}, "The slide under test"):`

/** Makes a deck of two slides whose second one is `body`, and expects the run to fail without writing anything. */
describe('npm run deck fails, and names the slide, on', () => {
  let out = ''
  const entry = `.broken-${process.pid}.md`
  beforeEach(async () => { out = await scratch('broken') })
  afterEach(async () => {
    await rm(join(ROOT, entry), { force: true })
    await rm(out, { recursive: true, force: true })
  })

  const failing = async (body: string): Promise<string> => {
    await writeFile(join(ROOT, entry), smallDeck([SOUND, { heading: 'The slide under test', body }]))
    const { code, output } = await runScript('deck.ts', ['--entry', entry, '--out', out, '--only', 'pdf'])
    expect(code, output).toBe(1)
    expect(await readdir(out)).toEqual([])
    expect(output).toContain(PLACE)
    return output
  }

  it('a broken diagram', async () => {
    expect(await failing('```mermaid\nflowchart LR\n  a --> --> b\n```')).toMatch(/diagram slide 2, line 2: +a --> --> b/)
  })

  it('an unknown component', async () => {
    expect(await failing('<NoSuchChart />')).toContain(`${PLACE} <NoSuchChart> is no component`)
  })

  it('a slide that throws', async () => {
    expect(await failing('{{ (undefined).boom }}')).toMatch(/shows nothing: a component threw.*boom/s)
  })

  it('a slide that overflows', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => `- line ${'abcdefghij'[index % 10]}`).join('\n')
    expect(await failing(lines)).toMatch(/"line [a-j]" (leaves the slide|runs) .*Remedy: shorten the text, or split the slide/)
  })
})
