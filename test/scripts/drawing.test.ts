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

  it('has its insides by the rule that SVG has', async () => {
    const found = await drawn('<svg><path d="M0 0h9v9z"/><path d="M0 0h9v9z" fill-rule="evenodd"/></svg>')
    expect(shapes(found).map(({ evenOdd }) => evenOdd)).toEqual([false, true])
  })

  it('is the grounds and borders of boxes', async () => {
    const found = await drawn('<div style="width: 100px; height: 40px; background: #0b5aa6; border-radius: 6px"></div><div style="width: 100px; height: 40px; border-left: 3px solid red"></div><div style="width: 50px; height: 20px; border: 2px dashed green"></div>')
    const [ground, bar, border] = shapes(found)
    expect(ground).toMatchObject({ fill: [11, 90, 166, 1], stroke: null })
    expect(bar).toMatchObject({ d: 'M10 50h3v40h-3z', fill: [255, 0, 0, 1] })
    expect(border).toMatchObject({ fill: null, stroke: { width: 2, dash: [6, 4] } })
  })

  /** A line with the marker of the build's diagrams, or one that differs from it. */
  const withMarker = (shape: string, attributes = '', line = 'marker-end="url(#m)"'): string =>
    '<svg width="200" height="100" viewBox="0 0 100 50"><marker id="m" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto" '
    + `${attributes} fill="red">${shape}</marker><path d="M0 0H50" fill="none" stroke="red" stroke-width="3" ${line}/></svg>`
  // A second attribute of one name is passed over by the browser, so what differs stands before.
  const differing = (attributes: string, shape: string): string => withMarker(shape).replace('<marker id="m"', `<marker id="m" ${attributes}`)
  const TRIANGLE = '<path d="M 0 0 L 10 5 L 0 10 z"/>'

  it.each([
    ['as far as its size and place say', withMarker(TRIANGLE), { start: null, end: 8 }],
    ['in any way of saying a triangle', withMarker('<polygon points="0,0 10,5 0,10"/>'), { start: null, end: 8 }],
    ['also with a notch in its back', withMarker('<path d="M0 0 10 5 0 10 3 5z"/>'), { start: null, end: 8 }],
    ['not at all where the line ends at it', differing('refX="10"', TRIANGLE), { start: null, end: 0 }],
    ['less than nothing where it lies before', differing('refX="12"', TRIANGLE), { start: null, end: -3.2 }],
    ['by the width of the line', differing('markerUnits="strokeWidth" markerWidth="2" markerHeight="2"', TRIANGLE), { start: null, end: 6 }],
    ['as large as its own units', differing('viewBox=""', TRIANGLE), { start: null, end: 10 }],
    ['in the colour that the line has', withMarker('<path d="M0 0 10 5 0 10z" fill="context-stroke"/>'), { start: null, end: 8 }],
    ['at the start, turned round', withMarker('<path d="M10 0 1 5 10 10z"/>', '', 'marker-start="url(#m)"'), { start: 6.4, end: null }],
    ['at both ends', differing('orient="auto-start-reverse"', TRIANGLE).replace('marker-end="url(#m)"', 'marker-start="url(#m)" marker-end="url(#m)"'), { start: 8, end: 8 }],
    ['nowhere where its marker is empty', withMarker(''), { start: null, end: null }],
    ['nowhere where its marker is missing', withMarker(TRIANGLE, '', 'marker-end="url(#none)"'), { start: null, end: null }],
  ])('has arrows whose tips reach past the line %s', async (_what, body, { start, end }) => {
    const [line] = shapes(await drawn(body))
    const near = (value: number | null) => value === null ? null : expect.closeTo(value, 1)
    expect(line?.stroke?.arrow).toEqual({ start: near(start), end: near(end) })
  })

  it.each([
    ['a circle', '<circle cx="5" cy="5" r="5"/>'], ['a cross', '<path d="M1 1l9 9M10 1l-9 9" stroke="red"/>'], ['a square', '<rect width="10" height="10"/>'],
    ['a diamond', '<path d="M0 5 5 0 10 5 5 10z"/>'], ['a bar', '<path d="M5 0V10"/>'], ['an arrow that points back', '<path d="M10 0 0 5 10 10z"/>'],
    ['an arrow beside the line', '<path d="M0 5 10 10 0 15z"/>'], ['an arrow of another colour', '<path d="M0 0 10 5 0 10z" fill="blue"/>'],
    ['an open arrow', '<path d="M0 0 10 5 0 10" fill="none" stroke="red"/>'], ['two shapes', TRIANGLE + TRIANGLE], ['a turned arrow', '<path d="M0 0 10 5 0 10z" transform="rotate(20)"/>'],
  ])('is nothing where a line ends in %s', async (_what, shape) => {
    expect(await drawn(withMarker(shape))).toBeNull()
  })

  it('is nothing where an arrow does not turn with its line, has no line, or ends a closed one', async () => {
    expect(await drawn(differing('orient="45"', TRIANGLE))).toBeNull()
    expect(await drawn(`<p>words</p>${withMarker(TRIANGLE).replace('stroke-width="3"', 'stroke-width="0"')}`)).toBeNull()
    expect(await drawn(withMarker(TRIANGLE).replace('M0 0H50', 'M0 0H50V20z'))).toBeNull()
  })

  it('has no arrows on shapes that have no ends', async () => {
    const [rect] = shapes(await drawn(`${withMarker(TRIANGLE)}<svg><g style="marker-end: url(#m)"><rect width="9" height="9" fill="none" stroke="blue"/></g></svg>`)).slice(-1)
    expect(rect?.stroke).toMatchObject({ colour: [0, 0, 255, 1], arrow: { start: null, end: null } })
  })

  it('has the space between letters that the deck has, in SVG as it is scaled', async () => {
    const spacing = async (body: string) => (await drawn(body))!.items.map((item) => item.kind === 'text' ? item.pieces.map((piece) => piece.spacing) : [])
    expect(await spacing('<p>a</p>')).toEqual([[0]])
    expect(await spacing('<p style="letter-spacing: .1em">a <b style="letter-spacing: -1px">b</b></p>')).toEqual([[2, -1]])
    expect(await spacing('<svg width="200" height="100" viewBox="0 0 100 50"><text y="20" style="font-size: 10px; letter-spacing: 1px">a</text></svg>')).toEqual([[2]])
  })

  it('is the ground and border of an SVG, which may be larger than what is in it', async () => {
    const found = await drawn('<svg width="100" height="50" style="display: block; background: #0b5aa6; border: 2px solid red"><circle cx="50" cy="25" r="5"/></svg>')
    expect(shapes(found)[0]).toMatchObject({ d: 'M11 11h102v52h-102z', fill: [11, 90, 166, 1], stroke: { width: 2, colour: [255, 0, 0, 1] } })
    expect(found).toMatchObject({ y: 10, h: 54 })
  })

  it('is what overflows hidden boxes as long as nothing is cut off', async () => {
    expect(texts(await drawn('<p style="overflow: hidden">all of it</p>'))).toEqual(['all of it'])
    expect(shapes(await drawn('<svg width="50" height="50"><rect width="50" height="50"/></svg>'))).toHaveLength(1)
    expect(shapes(await drawn('<svg width="50" height="50" style="overflow: visible"><rect width="90" height="50"/></svg>'))).toHaveLength(1)
    // Office programs cut off at the slide's edge as well.
    expect(shapes(await drawn('<svg width="1280" height="720" style="position: absolute; inset: 0"><circle r="50"/></svg>'))).toHaveLength(1)
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
    ['turned words', '<svg><text x="-90" y="90" transform="rotate(-90)">a</text></svg>'], ['a list', '<ul><li>a</li></ul>'], ['words struck out', '<p><s>a</s></p>'],
    ['corners of its own', '<p style="background: red; border-radius: 9px 0 0 0">a</p>'], ['a double border', '<p style="border: 4px double red; border-left: 0">a</p>'], ['words of a pattern', '<svg><text y="90" fill="url(#p)">a</text></svg>'],
    ['words that are cut off', '<p style="width: 40px; overflow: hidden; white-space: nowrap">longer than its box</p>'], ['lines that are cut off', '<p style="height: 20px; overflow: clip">a<br>b</p>'],
    ['a shape that is cut off', '<svg width="50" height="50"><rect x="20" width="50" height="50"/></svg>'], ['a font of its own', '<p>a <code style="font-family: monospace">b</code></p>'],
    ['a font of its own in SVG', '<svg><text y="90" font-family="monospace">a</text></svg>'], ['words set apart', '<p style="word-spacing: 4px">a b</p>'],
    ['a clipped shape', '<svg><rect width="9" height="9" clip-path="circle(3px)"/></svg>'], ['nothing', ''],
  ])('is nothing where it shows %s: that must be photographed', async (_what, body) => {
    expect(await drawn(body)).toBeNull()
  })
})
