import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { COPY_OPTIONS, copyNames, copyOptions, SOURCE_OPTIONS } from './copies/options.ts'
import { runCommand } from './lib/cli.ts'
import { useDataset } from './lib/dataset.ts'
import { entryFile } from './lib/paths.ts'
import { createProgress } from './lib/progress.ts'
import { sourceDate } from './lib/source-date.ts'

/** The command that opens a folder in the desktop's file manager, by platform. */
const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer', linux: 'xdg-open' }

function openFolder(folder: string): void {
  const opener = spawn(OPENERS[process.platform] ?? 'xdg-open', [folder], { stdio: 'ignore', detached: true })
  opener.on('error', () => console.error(`    cannot open ${folder} on this machine`))
  opener.unref()
}

await runCommand({
  name: 'deck',
  summary: 'check the dataset and the deck, render once, make every copy, open each again and check it',
  options: {
    ...SOURCE_OPTIONS,
    ...COPY_OPTIONS,
    fresh: { type: 'boolean', default: false, help: 'build the web version and make every copy anew, also where nothing has changed' },
    open: { type: 'boolean', default: false, help: 'open the folder of the copies when they are made' },
  },
  examples: ['npm run deck', 'npm run deck -- --only pdf,web', 'npm run deck -- --only handout --paper letter --per-page 4 --lines'],
  run: async (values) => {
    // A wrong one should be told now, and not by the first copy that is dated.
    sourceDate()
    const { makeDeck } = await import('./make.ts')
    useDataset(String(values['data']))
    const outDir = resolve(String(values['out']))
    const { outputs, reports, seconds } = await makeDeck({
      entry: entryFile(String(values['entry'])),
      outDir,
      fresh: values['fresh'] === true,
      only: copyNames(values),
      copies: copyOptions(values),
    }, createProgress())
    const { reportText } = await import('./verify/index.ts')
    console.log(`\n${reportText(reports, seconds)}\n\nWritten to ${outDir}: ${outputs.join(', ')}`)
    if (values['open'] === true) openFolder(outDir)
    return 0
  },
})
