import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { formatProblem, problems } from '../data/check/index.ts'
import { runCommand } from './lib/cli.ts'
import { loadDataset } from './lib/dataset.ts'
import { entryFile, ROOT } from './lib/paths.ts'

const finished = (child: ReturnType<typeof spawn>): Promise<number> =>
  new Promise((resolve) => child.on('exit', (code, signal) => resolve(signal ? 0 : code ?? 1)))

await runCommand({
  name: 'dev',
  summary: 'the live deck with presenter view and notes; edits of slides, records and components show at once',
  options: {
    entry: { type: 'string', hint: 'FILE', default: 'slides.md', help: 'Markdown file of the deck (default: slides.md)' },
    port: { type: 'string', hint: 'PORT', default: '3030', help: 'port to listen on (default: 3030)' },
    remote: { type: 'boolean', default: false, help: 'let a phone on the same network follow and control' },
    open: { type: 'boolean', default: false, help: 'open the deck in the browser' },
  },
  examples: ['npm run dev', 'npm run dev -- --open', 'npm run dev -- --remote'],
  run: async (values) => {
    const entry = entryFile(String(values['entry']))
    // A faulty record should not keep a speaker from seeing the deck, so this only warns.
    for (const problem of problems(await loadDataset())) console.warn(`! ${formatProblem(problem)}`)
    const flags = ['--port', String(values['port']), ...(values['remote'] ? ['--remote'] : []), ...(values['open'] ? ['--open'] : [])]
    return finished(spawn(process.execPath, [join(ROOT, 'node_modules/@slidev/cli/bin/slidev.mjs'), entry, ...flags], { stdio: 'inherit', cwd: ROOT }))
  },
})
