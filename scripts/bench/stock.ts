import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { diagramKey, DIAGRAMS, diagramSources, type DiagramSource } from '../../data/diagrams/index.ts'
import { loadDataset } from '../lib/dataset.ts'
import type { Command } from './run.ts'

/**
 * Who draws the diagrams of a stock copy. `page`: Slidev, in the page, from mermaid fences, as its documentation has it.
 * `build`: we do, which is to the advantage of stock: mermaid in the page costs seconds, and its export does not wait for
 * the last of seven to be done.
 */
export type Drawing = 'page' | 'build'

// What the project adds to Slidev's client. What slides are written with stays: the preparser words headings and notes.
const ADDED = ['setup/main.ts', 'setup/root.ts', 'setup/routes.ts', 'setup/unocss.ts', 'custom-nav-controls.vue']
// The packages are links to those of the project, which Vite's dev server would refuse to send.
const CONFIG = 'export default { server: { fs: { strict: false } } }\n'
const SLIDEV = 'node_modules/@slidev/cli/bin/slidev.mjs'
/** A shared machine may be slow; none of the commands waits this long by itself. */
const PATIENCE = '120000'

const OWN_LINE = new RegExp(`^<(${Object.keys(DIAGRAMS).join('|')})(?: of="([^"]*)")? />$`, 'gm')

/** A deck's Markdown with each diagram as a fence of mermaid. */
export function withFences(markdown: string, sources: readonly DiagramSource[]): string {
  const source = new Map(sources.map((diagram) => [diagram.key, diagram.source]))
  return markdown.replace(OWN_LINE, (_tag, name: string, of?: string) => `\`\`\`mermaid\n${source.get(diagramKey(name, of))?.trimEnd()}\n\`\`\``)
}

async function writeFences(project: string): Promise<void> {
  const file = join(project, 'slides.md')
  await writeFile(file, withFences(await readFile(file, 'utf8'), diagramSources(await loadDataset())))
  await rm(join(project, 'setup/transformers.ts'))
}

/** Makes a copy of the project a stock Slidev deck that shows the same slides. */
export async function makeStock(project: string, drawing: Drawing): Promise<void> {
  await Promise.all(ADDED.map((path) => rm(join(project, path), { force: true })))
  await writeFile(join(project, 'vite.config.ts'), CONFIG)
  if (drawing === 'page') await writeFences(project)
}

/** Stock commands of one copy. */
export type Stock = ReturnType<typeof stockCommands>

/**
 * Stock commands in a stock copy. All use the browser that `browsers` holds in place of Playwright's own:
 * `export-notes` takes no --executable-path. The PPTX has one slide for each slide, not for each click.
 */
export function stockCommands(project: string, browsers: string, out: string): Record<'build' | 'pdf' | 'notes' | 'pptx', Command> {
  const slidev = (...args: string[]): Command => ({ args: [SLIDEV, ...args], cwd: project, env: { PLAYWRIGHT_BROWSERS_PATH: browsers } })
  return {
    build: slidev('build', 'slides.md', '--out', join(out, 'web')),
    pdf: slidev('export', 'slides.md', '--output', join(out, 'slides.pdf'), '--timeout', PATIENCE),
    notes: slidev('export-notes', 'slides.md', '--output', join(out, 'notes.pdf'), '--timeout', PATIENCE),
    pptx: slidev('export', 'slides.md', '--format', 'pptx', '--with-clicks=false', '--output', join(out, 'slides.pptx'), '--timeout', PATIENCE),
  }
}
