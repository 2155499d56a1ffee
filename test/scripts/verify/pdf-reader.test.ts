import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, PDFString, StandardFonts, type PDFPage } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { DeckError } from '../../../scripts/lib/errors.ts'
import { openPdf, type PdfCopy } from '../../../scripts/verify/pdf/open.ts'
import { documentRules } from '../../../scripts/verify/pdf/rules-document.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { holds } from '../../../scripts/verify/words.ts'
import { checkWith, told } from './told.ts'

let talk: Talk
beforeAll(async () => { ({ talk } = await told()) })

const name = (text: string): PDFName => PDFName.of(text)

/** A PDF of two pages, the first of which is filled. */
async function read(fill: (page: PDFPage, document: PDFDocument) => Promise<void> | void): Promise<PdfCopy> {
  const document = await PDFDocument.create()
  const page = document.addPage([960, 540])
  document.addPage([960, 540])
  await fill(page, document)
  return openPdf(await document.save())
}

/** Draws by operators of the page's own. */
function draw(page: PDFPage, operators: string): void {
  page.node.addContentStream(page.doc.context.register(page.doc.context.stream(operators)))
}

/** Gives a page a font whose codes stand for no letter. */
function addMuteFont(page: PDFPage): void {
  const { context } = page.doc
  const inner = { Type: 'Font', Subtype: 'CIDFontType2', BaseFont: 'AAAAAA+Mute', CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 } }
  page.node.setFontDictionary(name('Mute'), context.register(context.obj({ Type: 'Font', Subtype: 'Type0', BaseFont: 'AAAAAA+Mute', Encoding: 'Identity-H', DescendantFonts: [inner] })))
}

const withLink = (target: (page: PDFPage) => object) => (page: PDFPage): void => {
  page.node.set(name('Annots'), page.doc.context.obj([{ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], ...target(page) }]))
}

const linkBy = async (target: (page: PDFPage) => object): Promise<unknown> => (await read(withLink(target))).pages[0]?.links

const MASK = 'q 9 0 0 9 0 0 cm BI /W 1 /H 1 /IM true /BPC 1 ID \x80 EI Q'

describe('text', () => {
  it('that breaks at a hyphen is found whole, and so are lines one below the other', async () => {
    const { pages: [page] } = await read(async (page, document) => {
      const font = await document.embedFont(StandardFonts.Helvetica)
      page.drawText('one more micro-\nservice as\nwell', { x: 20, y: 400, size: 20, font })
    })
    expect(page?.text).toContain('micro-service as\nwell')
    expect(holds(page?.text ?? '', 'microservice as well')).toBe(true)
  })

  it('is sized within all forms around it, however it is turned, and told a line at a time', async () => {
    const { pages: [page] } = await read(async (page, document) => {
      const inner = await PDFDocument.create()
      inner.addPage([100, 100]).drawText('Turned\nand more', { x: 9, y: 50, size: 12 })
      const outer = await PDFDocument.create()
      outer.addPage([100, 100]).drawPage(await outer.embedPage(inner.getPage(0)), { xScale: 0.5, yScale: 0.5, rotate: degrees(90) })
      await outer.flush()
      page.drawPage(await document.embedPage(outer.getPage(0)), { xScale: 3, yScale: 3 })
      page.drawText('Upright', { size: 30 })
    })
    expect(page?.type.pictures?.text.trim()).toBe('Turned')
    expect(page?.type.pictures?.pt).toBeCloseTo(18)
    expect(page?.type.words).toMatchObject({ pt: 30, text: 'Upright' })
  })

  it('that has no meaning is advised of: Chromium draws a letter that no font has as a box', async () => {
    const pdf = await read((page) => {
      addMuteFont(page)
      draw(page, 'BT /Mute 20 Tf 20 20 Td <0000> Tj ET')
    })
    const { advice, passed } = checkWith(documentRules, 'boxes', pdf, talk)
    expect(advice).toEqual([expect.stringMatching(/^page 1: it has a letter that no font of this machine has, drawn as a box: "\ufffd"/)])
    expect(passed).toBe(true)
  })
})

describe('bitmaps', () => {
  it('are found in the page itself and in forms', async () => {
    const { pages } = await read(async (page, document) => {
      const inner = await PDFDocument.create()
      draw(inner.addPage([100, 100]), MASK)
      page.drawPage(await document.embedPage(inner.getPage(0)))
      draw(page, MASK)
    })
    expect(pages.map(({ bitmaps }) => bitmaps)).toEqual([2, 0])
  })
})

