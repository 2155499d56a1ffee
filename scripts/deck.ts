import { resolve } from 'node:path'
import { PAPERS, PER_PAGE } from './copies/context.ts'
import { COPY_NAMES, type CopyName } from './copies/index.ts'
import { runCommand } from './lib/cli.ts'
import { useDataset } from './lib/dataset.ts'
import { DeckError } from './lib/errors.ts'
import { entryFile } from './lib/paths.ts'
import { createProgress } from './lib/progress.ts'
import { makeDeck } from './make.ts'

function oneOf<T extends string>(flag: string, allowed: readonly T[], value: unknown): T {
  if (allowed.includes(value as T)) return value as T
  throw new DeckError(`--${flag} ${String(value)}: expected one of ${allowed.join(', ')}`)
}

const copyNames = (value: unknown): CopyName[] => value === undefined
  ? COPY_NAMES
  : String(value).split(',').map((name) => oneOf('only', COPY_NAMES, name.trim()))

await runCommand({
  name: 'deck',
  summary: 'check the dataset and the deck, render once, make every copy, put them into dist/',
  options: {
    entry: { type: 'string', hint: 'FILE', default: 'slides.md', help: 'Markdown file of the deck (default: slides.md)' },
    data: { type: 'string', hint: 'FILE', default: 'data/index.ts', help: 'module that exports the dataset (default: data/index.ts)' },
    out: { type: 'string', hint: 'DIR', default: 'dist', help: 'where to put the copies (default: dist)' },
    only: { type: 'string', hint: 'NAMES', help: `some copies only, joined by commas: ${COPY_NAMES.join(', ')}` },
    paper: { type: 'string', hint: 'SIZE', default: 'a4', help: `paper of the handout: ${PAPERS.join(' or ')}` },
    'per-page': { type: 'string', hint: 'N', default: '1', help: `slides on a handout page: ${PER_PAGE.join(', ')} (1 has the notes)` },
    lines: { type: 'boolean', default: false, help: 'lines to write on beside 2, 4 or 6 slides' },
    'with-clicks': { type: 'boolean', default: false, help: 'one PDF page for each click' },
    'site-url': { type: 'string', hint: 'URL', default: '', help: 'address the web version will have, for link previews' },
    fresh: { type: 'boolean', default: false, help: 'build the web version anew, also where nothing has changed' },
  },
  examples: ['npm run deck', 'npm run deck -- --only pdf,web', 'npm run deck -- --out /tmp/talk'],
  run: async (values) => {
    useDataset(String(values['data']))
    const outDir = resolve(String(values['out']))
    const outputs = await makeDeck({
      entry: entryFile(String(values['entry'])),
      outDir,
      fresh: values['fresh'] === true,
      only: copyNames(values['only']),
      copies: {
        paper: oneOf('paper', PAPERS, values['paper']),
        perPage: oneOf('per-page', PER_PAGE, values['per-page']),
        lines: values['lines'] === true,
        withClicks: values['with-clicks'] === true,
        siteUrl: String(values['site-url']),
      },
    }, createProgress())
    console.log(`\nWritten to ${outDir}: ${outputs.join(', ')}`)
    return 0
  },
})
