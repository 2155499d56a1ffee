import { randomUUID } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesBelow } from '../../scripts/lib/content-hash.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { runScript, scratch } from './run.ts'
import { smallDeck, SOUND } from './small-deck.ts'

const ENTRY = `.edits-${process.pid}.md`
const SPARE = 'A word of advice.\n\n[click] Then hidden flex words.'

let [out, fresh] = ['', '']
/** A deck with a picture, and a word of which no run has kept anything: a second try must not find what the first has left. */
const deckOf = (note: string, word: string): Promise<void> =>
  writeFile(join(ROOT, ENTRY), smallDeck([{ ...SOUND, body: word, note }, { heading: 'Another slide', body: '<DeploymentModel of="sidecar" />' }]))

async function run(folder: string, ...args: string[]): Promise<string> {
  const { code, output } = await runScript('deck.ts', ['--entry', ENTRY, '--out', folder, '--only', 'web,html,pptx', ...args])
  expect(code, output).toBe(0)
  return output
}

/** Every file below a folder, by name. */
async function contents(folder: string): Promise<Map<string, string>> {
  const paths = (await filesBelow(folder)).sort()
  return new Map(await Promise.all(paths.map(async (path) => [path.slice(folder.length + 1), (await readFile(path)).toString('latin1')] as const)))
}

beforeAll(async () => { [out, fresh] = [await scratch('edits'), await scratch('edits')] })
afterAll(() => Promise.all([join(ROOT, ENTRY), out, fresh].map((path) => rm(path, { recursive: true, force: true }))))

describe('an edit of a note', () => {
  it('builds nothing of the app, touches only what holds notes, and gives what a build of all from sources gives', async () => {
    // A typed number would be a fault of the deck.
    const word = randomUUID().replace(/[\d-]/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
    await deckOf('Say it.', word)
    await run(out)
    const before = await contents(out)
    await deckOf(SPARE, word)
    expect(await run(out)).toContain('web version unchanged')
    const after = await contents(out)

    const touched = [...after.keys()].filter((name) => after.get(name) !== before.get(name))
    expect(touched).toEqual([expect.stringMatching(/\.html$/), expect.stringMatching(/\.pptx$/), 'web/notes.json', 'web/read.html', 'web/sw.js'])
    const [first] = JSON.parse(after.get('web/notes.json') ?? '[]') as string[]
    expect(first).toContain('data-clicks="1"></span> Then hidden flex words.')

    expect(await run(fresh, '--fresh')).toContain('build the web version')
    const anew = await contents(fresh)
    expect([...anew.keys()]).toEqual([...after.keys()])
    expect([...anew.keys()].filter((name) => anew.get(name) !== after.get(name))).toEqual([])
  })
})
