import { PDFArray, PDFDict, PDFNumber, PDFRawStream, PDFRef, PDFString, type PDFDocument, type PDFObject } from 'pdf-lib'
import type { Browser } from 'playwright-chromium'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../../scripts/browser/launch.ts'
import { placeSlides } from '../../scripts/handout/places.ts'
import { pictureHtml } from '../../scripts/handout/sheet.ts'
import { finishDocument, openPdf } from '../../scripts/pdf/finish.ts'
import { elementsBelow, key, kidsOf, numberAt, structureRoot } from '../../scripts/pdf/objects.ts'
import { ParentTree } from '../../scripts/pdf/parent-tree.ts'
import { renumberStructure } from '../../scripts/pdf/structure-ids.ts'
import { openPdf as openCopy, type PdfCopy } from '../../scripts/verify/pdf/open.ts'
import { tiny } from '../fixture/tiny.ts'

const slide = (no: number, body: string): string =>
  `<section style="width: 1280px; height: 720px; overflow: hidden; position: relative; break-after: page"><h1 id="slide-${no}">Slide ${no}</h1>${body}</section>`
const SLIDES = `<!doctype html><html lang="en"><style>@page { margin: 0 } body { margin: 0; font: 24px sans-serif } h1 { margin: 0 }</style><main style="background: #eef">
${slide(1, '<p>before the click</p>')}
${slide(1, '<p>after the click</p><svg role="img" aria-label="Stars by project" width="90" height="90"><rect width="90" height="90"/></svg>')}
${slide(2, '<div style="opacity: .5; transform: rotate(1deg)"><p>see-through words</p><p>and more</p></div><a href="#slide-1">back</a> <a href="#slide-3">sources</a> <a href="https://example.org/">out</a>')}
${slide(3, '<table><tr><th>Name</th><th>Stars</th></tr><tr><th>Istio</th><td>29,000</td></tr></table>')}</main>`
const PAGES = [1, 1, 2, 3]

const sheet = (no: number): string => `<section style="break-before: page"><h2 id="sheet-${no}">Sheet ${no}</h2>${pictureHtml(no)}<p>Note ${no}</p></section>`
const PAPER = `<!doctype html><html lang="en"><style>@page { margin: 20mm } body { margin: 0 } .ho-picture { position: relative; width: 320px; height: 180px } .ho-picture a { position: absolute; inset: 0 }</style>
<p><a href="#sheet-1">1</a> <a href="#sheet-2">2</a> <a href="#references">References</a></p>
<table><tr><th>Own</th></tr><tr><td>table</td></tr></table>${sheet(1)}${sheet(2)}<h2 id="references">References</h2></html>`
const SHEETS = [1, 2].map((no) => ({ no, title: '', section: '', note: '', tables: [], sources: [], asOf: '' }))
const HANDOUT = { sheets: SHEETS, replaced: [3] }

let browser: Browser
beforeAll(async () => { browser = await launchBrowser() })
afterAll(() => browser.close())

async function printed(html: string, size: { width: string, height: string }): Promise<PDFDocument> {
  const page = await browser.newPage()
  await page.setContent(html)
  const bytes = await page.pdf({ tagged: true, printBackground: true, ...size })
  await page.close()
  return openPdf(bytes)
}
const slides = (html = SLIDES): Promise<PDFDocument> => printed(html, { width: '1280px', height: '720px' })
const paper = (html = PAPER): Promise<PDFDocument> => printed(html, { width: '210mm', height: '297mm' })

/** A handout with its slides in place, as it is written and read again. */
async function composed(handout: PDFDocument, source: PDFDocument): Promise<{ bytes: Uint8Array, document: PDFDocument, copy: PdfCopy }> {
  renumberStructure(source)
  renumberStructure(handout, 'sheet')
  placeSlides(handout, { document: source, pages: PAGES }, HANDOUT)
  const labels = handout.getPages().map((_, index) => String(index + 1))
  const bytes = await finishDocument(handout, { talk: tiny.talk, title: 'Handout', outline: [], labels })
  return { bytes, document: await openPdf(bytes), copy: await openCopy(bytes) }
}

