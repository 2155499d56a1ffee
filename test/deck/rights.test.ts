import { execFileSync, spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { bytesOf, expectNothingLeft, expectOneSentence, withPrevious } from './failing.ts'
import { scratch } from './run.ts'
import { startScript, type Running, type User } from './running.ts'
import { smallDeck, SOUND } from './small-deck.ts'

/** Nobody, by the numbers that most systems give it: no mode of a file holds root back. */
const USER: User | undefined = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined
const NAME = `.faults-rights-${process.pid}`
const [ENTRY, PART, DATA] = [`${NAME}.md`, `${NAME}-part.md`, `${NAME}.ts`]
/** Anybody may read it, and nobody but root write. */
const SHUT = 0o555

let base = ''
const runs: Running[] = []

beforeAll(async () => {
  base = await scratch('rights')
  await chmod(base, 0o755)
  await writeFile(join(ROOT, ENTRY), `${smallDeck([SOUND])}\n---\nsrc: ./${PART}\n---\n`)
  await writeFile(join(ROOT, PART), '---\nsection: One\nminutes: 0\n---\n\n# A slide of another file\n\n<!--\nSay it.\n-->\n')
  await writeFile(join(ROOT, DATA), 'export { dataset } from \'./data/index.ts\'\n')
})
afterAll(async () => {
  for (const run of runs.filter(({ ended }) => !ended())) run.signal('SIGKILL')
  await Promise.all([base, ...runs.map(({ temp }) => temp), ...[ENTRY, PART, DATA].map((file) => join(ROOT, file))].map((path) => rm(path, { recursive: true, force: true })))
})

/** A folder with the copies of an earlier run, which anybody may change. */
async function previous(): Promise<string> {
  const out = await withPrevious(await mkdtemp(join(base, 'out-')))
  execFileSync('chmod', ['-R', '777', out])
  return out
}

/** Whether the user of these tests may read, or write, a path. */
const may = (path: string, how: 'R_OK' | 'W_OK'): boolean => spawnSync(process.execPath,
  ['--eval', `const fs = require('node:fs'); fs.accessSync(process.argv[1], fs.constants.${how})`, path], { cwd: '/', stdio: 'ignore', ...USER }).status === 0

/** Where modes say nothing, or the project is closed to others, there is nothing to see. */
function skipUnlessDenied(path: string, how: 'R_OK' | 'W_OK', skip: TestContext['skip']): void {
  if (may(path, how) || !may(join(ROOT, 'package.json'), 'R_OK')) skip('no user here may read the project, but not all of its files')
}

/** Runs as that user, and expects one sentence and that the copies stay as they were. */
async function expectUntouched(out: string, sentence: RegExp): Promise<void> {
  const before = await bytesOf(out)
  const run = await startScript('deck.ts', ['--entry', ENTRY, '--data', DATA, '--out', out, '--only', 'pdf'], { user: USER })
  runs.push(run)
  expectOneSentence(await run.finished, sentence)
  expect(await bytesOf(out)).toEqual(before)
  await expectNothingLeft(run)
}

describe.skipIf(process.platform === 'win32')('a user without the right', () => {
  it.for([
    ['to read the Markdown file', ENTRY, /✗ \.faults-rights-\d+\.md: can't be read\. Allow it with chmod, or name another file\./],
    ['to read a file that it takes slides from', PART, /✗ \S+\.md, line \d+: EACCES: permission denied, open '\S+-part\.md'\. .*allow its file to be read with chmod\./],
    ['to read the dataset', DATA, /✗ \S+\.ts: can't be read\. Allow it with chmod, or name another file\./],
  ] as const)('%s is told so', async ([, name, sentence], { skip }) => {
    const file = join(ROOT, name)
    await chmod(file, 0)
    try {
      skipUnlessDenied(file, 'R_OK', skip)
      await expectUntouched(await previous(), sentence)
    } finally {
      await chmod(file, 0o644)
    }
  })

  it('to write into the folder of the copies is told so', async ({ skip }) => {
    const out = await previous()
    await chmod(out, SHUT)
    try {
      skipUnlessDenied(out, 'W_OK', skip)
      await expectUntouched(out, /✗ cannot write to \S+: the folder is not writable; choose another folder with --out\./)
    } finally {
      await chmod(out, 0o777)
    }
  })
})