describe('a link', () => {
  const second = (page: PDFPage) => [page.doc.getPage(1).ref, name('Fit')]

  it.each<[string, (page: PDFPage) => object, object]>([
    ['to an address', () => ({ A: { S: 'URI', URI: PDFString.of('https://example.org/a') } }), { url: 'https://example.org/a', page: null, name: null }],
    ['to a file', () => ({ A: { S: 'Launch', F: PDFString.of('/etc/passwd') } }), { url: '/etc/passwd', page: null, name: null }],
    ['to a page', (page) => ({ Dest: second(page) }), { url: null, page: 2, name: null }],
    ['to a page, by an action', (page) => ({ A: { S: 'GoTo', D: second(page) } }), { url: null, page: 2, name: null }],
    ['to a page that is none', () => ({ Dest: [7, 'Fit'] }), { url: null, page: null, name: null }],
    ['to a name', (page) => { page.doc.catalog.set(name('Dests'), page.doc.context.obj({ there: second(page) })); return { Dest: 'there' } }, { url: null, page: 2, name: 'there' }],
    ['to a name, by an action', (page) => { page.doc.catalog.set(name('Dests'), page.doc.context.obj({ there: second(page) })); return { A: { S: 'GoTo', D: 'there' } } }, { url: null, page: 2, name: 'there' }],
    ['to a name unknown', () => ({ Dest: 'nowhere' }), { url: null, page: null, name: 'nowhere' }],
    ['to a name unknown, by an action', () => ({ A: { S: 'GoTo', D: 'nowhere' } }), { url: null, page: null, name: 'nowhere' }],
    ['by a script', () => ({ A: { S: 'JavaScript', JS: PDFString.of('app.alert(1)') } }), { url: null, page: null, name: null }],
    ['to nothing', () => ({}), { url: null, page: null, name: null }],
  ])('%s is seen as such', async (_, target, expected) => {
    expect(await linkBy(target)).toEqual([expected])
  })

  it('to a page that was taken out leads nowhere', async () => {
    const { pages } = await read((page, document) => {
      withLink(() => ({ Dest: second(page) }))(page)
      document.removePage(1)
    })
    expect(pages.map(({ links }) => links)).toEqual([[{ url: null, page: null, name: null }]])
  })
})

describe('an outline', () => {
  it('that leads back to itself is read once', async () => {
    const { bookmarks } = await read((page, { catalog, context }) => {
      const entry = context.nextRef()
      context.assign(entry, context.obj({ Title: PDFString.of('Again'), Dest: [page.ref, 'Fit'], Next: entry, First: entry }))
      catalog.set(name('Outlines'), context.register(context.obj({ Type: 'Outlines', First: entry, Last: entry })))
    })
    expect(bookmarks).toEqual([{ title: 'Again', page: 1 }])
  })
})

describe('a structure tree', () => {
  it('that leads back to itself is read once', async () => {
    const { pictures, headings } = await read((page, { catalog, context }) => {
      const [root, heading] = [context.nextRef(), context.nextRef()]
      context.assign(heading, context.obj({ Type: 'StructElem', S: 'H2', Pg: page.ref, K: [0, heading, root] }))
      context.assign(root, context.obj({ Type: 'StructTreeRoot', K: [heading, heading] }))
      catalog.set(name('StructTreeRoot'), root)
    })
    expect([pictures, headings]).toEqual([[], [[{ page: 1, mark: '0' }]]])
  })

  it('names content of a page, of another page and of a form on it', async () => {
    const { content } = await read((page, { catalog, context }) => {
      const Stm = context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] }))
      const K = [3, { Type: 'MCR', Pg: page.doc.getPage(1).ref, MCID: 4 }, { Type: 'MCR', Stm, MCID: 3 }]
      const element = context.register(context.obj({ Type: 'StructElem', S: 'P', Pg: page.ref, K }))
      catalog.set(name('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot', K: element })))
    })
    expect([...content]).toEqual(['1:3', '2:4', '1:f3'])
  })
})

describe('marked content', () => {
  it('of a form is told from that of its page, which holds where a form has none', async () => {
    const { pages } = await read(async (page, document) => {
      const form = async (operators: string) => {
        const inner = await PDFDocument.create()
        const font = await inner.embedFont(StandardFonts.Helvetica)
        const first = inner.addPage([100, 100])
        first.setFont(font)
        first.drawText('Plain', { x: 9, y: 50, size: 12 })
        draw(first, operators.replaceAll('FONT', first.node.normalizedEntries().Font.keys()[0]!.asString()))
        await inner.flush()
        return document.embedPage(first)
      }
      draw(page, '/P <</MCID 7>> BDC')
      page.drawPage(await form('/P <</MCID 0>> BDC BT FONT 9 Tf 9 9 Td (Marked) Tj ET EMC'))
      draw(page, 'EMC')
    })
    const marked = [...pages[0]!.marked].map(([mark, text]) => [mark, text.trim()])
    expect(marked).toEqual([['7', 'Plain'], ['f0', 'Marked']])
  })
})

describe('an XMP packet', () => {
  const packet = (xml: string) => read((_, { catalog, context }) => { catalog.set(name('Metadata'), context.register(context.stream(xml))) })

  it.each([
    ['with a stray sign', '<rdf:RDF><dc:title>a < b</dc:title></rdf:RDF>'],
    ['with a bare ampersand', '<rdf:RDF><dc:title>a & b</dc:title></rdf:RDF>'],
    ['of another kind', '<html></html>'],
    ['that is not UTF-8', '<rdf:RDF><dc:title>\u00ff</dc:title></rdf:RDF>'],
  ])('%s can\'t be read', async (_, xml) => {
    expect((await packet(xml)).xmp).toBeNull()
  })
})

describe('a damaged PDF', () => {
  it('of which a page is gone is refused', async () => {
    await expect(read(async (_, document) => {
      document.addPage()
      await document.flush()
      const { context, catalog } = document
      const kids = context.lookup(catalog.get(name('Pages')), PDFDict).lookup(name('Kids'), PDFArray)
      kids.remove(1)
    })).rejects.toThrow(/page 3 is damaged/)
  })

  it('is refused', async () => {
    const whole = await (await PDFDocument.create()).save()
    for (const bytes of [whole.slice(0, 200), new Uint8Array()]) {
      await expect(openPdf(bytes)).rejects.toThrow(new DeckError('can\'t be read as a PDF: it is damaged, or no PDF'))
    }
  })
})
