import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { formatProblem, problems } from '../data/check/index.ts'
import { runCommand } from './lib/cli.ts'
import { loadDataset, useDataset } from './lib/dataset.ts'
import { entryFile, ROOT } from './lib/paths.ts'
import { namedPort } from './lib/port.ts'

/** Runs Slidev's own command in this process, so that nothing is left when it is stopped. Never resolves: the server runs on. */
async function serve(entry: string, flags: string[]): Promise<never> {
  process.chdir(ROOT)
  process.argv = [process.execPath, 'slidev', entry, ...flags]
  await import(pathToFileURL(join(ROOT, 'node_modules/@slidev/cli/bin/slidev.mjs')).href)
  return new Promise(() => {})
}

await runCommand({
  name: 'dev',
  summary: 'the live deck with presenter view and notes; edits of slides, records and components show at once',
  options: {
    entry: { type: 'string', hint: 'FILE', default: 'slides.md', help: 'Markdown file of the deck (default: slides.md)' },
    data: { type: 'string', hint: 'FILE', default: 'data/index.ts', help: 'module that exports the dataset (default: data/index.ts)' },
    port: { type: 'string', hint: 'PORT', default: '3030', help: 'port to listen on (default: 3030)' },
    remote: { type: 'boolean', default: false, help: 'let a phone on the same network follow and control' },
    open: { type: 'boolean', default: false, help: 'open the deck in the browser' },
  },
  examples: ['npm run dev', 'npm run dev -- --open', 'npm run dev -- --remote'],
  run: async (values) => {
    useDataset(String(values['data']))
    const entry = entryFile(String(values['entry']))
    // A faulty record should not keep a speaker from seeing the deck, so this only warns.
    for (const problem of problems(await loadDataset())) console.warn(`! ${formatProblem(problem)}`)
    const port = await namedPort(String(values['port']), values['remote'] ? '0.0.0.0' : 'localhost')
    const flags = ['--port', port, ...(values['remote'] ? ['--remote'] : []), ...(values['open'] ? ['--open'] : [])]
    return serve(entry, flags)
  },
})
