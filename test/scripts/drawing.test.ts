import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { callInPage } from '../../scripts/render/call.ts'
import type { Drawing, drawingOf } from '../../scripts/render/in-page/drawing.ts'
import { serveDeck, type StaticServer } from '../../scripts/render/server.ts'

const STYLE = `body { margin: 0; font: 20px/1.4 sans-serif; color: rgb(10, 20, 30) } .dark body { color: rgb(250, 250, 250) }
.print-slide-container { position: relative; width: 1280px; height: 720px } .x-body { width: 600px; padding: 10px } figure { margin: 0 }`

let browser: Browser
let server: StaticServer
let folder = ''
let page: Page
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawing-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>d</title>')
  browser = await launchBrowser()
  server = await serveDeck(folder)
  page = await browser.newPage()
  await page.goto(server.origin)
})
afterAll(async () => {
  await browser.close()
  await server[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** What is drawn of an exhibit on the second slide of a page. */
async function drawn(body: string, { dark = false } = {}): Promise<Drawing | null> {
  await page.evaluate(({ html, dark }) => {
    document.documentElement.className = dark ? 'dark' : ''
    document.body.innerHTML = html
  }, { dark, html: `<style>${STYLE}</style><div class="print-slide-container" id="1-1"></div>
<div class="print-slide-container" id="2-1"><figure class="x-frame"><div class="x-body">${body}</div></figure></div>` })
  return callInPage<typeof drawingOf>(page, ['drawing.ts', 'drawingOf'], 2, 0)
}

const texts = (drawing: Drawing | null): string[] => (drawing?.items ?? []).flatMap((item) => item.kind === 'text' ? item.pieces.map(({ text }) => text).join('') : [])
const shapes = (drawing: Drawing | null) => (drawing?.items ?? []).flatMap((item) => item.kind === 'shape' ? item : [])

describe('what an exhibit draws', () => {
  it('is its text line by line as the browser broke it, a sentence with words in bold in one piece', async () => {
    const found = await drawn('<p style="width: 300px; margin: 0">One <b>bold</b> word,<br>then   another\n line</p><p>extra­ordinarily</p>')
    expect(texts(found)).toEqual(['One bold word,', 'then another line', 'extra­ordinarily'])
    const [first] = found!.items
    expect(first).toMatchObject({ kind: 'text', x: 10, align: 'left', pieces: [{ text: 'One', size: 20, bold: false, colour: [10, 20, 30, 1] }, { bold: true }, { bold: false }] })
  })

  it('breaks a word where the browser does', async () => {
    const found = await drawn('<p style="width: 60px; overflow-wrap: anywhere; margin: 0">incomprehensibilities</p>')
    expect(texts(found).length).toBeGreaterThan(1)
    expect(texts(found).join('')).toBe('incomprehensibilities')
  })

  it('is its shapes as SVG has them, on the canvas of the slide, whatever their transforms', async () => {
    const found = await drawn('<svg width="200" height="100" viewBox="0 0 100 50"><g transform="translate(10 5)" opacity=".5"><rect width="20" height="10" rx="3" fill="rgb(1,2,3)" stroke="red" stroke-dasharray="4 2"/></g>'
      + '<circle cx="50" cy="25" r="5" fill="none"/><polygon points="0,0 5,5 0,5"/><text x="50" y="40" text-anchor="middle" font-size="10">mid</text></svg>')
    const [rect, polygon, ...others] = shapes(found)
    expect(others).toEqual([])
    expect(rect).toMatchObject({ matrix: [2, 0, 0, 2, 30, 20], fill: [1, 2, 3, 0.5], stroke: { width: 2, dash: [8, 4], colour: [255, 0, 0, 0.5] } })
    expect(rect!.d).toContain('a3 3')
    expect(polygon!.d).toBe('M0 0L5 5L0 5z')
    expect(found!.items.at(-1)).toMatchObject({ kind: 'text', align: 'center', pieces: [{ text: 'mid', size: 20 }] })
  })

  it('is the grounds and borders of boxes', async () => {
    const found = await drawn('<div style="width: 100px; height: 40px; background: #0b5aa6; border-radius: 6px"></div><div style="width: 100px; height: 40px; border-left: 3px solid red"></div><div style="width: 50px; height: 20px; border: 2px dashed green"></div>')
    const [ground, bar, border] = shapes(found)
    expect(ground).toMatchObject({ fill: [11, 90, 166, 1], stroke: null })
    expect(bar).toMatchObject({ d: 'M10 50h3v40h-3z', fill: [255, 0, 0, 1] })
    expect(border).toMatchObject({ fill: null, stroke: { width: 2, dash: [6, 4] } })
  })

  it('leaves out what a reader does not see', async () => {
    expect(texts(await drawn('<p>seen</p><dialog>no</dialog><p style="display: none">no</p><p style="opacity: 0">no</p><p class="visually-hidden">no</p><svg><title>no</title><defs><text>no</text></defs></svg>'))).toEqual(['seen'])
  })

  it('is light, also while another copy has the page in the dark, and leaves that as it is', async () => {
    const found = await drawn('<p>words</p>', { dark: true })
    expect(found!.items[0]).toMatchObject({ pieces: [{ colour: [10, 20, 30, 1] }] })
    expect(await page.evaluate(() => document.documentElement.className)).toBe('dark')
  })

  it.each([
    ['a bitmap', '<img src="data:," width="5" height="5">'], ['a gradient', '<p style="background: linear-gradient(red, blue)">a</p>'],
    ['a shadow', '<p style="box-shadow: 0 0 5px red">a</p>'], ['what a style sheet adds', '<style>.q::before { content: "x" }</style><p class="q">a</p>'],
    ['a turned box', '<p style="transform: rotate(5deg)">a</p>'], ['a pattern', '<svg><rect width="9" height="9" fill="url(#p)"/></svg>'],
    ['turned words', '<svg><text y="9" transform="rotate(-90)">a</text></svg>'], ['a list', '<ul><li>a</li></ul>'], ['words struck out', '<p><s>a</s></p>'],
    ['corners of its own', '<p style="background: red; border-radius: 9px 0 0 0">a</p>'], ['a double border', '<p style="border: 4px double red; border-left: 0">a</p>'], ['words of a pattern', '<svg><text y="9" fill="url(#p)">a</text></svg>'],
    ['a clipped shape', '<svg><rect width="9" height="9" clip-path="circle(3px)"/></svg>'], ['nothing', ''],
  ])('is nothing where it shows %s: that must be photographed', async (_what, body) => {
    expect(await drawn(body)).toBeNull()
  })
})
