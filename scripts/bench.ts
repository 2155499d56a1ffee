import { CASE_NAMES, CASES, type CaseName } from './bench/cases.ts'
import { prepareSetting } from './bench/setting.ts'
import { runCommand } from './lib/cli.ts'
import { DeckError } from './lib/errors.ts'
import { guardInterrupts } from './lib/interrupt.ts'
import { createProgress } from './lib/progress.ts'
import { scratchFolder } from './lib/scratch.ts'

function caseNames(value: unknown): CaseName[] {
  const names = value === undefined ? CASE_NAMES : String(value).split(',').map((name) => name.trim())
  const unknown = names.find((name) => !(name in CASES))
  if (unknown !== undefined) throw new DeckError(`--only ${unknown}: expected some of ${CASE_NAMES.join(', ')}`)
  return names as CaseName[]
}

function runCount(value: unknown): number {
  const runs = Number(value)
  if (Number.isInteger(runs) && runs > 0) return runs
  throw new DeckError(`--runs ${String(value)}: expected a whole number from 1`)
}

await runCommand({
  name: 'bench',
  summary: [
    'measure the pipeline side by side with stock Slidev, in copies of the project; takes minutes, and needs Linux.',
    ...CASE_NAMES.map((name) => `  ${name}  ${CASES[name].what}`),
  ].join('\n'),
  options: {
    runs: { type: 'string', hint: 'N', default: '3', help: 'runs of each side; the ratio is the median of the pairs (default: 3)' },
    only: { type: 'string', hint: 'LETTERS', help: `some benchmarks only, joined by commas: ${CASE_NAMES.join(', ')}` },
  },
  examples: ['npm run bench', 'npm run bench -- --only a,c --runs 5'],
  run: async (values) => {
    const [names, runs] = [caseNames(values['only']), runCount(values['runs'])]
    if (process.platform !== 'linux') throw new DeckError('npm run bench reads /proc, so it runs on Linux only.')
    using _guard = guardInterrupts()
    await using folder = await scratchFolder('deck-bench-')
    const progress = createProgress()
    const setting = await progress.step('copy the project three times', () => prepareSetting(folder.path, runs, progress))
    for (const name of names) console.log(`\n${await CASES[name].run(setting)}\n`)
    return 0
  },
})