/** Marked content and annotations that elements say are theirs, each with the element: `<object> <number>`. */
function claimed(document: PDFDocument): Map<string, PDFRef> {
  const found = new Map<string, PDFRef>()
  for (const { dict, ref } of elementsBelow(document, structureRoot(document)!)) {
    for (const kid of kidsOf(dict)) {
      const own = document.context.lookup(kid)
      const page = (own instanceof PDFDict ? own.get(key('Pg')) : undefined) ?? dict.get(key('Pg'))
      if (own instanceof PDFNumber) found.set(`${String(page)} ${own.asNumber()}`, ref)
      else if (own instanceof PDFDict && own.has(key('MCID'))) found.set(`${String(own.get(key('Stm')) ?? page)} ${numberAt(own, 'MCID')}`, ref)
      else if (own instanceof PDFDict && own.has(key('Obj'))) found.set(`${String(own.get(key('Obj')))} -`, ref)
    }
  }
  return found
}

/** The same as the tree of parents tells it, from what pages, forms and annotations draw. */
function told(document: PDFDocument): Map<string, PDFObject> {
  const tree = new ParentTree(document)
  const found = new Map<string, PDFObject>()
  for (const [ref, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFDict ? object : object instanceof PDFRawStream ? object.dict : null
    const [content, annotation] = dict ? [numberAt(dict, 'StructParents'), numberAt(dict, 'StructParent')] : [null, null]
    if (annotation !== null) found.set(`${String(ref)} -`, tree.get(annotation)!)
    const list = content === null ? undefined : document.context.lookup(tree.get(content))
    if (list instanceof PDFArray) list.asArray().forEach((element, index) => found.set(`${String(ref)} ${index}`, element))
  }
  return found
}

const named = (document: PDFDocument, type: string): string[] => elementsBelow(document, structureRoot(document)!)
  .filter(({ dict }) => dict.get(key('S')) === key(type)).map(({ dict }) => String(dict.get(key('ID'))))

describe('slides in their places', () => {
  let made: Awaited<ReturnType<typeof composed>>
  beforeAll(async () => { made = await composed(await paper(), await slides()) })

  it('show the final state of each slide on its sheet, as large as its place', () => {
    const [, first, second] = made.copy.pages
    expect(first?.text).toMatch(/Sheet 1[^]*Note 1/)
    expect(first?.text).toContain('after the click')
    expect(made.copy.pages.map(({ text }) => text).join(' ')).not.toContain('before the click')
    expect(second?.text).toContain('see-through words')
    // 24 px of 1280 are 6 px in a place of 320 px, 4.5 pt.
    expect(first?.type.pictures?.pt).toBeCloseTo(4.5, 1)
  })

  it('lie where the place is, whose mark is gone', () => {
    const [page, form] = [made.document.getPage(1), /q (\S+) 0 0 (\S+) (\S+) (\S+) cm \/Placed/]
    const drawn = page.node.Contents() instanceof PDFArray ? (page.node.Contents() as PDFArray).asArray().map((ref) => made.document.context.lookup(ref)) : []
    const tail = drawn.map((stream) => stream instanceof PDFRawStream ? Buffer.from(stream.contents).toString('latin1') : '').find((text) => form.test(text))
    const [scale, , x, y] = form.exec(tail ?? '')!.slice(1).map(Number) as [number, number, number, number]
    expect(scale * 960).toBeCloseTo(240, 0)
    expect(x).toBeCloseTo(20 * 72 / 25.4, -1)
    // The frame is drawn around it, after it, and is no content.
    const [left, bottom, width, height] = /Do Q\n\/Artifact BMC q \S+ G \S+ w (\S+) (\S+) (\S+) (\S+) re S Q EMC/.exec(tail ?? '')!.slice(1).map(Number) as [number, number, number, number]
    expect([left - x, bottom - y, width - 240, height - 135].every((difference) => Math.abs(difference) < 1)).toBe(true)
    // Below the heading, above the note.
    expect(y + 135).toBeGreaterThan(600)
    expect(y + 135).toBeLessThan(842 - 20 * 72 / 25.4)
    expect(made.copy.pages.flatMap(({ links }) => links.map(({ url }) => url ?? '')).filter((url) => url.startsWith('deck-place:'))).toEqual([])
  })

  it('are read in the place they are shown, pictures with their words, with the heading of the sheet only', () => {
    expect(made.copy.pictures).toEqual([{ alt: 'Stars by project', page: 2 }])
    expect(named(made.document, 'H1')).toEqual([])
    const order = elementsBelow(made.document, structureRoot(made.document)!).map(({ dict }) => String(dict.get(key('S'))))
    expect(order.indexOf('/Figure')).toBeGreaterThan(order.indexOf('/H2'))
    expect(order.indexOf('/Figure')).toBeLessThan(order.lastIndexOf('/H2'))
  })

  it('lead back from all that is drawn to the structure tree, in forms within slides too', () => {
    const [elements, tree] = [claimed(made.document), told(made.document)]
    expect(elements.size).toBeGreaterThan(20)
    const nested = made.document.context.enumerateIndirectObjects()
      .filter(([, object]) => object instanceof PDFRawStream && object.dict.get(key('Subtype')) === key('Form'))
    // One form a slide, and the see-through one in the second.
    expect(nested).toHaveLength(3)
    for (const [content, ref] of elements) expect([content, String(tree.get(content))]).toEqual([content, String(ref)])
    expect([...tree.keys()].filter((content) => !elements.has(content))).toEqual([])
  })

  it('link to sheets, to the references for a slide that has none, and to addresses, from where the words are', () => {
    const links = made.copy.pages[2]!.links
    expect(links.map(({ url, page, name }) => [url, page, name])).toEqual([[null, 2, 'sheet-1'], [null, 3, 'references'], ['https://example.org/', null, null]])
    const page = made.document.getPage(2)
    for (const annotation of page.node.Annots()!.asArray().map((ref) => made.document.context.lookup(ref, PDFDict))) {
      const { x, y, width, height } = annotation.lookup(key('Rect'), PDFArray).asRectangle()
      expect(x).toBeGreaterThan(56)
      expect(x + width).toBeLessThan(56.7 + 240)
      expect(y).toBeGreaterThan(500)
      expect(height).toBeLessThan(10)
      expect(width).toBeLessThan(25)
    }
  })

  it('take along what they use, and nothing of slides that have no sheet', () => {
    const { context } = made.document
    const missing = [...new Set(context.enumerateIndirectObjects().flatMap(([, object]) => String(object instanceof PDFRawStream ? object.dict : object).match(/\d+ \d+ R/g) ?? []))]
      .filter((text) => !context.lookup(PDFRef.of(Number.parseInt(text, 10))))
    expect(missing).toEqual([])
    const pages = context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFDict && object.get(key('Type')) === key('Page'))
    expect(pages).toHaveLength(made.document.getPageCount())
    expect(made.copy.pages.map(({ text }) => text).join(' ')).not.toContain('29,000')
  })

  it('take no page along, whatever refers to it', async () => {
    const source = await slides()
    const [, , second, unplaced] = source.getPages()
    source.context.lookup(second!.node.Annots()!.get(1), PDFDict).set(key('Dest'), source.context.obj([unplaced!.ref, 'Fit']))
    const { document, bytes } = await composed(await paper(), source)
    expect(document.context.enumerateIndirectObjects().filter(([, object]) => object instanceof PDFDict && object.get(key('Type')) === key('Page'))).toHaveLength(document.getPageCount())
    expect(bytes.length).toBeLessThan(made.bytes.length * 1.1)
  })

  it('keep the headers of their tables apart from those of the words', async () => {
    const { document } = await composed(await paper(), await slides(SLIDES.replace('<p>after the click</p>', '<table><tr><th>Name</th></tr><tr><td>Istio</td></tr></table>')))
    const all = elementsBelow(document, structureRoot(document)!).map(({ dict }) => dict)
    const ids = all.filter((dict) => dict.get(key('S')) === key('TH')).map((dict) => dict.lookup(key('ID'), PDFString).asString())
    const cells = all.filter((dict) => dict.get(key('S')) === key('TD')).map((dict) => String(dict.get(key('A'))))
    expect(cells).toHaveLength(2)
    // In order of reading each cell follows its header.
    expect(cells.map((attributes) => ids.findIndex((id) => attributes.includes(id)))).toEqual([0, 1])
  })

  it('name the slide whose place the paper does not show', async () => {
    const handout = await paper(PAPER.replace('</style>', 'section:last-of-type .ho-picture { display: none }</style>'))
    const source = await slides()
    expect(() => placeSlides(handout, { document: source, pages: PAGES }, HANDOUT)).toThrow('can\'t show slide 2: Chromium wrote no mark of its place')
  })

  it('name the slide that was not printed', async () => {
    const [handout, source] = [await paper(), await slides()]
    expect(() => placeSlides(handout, { document: source, pages: [1, 1, 3, 3] }, HANDOUT)).toThrow('can\'t show slide 2: it was not printed')
  })
})
