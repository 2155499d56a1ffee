import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { runScript } from './run.ts'
import { KNOWS_PROCESSES, startScript, type Running } from './running.ts'
import { smallDeck } from './small-deck.ts'

const DECK = smallDeck([
  { heading: 'The plugin\'s way', body: '<PathwayDiagram of="wasm-plugin" />' },
  {
    heading: 'Together <Figure of="total-stars" /> stars', body: '<StarBars />',
    note: 'The projects hold <Figure of="total-stars" /> stars.\n\n[private]\nA word for the speaker alone.',
  },
], 'contextMenu: false\npreloadImages: false\n')
// The talk's dataset, but for one count of stars, which makes the sum, and one label.
const DATA = `import { dataset as talk } from './data/index.ts'
import type { Dataset } from './data/schema/index.ts'

export const dataset: Dataset = {
  ...talk,
  snapshots: talk.snapshots.map((snapshot) => ({ ...snapshot, stars: { ...snapshot.stars, istio: 30000 } })),
  pathways: talk.pathways.map((pathway) => ({
    ...pathway, nodes: pathway.nodes.map((node) => node.id === 'author' ? { ...node, label: 'Early author' } : node),
  })),
}
`
const NAME = `.dev-${process.pid}`
const [ENTRY, MODULE] = [join(ROOT, `${NAME}.md`), join(ROOT, `${NAME}.ts`)]
const PATIENCE = 60_000
/** Stars that the edit adds. */
const MORE = 11_111

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, 'localhost', () => {
    const { port } = server.address() as AddressInfo
    server.close(() => resolve(port))
  })
})

const edit = async (from: string, to: string): Promise<void> => {
  const text = await readFile(MODULE, 'utf8')
  expect(text).toContain(from)
  await writeFile(MODULE, text.replace(from, to))
}

const wholeNumber = (text: string | null): number => Number(/[\d,]+(?= stars)/.exec(text ?? '')?.[0].replaceAll(',', ''))

/** Marks the page's memory: a reload would forget it. */
const mark = (page: Page): Promise<void> => page.evaluate(() => { Object.assign(window, { sameSince: 'before the edit' }) })
const isSame = (page: Page): Promise<boolean> => page.evaluate(() => 'sameSince' in window)

describe('npm run dev', () => {
  let run: Running
  let browser: Browser
  let origin = ''

  beforeAll(async () => {
    await Promise.all([writeFile(ENTRY, DECK), writeFile(MODULE, DATA)])
    const port = await freePort()
    origin = `http://localhost:${port}`
    run = await startScript('dev.ts', ['--entry', `${NAME}.md`, '--data', `${NAME}.ts`, '--port', String(port)])
    browser = await launchBrowser()
    await run.said(/public slide show/)
  })
  afterAll(async () => {
    await browser?.close()
    run?.signal('SIGKILL')
    await Promise.all([ENTRY, MODULE, run?.temp].map((path) => path && rm(path, { recursive: true, force: true })))
  })

  const open = async (path: string, ready: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
    await page.goto(`${origin}/${path}`)
    await page.locator(ready).first().waitFor({ timeout: PATIENCE })
    return page
  }

  it('draws a diagram anew when its record is edited, in the same page', async () => {
    const page = await open('1', '.x-diagram svg')
    const diagram = page.locator('.x-diagram').first()
    expect(await diagram.textContent()).toContain('Early author')
    await mark(page)
    await edit('Early author', 'Late author')
    await expect.poll(() => diagram.textContent(), { timeout: PATIENCE }).toContain('Late author')
    expect(await diagram.textContent()).not.toContain('Early author')
    expect(await isSame(page)).toBe(true)
    await page.close()
  })

  it('shows an edited record in chart, heading and presenter\'s notes, with no reload or restart', async () => {
    const slide = await open('2', '.x-svg')
    const heading = slide.locator('h1:visible')
    const presenter = await open('presenter/2', 'text=The projects hold')
    const notes = presenter.locator('p', { hasText: 'The projects hold' })
    const before = wholeNumber(await heading.textContent())
    expect(wholeNumber(await notes.textContent())).toBe(before)
    await Promise.all([mark(slide), mark(presenter)])

    await edit('istio: 30000', `istio: ${30_000 + MORE}`)
    await expect.poll(() => slide.locator('.x-svg:visible').first().textContent(), { timeout: PATIENCE }).toContain('41,111')
    await expect.poll(async () => wholeNumber(await heading.textContent()), { timeout: PATIENCE }).toBe(before + MORE)
    await expect.poll(async () => wholeNumber(await notes.textContent()), { timeout: PATIENCE }).toBe(before + MORE)
    expect(await Promise.all([isSame(slide), isSame(presenter)])).toEqual([true, true])
    expect(run.output()).not.toMatch(/restarting/)
    await Promise.all([slide.close(), presenter.close()])
  })

  it('shows private notes to the presenter', async () => {
    const presenter = await open('presenter/2', 'text=Only you see this')
    expect(await presenter.locator('body').innerText()).toMatch(/Only you see this:\s+A word for the speaker alone\./)
    await presenter.close()
  })

  it('draws on a slide where the deck does not turn drawings off', async () => {
    const slide = await open('1', '.x-diagram svg')
    await slide.getByRole('button', { name: 'Show drawing toolbar' }).click()
    await slide.mouse.move(300, 300)
    await slide.mouse.down()
    await slide.mouse.move(500, 400, { steps: 5 })
    await slide.mouse.up()
    await expect.poll(() => slide.locator('svg.touch-none > path').count(), { timeout: PATIENCE }).toBe(1)
    await slide.close()
  })

  it('says that a port is taken', async () => {
    const { code, output } = await runScript('dev.ts', ['--port', new URL(origin).port])
    expect(output).toMatch(/^✗ --port \d+: another program uses it, .*Name another with --port\.$/m)
    expect(output).not.toMatch(/^\s+at /m)
    expect(code).toBe(1)
  })

  it('ends with its server when it is stopped', async () => {
    run.signal('SIGTERM')
    await run.finished
    await expect(fetch(origin)).rejects.toThrow()
    if (KNOWS_PROCESSES) expect(await run.helpers()).toEqual([])
  })
})
