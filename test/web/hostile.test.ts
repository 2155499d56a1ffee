import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-chromium'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { problems } from '../../data/check/index.ts'
import { dataset } from '../../data/index.ts'
import { loadDeck } from '../../scripts/deck/load.ts'
import { entryFile, ROOT } from '../../scripts/lib/paths.ts'
import { openPdf } from '../../scripts/verify/pdf/open.ts'
import { runScript, scratch } from '../deck/run.ts'
import { hostile, PAYLOADS } from '../fixture/hostile.ts'
import { openSite, shownHeading, type Site } from './site.ts'

const MODULE = `.hostile-${process.pid}.ts`
let [out, slides] = ['', 0]
let site: Site

/** The headers that hosts are asked to send with every file. */
async function servedHeaders(): Promise<Record<string, string>> {
  const [, everywhere = ''] = (await readFile(join(out, 'web/_headers'), 'utf8')).split(/^\/.*\n/m)
  return Object.fromEntries([...everywhere.matchAll(/^ +([\w-]+): (.*)$/gm)].map(([, name = '', value = '']) => [name, value]))
}

beforeAll(async () => {
  const deck = await loadDeck(entryFile('slides.md'), dataset)
  slides = deck.slides.length
  const words = hostile(dataset)
  expect(problems(words)).toEqual([])
  out = await scratch('hostile')
  await writeFile(join(ROOT, MODULE), `export const dataset = ${JSON.stringify(words)}\n`)
  const { code, output } = await runScript('deck.ts', ['--data', MODULE, '--out', out])
  expect(code, output).toBe(0)
  site = await openSite('/talks/mesh/', join(out, 'web'), await servedHeaders())
})
afterAll(async () => {
  await site?.close()
  await Promise.all([out, join(ROOT, MODULE)].map((path) => rm(path, { recursive: true, force: true })))
})

/** Keeps what the page's policy has forbidden. */
const WATCH = `window.forbidden = []; addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => forbidden.push(violatedDirective + ' ' + blockedURI))`

/** A page whose policy is watched, and what it complains of. */
async function watched(): Promise<{ page: Page, complaints: string[] }> {
  const page = await (await site.context()).newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('dialog', (dialog) => { complaints.push(dialog.message()) })
  await page.addInitScript(WATCH)
  return { page, complaints }
}

/** What of a page came alive that should be text, and its text, titles and descriptions of pictures too. */
const livingIn = (page: Page): Promise<{ alive: unknown[], text: string }> => page.evaluate(() => {
  const { pwned, forbidden } = window as unknown as { pwned?: number, forbidden: string[] }
  const planted = document.querySelectorAll('x-pwned, img[src="x"], [onload], [onerror], [href^="javascript:" i], script:not([src], [type="application/ld+json"], head > *)')
  return {
    alive: [...pwned === undefined ? [] : ['pwned'], ...forbidden, ...[...planted].map(({ outerHTML }) => outerHTML)],
    text: document.body.textContent ?? '',
  }
})

const squeeze = (text: string): string => text.replace(/[\s\u2060]+/g, '')

/** Payloads that a copy does not show as they were written, and whether an expression in one was reckoned. */
function missing(text: string, ...but: string[]): string[] {
  const shown = squeeze(text)
  return [...PAYLOADS.filter((payload) => !but.includes(payload) && !shown.includes(squeeze(payload))), ...shown.includes('-1904') ? ['{{7-1911}} was reckoned'] : []]
}

it('every slide shows hostile words as words, under the policy that is served', async () => {
  const { page, complaints } = await watched()
  const texts: string[] = []
  for (let no = 1; no <= slides; no += 1) {
    await page.goto(`${site.host.url}${no}/`)
    await shownHeading(page)
    const { alive, text } = await livingIn(page)
    expect(alive, `slide ${no}`).toEqual([])
    texts.push(text)
  }
  expect(missing(texts.join('\n'))).toEqual([])
  expect(complaints).toEqual([])
})

it.each([
  ['overview/', '.overview-slide-block h1'], ['notes/', '.slidev-note'], ['presenter/1/', '.slidev-note'], ['read.html', 'h1'],
])('%s shows them as words', async (path, ready) => {
  const { page, complaints } = await watched()
  await page.goto(site.host.url + path)
  await page.locator(ready).first().waitFor()
  const { alive, text } = await livingIn(page)
  expect(alive).toEqual([])
  if (path === 'read.html') expect(missing(text)).toEqual([])
  expect(complaints).toEqual([])
})

it('the go-to dialog lists them as words', async () => {
  const { page, complaints } = await watched()
  await page.goto(`${site.host.url}2/`)
  await shownHeading(page)
  await page.keyboard.press('g')
  await page.getByRole('combobox').fill('constructor')
  await expect.poll(() => page.getByRole('option').allInnerTexts()).toEqual([expect.stringContaining('{{ constructor.constructor( "window.pwned=1" )() }}')])
  expect((await livingIn(page)).alive).toEqual([])
  expect(complaints).toEqual([])
})

it('the info dialog describes the talk in words', async () => {
  const { page, complaints } = await watched()
  await page.goto(`${site.host.url}2/`)
  await shownHeading(page)
  await page.getByRole('button', { name: 'Show info' }).click()
  expect(missing(await page.getByRole('dialog', { name: 'About' }).innerText())).toEqual([])
  expect((await livingIn(page)).alive).toEqual([])
  expect(complaints).toEqual([])
})

it('the one-file HTML shows them as words', async () => {
  const { page, complaints } = await watched()
  await page.goto(pathToFileURL(join(out, `${dataset.talk.id}.html`)).href)
  const { alive, text } = await livingIn(page)
  expect(alive).toEqual([])
  expect(missing(text)).toEqual([])
  expect(complaints).toEqual([])
})

it.each([`${dataset.talk.id}.pdf`, `${dataset.talk.id}-handout.pdf`])('%s shows them as words', async (name) => {
  const { pages } = await openPdf(await readFile(join(out, name)))
  expect(missing(pages.map(({ text }) => text).join('\n'))).toEqual([])
})

it('every part of the PowerPoint file is well-formed XML and holds them as words', async () => {
  const parts = Object.entries(unzipSync(await readFile(join(out, `${dataset.talk.id}.pptx`)))).filter(([name]) => /\.(?:xml|rels)$/.test(name))
  const page = await site.browser.newPage()
  const read = await page.evaluate((texts) => texts.map(([name, xml]) => {
    const part = new DOMParser().parseFromString(xml, 'application/xml')
    return { name, fault: part.querySelector('parsererror')?.textContent ?? '', text: part.documentElement.textContent ?? '' }
  }), parts.map(([name, bytes]) => [name, strFromU8(bytes)] as const))
  expect(read.filter(({ fault }) => fault)).toEqual([])
  expect(missing(read.map(({ text }) => text).join('\n'))).toEqual([])
})
