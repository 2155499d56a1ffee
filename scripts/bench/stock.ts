import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { diagramKey, diagramSources } from '../../data/diagrams/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import type { Command } from './run.ts'

// What the project adds to Slidev. The preparser stays: it writes the words of headings and notes.
const ADDED = ['setup/main.ts', 'setup/root.ts', 'setup/routes.ts', 'setup/vite-plugins.ts', 'setup/transformers.ts', 'custom-nav-controls.vue']
// The packages are links to those of the project, which Vite's dev server would refuse to send.
const CONFIG = 'export default { server: { fs: { strict: false } } }\n'
const TAG = /<(\w+)(?: of="([^"]*)")? \/>/g
const SLIDEV = 'node_modules/@slidev/cli/bin/slidev.mjs'
/** A shared machine may be slow; none of the commands waits this long by itself. */
const PATIENCE = '120000'

/** The same diagram as Slidev draws it: our layout is a plugin of mermaid's that a stock deck does not have. */
const fence = (source: string): string => `\`\`\`mermaid\n${source.replace(/^---\n[\s\S]*?\n---\n/, '').trim()}\n\`\`\``

/** The deck's Markdown with each diagram as a fence of its mermaid source, the way Slidev has diagrams. */
export function withFences(markdown: string, dataset: Dataset): string {
  const sources = new Map(diagramSources(dataset).map(({ key, source }) => [key, source]))
  return markdown.replace(TAG, (tag, name: string, of: string | undefined) => {
    const source = sources.get(diagramKey(name, of))
    return source === undefined ? tag : fence(source)
  })
}

/** Makes a copy of the project a stock Slidev deck that shows the same slides. */
export async function makeStock(project: string, dataset: Dataset): Promise<void> {
  await Promise.all(ADDED.map((path) => rm(join(project, path), { force: true })))
  await writeFile(join(project, 'vite.config.ts'), CONFIG)
  const slides = join(project, 'slides.md')
  await writeFile(slides, withFences(await readFile(slides, 'utf8'), dataset))
}

/** Stock commands in a stock copy. All use the browser that `browsers` holds in place of Playwright's own. */
export function stockCommands(project: string, browsers: string, out: string): Record<'build' | 'pdf' | 'notes' | 'pptx', Command> {
  const slidev = (...args: string[]): Command => ({ args: [SLIDEV, ...args], cwd: project, env: { PLAYWRIGHT_BROWSERS_PATH: browsers } })
  return {
    build: slidev('build', 'slides.md', '--out', join(out, 'web')),
    pdf: slidev('export', 'slides.md', '--output', join(out, 'slides.pdf'), '--timeout', PATIENCE),
    notes: slidev('export-notes', 'slides.md', '--output', join(out, 'notes.pdf'), '--timeout', PATIENCE),
    pptx: slidev('export', 'slides.md', '--format', 'pptx', '--with-clicks=false', '--output', join(out, 'slides.pptx'), '--timeout', PATIENCE),
  }
}
