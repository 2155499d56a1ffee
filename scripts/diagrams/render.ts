import { readdir, readFile } from 'node:fs/promises'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-chromium'
import type { DiagramSource } from '../../data/diagrams/index.ts'
import { DeckError } from '../lib/errors.ts'
import { pageStyles } from './fonts.ts'
import type { Look } from './load.ts'

const PAGE_SCRIPTS = ['boxes', 'draw'].map((name) => new URL(`./page/${name}.ts`, import.meta.url))
const LAYOUT = new URL('./layout/', import.meta.url)

/** The installed mermaid: its version, and its one file for browsers. */
export async function installedMermaid(): Promise<{ version: string, file: string }> {
  const resolveFrom = createRequire(import.meta.url).resolve
  const { version } = JSON.parse(await readFile(resolveFrom('mermaid/package.json'), 'utf8')) as { version: string }
  return { version, file: resolveFrom('mermaid/dist/mermaid.min.js') }
}

/**
 * Draws diagrams in one page of an open browser, as SVG markup by key.
 * @param root the project's root, for its fonts and tokens
 * @param begun told when the page has all it needs, and Node may be as busy as it likes
 * @throws DeckError naming each broken diagram, its line and the parser's words
 */
export async function renderDiagrams(browser: Browser, root: string, sources: readonly DiagramSource[], look: Look, begun = (): void => {}): Promise<Map<string, string>> {
  const page = await browser.newPage()
  try {
    await openDrawing(page, root, { ...look, diagrams: sources.map((diagram) => ({ ...diagram, id: domId(diagram.key) })) })
    begun()
    const drawn = await page.evaluate(() => window.drawn)
    const results = sources.map((diagram, index) => ({ diagram, ...drawn[index] }))
    const faults = results.flatMap(({ diagram, fault }) => fault === undefined ? [] : describeFault(diagram, fault))
    if (faults.length > 0) throw new DeckError(faults.join('\n'))
    return new Map(results.map(({ diagram, svg = '' }) => [diagram.key, withTokens(svg, look)]))
  } finally {
    await page.close()
  }
}

/** Opens a page that loads mermaid and draws by itself: Node may be busy building, and would be waited for at each step. */
async function openDrawing(page: Page, root: string, given: DiagramPage.Given): Promise<void> {
  const { file } = await installedMermaid()
  await page.addInitScript(({ html, given }) => {
    window.drawn = new Promise((resolve, reject) => {
      window.begin = () => resolve(window.drawDiagrams(given))
      window.refuse = (reason) => reject(new Error(reason))
    })
    addEventListener('load', () => {
      document.open()
      document.write(html)
      document.close()
    })
  }, { html: await pageHtml(root, pathToFileURL(file).href), given })
  // A file beside mermaid's, so that the browser may read it by itself: 3 MB sent to it took 1.5 s while Vite builds.
  await page.goto(new URL('../package.json', pathToFileURL(file)).href, { waitUntil: 'commit' })
}

async function pageHtml(root: string, mermaid: string): Promise<string> {
  const [{ css }, scripts, modules] = await Promise.all([pageStyles(root), Promise.all(PAGE_SCRIPTS.map(plainScript)), layoutModules()])
  return `<!doctype html><script>addEventListener('error', ({ message, target }) => window.refuse(message || 'cannot load ' + target.src), true)</script>
    <style>${css}</style><script type="importmap">${JSON.stringify({ imports: modules })}</script>
    <body><script src="${mermaid}"></script>${scripts.map((script) => `<script>${script}</script>`).join('')}
    <script type="module">import { layout } from 'layout/index.ts'; window.layoutBoxes = layout; window.begin()</script></body>`
}

/** A script of the page without its types. */
const plainScript = async (url: URL): Promise<string> => stripTypeScriptTypes(await readFile(url, 'utf8'))

/** Addresses of the layout's modules by the names under which they import each other: a page that is a file may load no other. */
async function layoutModules(): Promise<Record<string, string>> {
  const names = (await readdir(LAYOUT)).filter((name) => name.endsWith('.ts'))
  const sources = await Promise.all(names.map(async (name) => (await plainScript(new URL(name, LAYOUT))).replaceAll('from \'./', 'from \'layout/')))
  return Object.fromEntries(names.map((name, index) => [`layout/${name}`, `data:text/javascript;base64,${Buffer.from(sources[index] ?? '').toString('base64')}`]))
}

/** Unique on a page that shows several diagrams: `diagram-deploymentmodel-sidecar`. */
const domId = (key: string): string => `diagram-${key.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`

/** Puts tokens where mermaid drew with their stand-ins, as hex or as the browser writes them. */
function withTokens(svg: string, { SENTINELS }: Look): string {
  return Object.entries(SENTINELS).reduce((text, [hex, token]) => {
    const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
    return text.replaceAll(hex, `var(${token})`).replaceAll(`rgb(${red}, ${green}, ${blue})`, `var(${token})`)
  }, svg)
}

/** Mermaid counts lines after the header between the dashes. */
function describeFault({ key, source }: DiagramSource, fault: string): string {
  const line = Number(/line (\d+)/i.exec(fault)?.[1] ?? 0)
  const lines = source.split('\n')
  const header = lines[0] === '---' ? lines.indexOf('---', 1) + 1 : 0
  const where = line > 0 ? `, line ${line + header}: ${lines[line + header - 1] ?? ''}` : ''
  return `diagram ${key}${where}\n  ${fault.replaceAll('\n', '\n  ')}`
}
