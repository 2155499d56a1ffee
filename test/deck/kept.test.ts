import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { pdfName } from '../../scripts/copies/names.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { runScript, scratch, type Finished } from './run.ts'
import { smallDeck, SOUND, type SmallSlide } from './small-deck.ts'

const ENTRY = `.kept-${process.pid}.md`
const COPIES = join(ROOT, 'node_modules/.cache/deck/copies')
/** Bytes of the digest that a kept copy stands behind. */
const DIGEST = 32
/** What may stand at the end of any PDF, and no run writes there. */
const MARK = Buffer.from('\n% kept\n')

let out = ''
const pdf = (): Promise<Buffer> => readFile(join(out, pdfName(dataset.talk.id)))
const deckOf = (slides: SmallSlide[]): Promise<void> => writeFile(join(ROOT, ENTRY), smallDeck(slides))
const run = (...args: string[]): Promise<Finished> => runScript('deck.ts', ['--entry', ENTRY, '--out', out, '--only', 'pdf', ...args])

async function made(...args: string[]): Promise<Buffer> {
  const { code, output } = await run(...args)
  expect(code, output).toBe(0)
  return pdf()
}

/** Puts another content in the place of the kept copy that has this one, and of any that older code has kept of the same deck. */
async function replaceKept(content: Buffer, other: Buffer): Promise<void> {
  const files = (await readdir(COPIES)).map((name) => join(COPIES, name))
  const found = await Promise.all(files.map(async (file) => (await readFile(file)).subarray(DIGEST).equals(content)))
  expect(found).toContain(true)
  const sealed = Buffer.concat([createHash('sha256').update(other).digest(), other])
  await Promise.all(files.filter((_, index) => found[index]).map((file) => writeFile(file, sealed)))
}

const second = (note: string, body = 'Words.'): SmallSlide => ({ heading: 'Another slide', body, note })

beforeAll(async () => { out = await scratch('kept') })
afterAll(() => Promise.all([rm(join(ROOT, ENTRY), { force: true }), rm(out, { recursive: true })]))

describe('a slide PDF that was made before', () => {
  it('is used where nothing changed and where a note did, and made again where a slide did, or when asked to', async () => {
    await deckOf([SOUND, second('Say it.')])
    const first = await made()
    await replaceKept(first, Buffer.concat([first, MARK]))
    expect((await made()).includes(MARK)).toBe(true)
    await deckOf([SOUND, second('Say something else.')])
    expect((await made()).includes(MARK)).toBe(true)
    await deckOf([SOUND, second('Say it.', 'Other words.')])
    expect((await made()).includes(MARK)).toBe(false)
    await deckOf([SOUND, second('Say it.')])
    expect((await made()).includes(MARK)).toBe(true)
    expect(await made('--fresh')).toEqual(first)
  })

  it('is opened and checked like any other, and forgotten when it has a fault', async () => {
    await deckOf([SOUND, second('Say it.')])
    const whole = await made()
    await deckOf([SOUND])
    const short = await made()
    await deckOf([SOUND, second('Say it.')])
    await replaceKept(whole, short)
    const { code, output } = await run()
    expect(code).toBe(1)
    expect(output).toMatch(/✗ slide PDF, document: 1 page for 2 slides/)
    expect(await made()).toEqual(whole)
  })
})
