import { execFileSync } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { bytesOf } from './failing.ts'
import { copyFreshProject } from './project-copy.ts'
import { scratch } from './run.ts'
import { startScript } from './running.ts'
import { smallDeck, SOUND } from './small-deck.ts'

const { id } = dataset.talk
const FILES = [`${id}.pdf`, `${id}-handout.pdf`, `${id}.html`, `${id}.pptx`, 'og.png', 'web/index.html', 'png/2-dark.png']
const YEAR = 365 * 24 * 60 * 60 * 1000
/** Sets the clock of Node and of the pages ahead; the browser itself keeps the machine's, seconds later in the second run. */
const LATER = { NODE_OPTIONS: `--import ${pathToFileURL(join(ROOT, 'test/fixture/later-clock.js')).href}`, TZ: 'Pacific/Auckland' }

let root = ''
beforeAll(async () => {
  // Of its own, with caches of its own: what is used in the future would be kept there for long.
  root = await scratch('another-day')
  await copyFreshProject(root)
  await writeFile(join(root, 'slides.md'), smallDeck([
    SOUND, { heading: 'A slide with a chart', body: '<StarBars />' }, { heading: 'A slide with a diagram', body: '```mermaid\nflowchart LR\n  a --> b\n```' },
  ]))
})
afterAll(() => rm(root, { recursive: true, force: true }))

/** Makes all copies with nothing kept of any run before, and gives the digest of each file. */
async function made(name: string, env: NodeJS.ProcessEnv = {}): Promise<Record<string, string>> {
  await rm(join(root, 'node_modules/.cache'), { recursive: true, force: true })
  const out = join(root, name)
  const run = await startScript('deck.ts', ['--out', out, '--png', '--fresh'], { root, env: { SOURCE_DATE_EPOCH: '', ...env } })
  const { code, output } = await run.finished
  await rm(run.temp, { recursive: true })
  expect(code, output).toBe(0)
  return bytesOf(out)
}

describe('on another day, in another time zone', () => {
  it('every file of every copy has the same bytes', async () => {
    const today = await made('today')
    expect(Object.keys(today)).toEqual(expect.arrayContaining(FILES))
    const clock = execFileSync(process.execPath, ['--print', 'Date.now()'], { env: { ...process.env, ...LATER }, encoding: 'utf8' })
    expect(Number(clock)).toBeGreaterThan(Date.now() + YEAR)
    expect(await made('later', LATER)).toEqual(today)
    // Twice everything, from nothing.
  }, 240_000)
})
