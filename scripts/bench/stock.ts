import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from './run.ts'

// What the project adds to Slidev's client. What slides are written with stays: the preparser words headings and
// notes, and diagrams come drawn. That is to the advantage of stock: its own way of drawing them in the page costs
// seconds, and its export does not wait for the last of seven to be done.
const ADDED = ['setup/main.ts', 'setup/root.ts', 'setup/routes.ts', 'custom-nav-controls.vue']
// The packages are links to those of the project, which Vite's dev server would refuse to send.
const CONFIG = 'export default { server: { fs: { strict: false } } }\n'
const SLIDEV = 'node_modules/@slidev/cli/bin/slidev.mjs'
/** A shared machine may be slow; none of the commands waits this long by itself. */
const PATIENCE = '120000'

/** Makes a copy of the project a stock Slidev deck that shows the same slides. */
export async function makeStock(project: string): Promise<void> {
  await Promise.all(ADDED.map((path) => rm(join(project, path), { force: true })))
  await writeFile(join(project, 'vite.config.ts'), CONFIG)
}

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
