import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { tiny } from '../../fixture/tiny.ts'
import { DeckError } from '../../../scripts/lib/errors.ts'
import { writeMetadata, xmpPacket } from '../../../scripts/pdf/metadata.ts'
import { OPENERS } from '../../../scripts/verify/opened.ts'
import { openPdf } from '../../../scripts/verify/pdf/open.ts'
import { slidePdfRules } from '../../../scripts/verify/pdf/slides.ts'
import { leaks } from '../../../scripts/verify/private-notes.ts'
import { runRules, type Check } from '../../../scripts/verify/rule.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { elementsOf, emptied, pdfFile, retagged, slidePlan, treeCut, type Plan } from './pdf-file.ts'
import { checkWith, faultsOf, MARKDOWN, told } from './told.ts'

type RuleName = keyof typeof slidePdfRules
const PIXEL = Uint8Array.from(atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='), (letter) => letter.charCodeAt(0))

let talk: Talk
/** The second slide has a table too. */
beforeAll(async () => { ({ talk } = await told(tiny, {}, MARKDOWN.replace('<StarBars />', '<StarBars />\n\n<ProjectTable />'))) })

const without = (key: string) => (plan: Plan): void => { plan.touch = (document) => { document.catalog.delete(PDFName.of(key)) } }
const withFont = (font: object) => (plan: Plan): void => { plan.touch = (document) => { document.context.register(document.context.obj({ Type: 'Font', ...font })) } }
const touched = (touch: Plan['touch']) => (plan: Plan): void => { plan.touch = touch }
/** Another XMP packet than that of the talk. */
const withXmp = (change: Partial<Talk['dataset']['talk']>, title = talk.dataset.talk.title) => touched(({ catalog, context }) => {
  const packet = new TextEncoder().encode(xmpPacket(title, { ...talk.dataset.talk, ...change }, new Date(0)))
  catalog.set(PDFName.of('Metadata'), context.register(context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })))
})
const lines = (plan: Plan, page: number): string[] => plan.pages[page]!.lines

/** One spoilt thing a case, by the rule that must find it. */
const CASES: [RuleName, string, (plan: Plan) => void, RegExp][] = [
  ['pageCount', 'a page too many', (plan) => { plan.pages.push({ lines: ['4'], urls: [], targets: [] }); plan.labels.push('4') }, /^document: 4 pages for 3 slides\. Remedy: /],
  ['pageCount', 'a slide without a page', (plan) => { plan.labels[2] = '7' }, /^slide 3 \(line \d+, "Where it comes from"\): no page is labelled/],
  ['headings', 'another heading', (plan) => { lines(plan, 1)[0] = 'Loading slide...' }, /^slide 2 \(line \d+, "All projects hold 360 stars"\): page 2 does not show its heading/],
  ['captions', 'no caption', (plan) => { lines(plan, 1).splice(1, 1) }, /^slide 2 .*lacks the caption "GitHub stars/],
  ['pictures', 'the picture of something else', (plan) => { plan.pages[1]!.picture = 'Something else' }, /^slide 2 .*no picture on its page says "GitHub stars.*<StarBars>/],
  ['pictures', 'the picture on another page', (plan) => { plan.pages[0]!.picture = plan.pages[1]!.picture!; delete plan.pages[1]!.picture }, /^slide 2 /],
  ['pictures', 'a picture that does not say its finding', (plan) => { plan.pages[1]!.picture = talk.slides[1]!.exhibits[0]!.exhibit.title }, /^slide 2 .*the picture "GitHub stars.*" does not say its finding/],
  ['pictures', 'a picture that passes for text', retagged('Figure', 'Span'), /^slide 2 .*no picture on its page says "GitHub stars/],
  ['headingTags', 'headings that pass for text', retagged('H1', 'Div'), /^slide 1 .*, slide 2 .*, slide 3 .*its heading is not tagged as one/],
  ['headingTags', 'a heading without its words', touched((document) => { elementsOf(document, 'H1')[1]!.delete(PDFName.of('K')) }), /^slide 2 .*its heading is not tagged as one \(H1 to H6\)/],
  ['tableTags', 'tables that pass for text', retagged('Table', 'Div'), /^slide 2 .*its pages have 0 tagged tables with head and cells \(Table, TH, TD\) for <ProjectTable>/],
  ['tableTags', 'a table without a head', retagged('TH', 'Span'), /^slide 2 /],
  ['tableTags', 'a table without cells', retagged('TD', 'Span'), /^slide 2 /],
  ['contentTags', 'a tree cut to one element', treeCut, /^page 1, page 2, page 3: 0% of its text can be read by its tags/],
  ['contentTags', 'text cut from its tags', emptied('P'), /^page 2: \d+% of its text can be read by its tags/],
  ['alternatives', 'a picture without words', (plan) => { plan.pages[2]!.picture = ' ' }, /^page 3: a picture .* no alternative text/],
  ['outline', 'an entry missing', (plan) => { plan.outline[1]!.children!.pop() }, /^slide 2 .*no entry "All projects hold 360 stars"/],
  ['outline', 'entries out of order', (plan) => { plan.outline.reverse() }, /^slide \d .*in its place/],
  ['outline', 'an entry to the wrong page', (plan) => { plan.outline[1]!.children![0]!.page = 2 }, /^slide 2 .*leads to page 3, which does not show it/],
  ['internalLinks', 'a link to nowhere', (plan) => { plan.pages[0]!.targets = ['slide-9'] }, /^page 1: a link \("slide-9"\) leads nowhere/],
  ['internalLinks', 'a link to the wrong slide', (plan) => { plan.places['slide-2'] = 2 }, /^page 1: a link \("slide-2"\) leads to page 3, which does not show "All projects/],
  ['sourceLinks', 'a source without its link', (plan) => { plan.pages[1]!.urls = [] }, /^slide 2 .*no link to https:\/\/example\.org\//],
  ['secure', 'a link that is not https', (plan) => { plan.pages[2]!.urls.push('http://127.0.0.1:4173/2') }, /^page 3: it links to http:\/\/127\.0\.0\.1/],
  ['labels', 'a label twice', (plan) => { plan.labels[2] = '2' }, /^page 3: its label "2" is that of another page/],
  ['labels', 'a label missing', (plan) => { plan.labels[1] = '' }, /^page 2: it has no label/],
  ['noEmptyPage', 'an empty page', (plan) => { plan.pages[2]!.lines = [] }, /^page 3: it has no text/],
  ['projects', 'a project nowhere', (plan) => { for (const page of plan.pages) page.lines = page.lines.filter((line) => !line.includes('Tiny Tool')) }, /^projects › tool: "Tiny Tool" is nowhere/],
  ['titleMatter', 'another title', (plan) => { plan.title = 'Slidev' }, /^document: its title is "Slidev"; expected "Tiny mesh in 2021"/],
  ['titleMatter', 'no language', without('Lang'), /^document: its language is ""; expected "en"/],
  ['titleMatter', 'a keyword lost', (plan) => { plan.touch = (document) => document.setKeywords(['tiny']) }, /^document: its keywords are "tiny"; expected "tiny, mesh"/],
  ['titleMatter', 'another author', touched((document) => document.setAuthor('Slidev')), /^document: its author is "Slidev"; expected "/],
  ['titleMatter', 'another subject', touched((document) => document.setSubject('Slides')), /^document: its subject is "Slides"; expected "/],
  ['xmp', 'no XMP', without('Metadata'), /^document: its XMP packet is missing/],
  ['xmp', 'another title in XMP', (plan) => withXmp({}, 'Slidev')(plan), /^XMP packet: its title is "Slidev"; expected "Tiny mesh in 2021"/],
  ['xmp', 'another author in XMP', (plan) => withXmp({ retoldAuthor: 'Slidev' })(plan), /^XMP packet: its author is "Slidev"; expected "/],
  ['xmp', 'another subject in XMP', (plan) => withXmp({ description: 'Slides' })(plan), /^XMP packet: its subject is "Slides"; expected "/],
  ['xmp', 'a keyword lost in XMP', (plan) => withXmp({ keywords: ['mesh'] })(plan), /^XMP packet: its keywords are "mesh"; expected "tiny, mesh"/],
  ['titleMatter', 'more in the title', (plan) => { plan.title = 'Tiny mesh in 2021 - Slidev' }, /^document: its title is "Tiny mesh in 2021 - Slidev"; expected "Tiny mesh in 2021"/],
  ['xmp', 'another language in XMP', (plan) => withXmp({ language: 'fr' })(plan), /^XMP packet: its language is "fr"; expected "en"/],
  ['xmp', 'XMP that is not UTF-8', (plan) => {
    plan.touch = (document) => { document.catalog.set(PDFName.of('Metadata'), document.context.register(document.context.stream('<x>\u00ff</x>', { Type: 'Metadata', Subtype: 'XML' }))) }
  }, /^document: its XMP packet is missing or can't be read/],
  ['windowTitle', 'the file name as window title', without('ViewerPreferences'), /DisplayDocTitle/],
  ['tagged', 'no mark', without('MarkInfo'), /not marked as tagged/],
  ['tagged', 'no structure', without('StructTreeRoot'), /no structure tree/],
  ['fonts', 'a font left out', withFont({ Subtype: 'Type1', BaseFont: 'Times-Roman' }), /^document: Times-Roman is not embedded/],
  ['fonts', 'letters as drawings', withFont({ Subtype: 'Type3', BaseFont: 'Emoji' }), /^document: Emoji is a Type 3 font/],
  ['subset', 'a font embedded whole', touched(({ context }) => {
    const FontFile2 = context.register(context.stream(''))
    context.register(context.obj({ Type: 'Font', Subtype: 'TrueType', BaseFont: 'SourceSans3-Regular', FontDescriptor: { Type: 'FontDescriptor', FontFile2 } }))
  }), /^document: SourceSans3-Regular is embedded whole/],
  ['paper', 'another shape', (plan) => { plan.paper = [960, 720] }, /^page 1: it measures 960 × 720 pt; expected the shape of a slide, 16:9/],
  ['paper', 'a page of another size', touched((document) => { document.getPage(2).setSize(600, 337.5) }), /^page 3: it measures 600 × 337\.5 pt, the first page 1200 × 675/],
  ['vector', 'a bitmap', (plan) => { plan.touch = async (document) => { document.getPage(1).drawImage(await document.embedPng(PIXEL), { x: 0, y: 0 }) } }, /^page 2: it holds 1 bitmap/],
  ['vector', 'a bitmap that no page paints', (plan) => { plan.touch = (document) => { document.context.register(document.context.stream('x', { Type: 'XObject', Subtype: 'Image' })) } }, /^document: it holds 1 bitmap/],
  ['type', 'a slide set too small', (plan) => { plan.pages[1]!.size = 12 }, /^slide 2 .*"All projects hold 360 stars" is set in 12\.8 px/],
  ['weight', 'a heavy file', (plan) => { plan.touch = (document) => { document.context.register(document.context.stream('x'.repeat(60_000))) } }, /^document: \d\d\.\d kB a slide/],
]

const spoilt = async (spoil: (plan: Plan) => void) => {
  const plan = slidePlan(talk)
  spoil(plan)
  return openPdf(await pdfFile(plan, talk))
}

describe('a good slide PDF', () => {
  it('has no fault, and every rule ran', async () => {
    const checks = runRules(slidePdfRules, await spoilt(() => {}), talk)
    expect(faultsOf(checks)).toEqual([])
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
  })

})

describe('a slide PDF with a page for each click', () => {
  /** The second slide has one click; `spoil` changes the plan before it is written. */
  async function stepped(spoil: (plan: Plan) => void, pages: number[] | null = [1, 2, 2, 3]): Promise<Check[]> {
    const clicked = { ...(await told(tiny, { withClicks: true })).talk, pages }
    const plan = slidePlan(clicked)
    plan.pages.splice(2, 0, plan.pages[1]!)
    plan.labels.splice(2, 0, '2.2')
    plan.outline[2] = { title: 'Sources', page: 3, children: [{ title: 'Where it comes from', page: 3 }] }
    spoil(plan)
    return runRules(slidePdfRules, await openPdf(await pdfFile(plan, clicked)), clicked)
  }

  it('has no fault', async () => {
    expect(faultsOf(await stepped(() => {}))).toEqual([])
  })

  it.each<[string, (plan: Plan) => void, RegExp]>([
    ['clicks out of order', (plan) => { plan.labels.splice(1, 2, '2.2', '2') }, /^page 2: it is labelled "2\.2"; expected "2"/],
    ['an outline to a later click', (plan) => { plan.outline[1]!.children![0]!.page = 2 }, /^document: the outline's entry "All projects .*" leads to page 3, a later click of slide 2/],
    ['a link to a later click', (plan) => { plan.places['slide-2'] = 2 }, /^page 1: a link \("slide-2"\) leads to page 3, a later click of slide 2/],
  ])('is at fault for %s', async (_, spoil, says) => {
    expect(faultsOf(await stepped(spoil))).toContainEqual(expect.stringMatching(says))
  })

  it('is at fault for a click too few', async () => {
    expect(faultsOf(await stepped(() => {}, [1, 2, 2, 2, 3]))).toEqual([expect.stringMatching(/^document: 4 pages for 3 slides; expected 5, one for each click/)])
  })

  it('is not said to be whole where clicks could not be counted', async () => {
    const [check] = await stepped(() => {}, null)
    expect(check).toMatchObject({ passed: false, faults: [], skipped: expect.stringContaining('no web version') })
  })
})

describe('a spoilt slide PDF', () => {
  it.each(CASES)('%s: %s', async (rule, _, spoil, says) => {
    const check = checkWith(slidePdfRules, rule, await spoilt(spoil), talk)
    expect(check.faults).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
    expect(check.passed).toBe(false)
  })

  it('may leave out projects that no exhibit of the deck has a row for', async () => {
    const shorter = { ...talk, slides: talk.slides.map((slide) => ({ ...slide, exhibits: [] })) }
    const pdf = await spoilt((plan) => { for (const page of plan.pages) page.lines = page.lines.filter((line) => !line.includes('Tiny Tool')) })
    expect(checkWith(slidePdfRules, 'projects', pdf, shorter)).toMatchObject({ faults: [], skipped: expect.stringContaining('no exhibit') })
  })

  it('is tried for every rule that can fail', () => {
    const tried = new Set(CASES.map(([rule]) => rule))
    expect(Object.keys(slidePdfRules).filter((rule) => !tried.has(rule as RuleName))).toEqual(['ownFonts', 'boxes'])
  })

  it('says in one line what is wrong in many places', async () => {
    const check = checkWith(slidePdfRules, 'noEmptyPage', await spoilt((plan) => { for (const page of plan.pages) page.lines = [] }), talk)
    expect(check.faults).toEqual([expect.stringMatching(/^page 1, page 2, page 3: it has no text\. Remedy: /)])
  })
})

describe('advice', () => {
  it('names letters that a font of the machine had to set', async () => {
    const pdf = await spoilt((plan) => {
      plan.touch = async (document) => {
        const font = await document.embedFont('Times-Roman')
        document.getPage(1).drawText('@', { x: 0, y: 5, size: 9, font })
      }
    })
    const { advice, passed } = checkWith(slidePdfRules, 'ownFonts', pdf, talk)
    expect(passed).toBe(true)
    expect(advice).toEqual([expect.stringMatching(/^page 2: "@" set in Times-Roman, a font of this machine/)])
  })

  it('says what a slide weighs before it is too much', async () => {
    const pdf = await spoilt((plan) => { plan.touch = (document) => { document.context.register(document.context.stream('x'.repeat(30_000))) } })
    const { advice, faults } = checkWith(slidePdfRules, 'weight', pdf, talk)
    expect([faults, advice]).toEqual([[], [expect.stringMatching(/kB a slide on average/)]])
  })
})

describe('private notes', () => {
  const SECRET = 'Mention the strike of the catering staff'
  const words = PDFString.of(SECRET)

  async function found(spoil: (plan: Plan) => void): Promise<string[]> {
    const folder = await mkdtemp(join(tmpdir(), 'deck-pdf-'))
    try {
      const [plan, path] = [slidePlan(talk), join(folder, 'talk.pdf')]
      spoil(plan)
      await writeFile(path, await pdfFile(plan, talk))
      const { told: read } = await OPENERS.pdf(path, talk, null)
      return leaks(read!.texts(), talk.secrets).faults!.map(({ where }) => where)
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  it('are nowhere in a good slide PDF', async () => {
    expect(await found(() => {})).toEqual([])
  })

  it.each<[string, (plan: Plan) => void, string]>([
    ['a page', (plan) => { lines(plan, 1).push(SECRET) }, 'page 2'],
    ['the outline', (plan) => { plan.outline[0]!.title = SECRET }, 'outline'],
    ['the title', (plan) => { plan.title = SECRET }, 'title matter'],
    ['the keywords', touched((document) => document.setKeywords([SECRET])), 'title matter'],
    ['an alternative text', (plan) => { plan.pages[1]!.picture += ` ${SECRET}` }, 'alternative texts'],
    ['an actual text beside an alternative one', touched((document) => { elementsOf(document, 'Figure')[0]!.set(PDFName.of('ActualText'), words) }), 'strings /ActualText'],
    ['an actual text in UTF-16', touched((document) => { elementsOf(document, 'P')[0]!.set(PDFName.of('ActualText'), PDFHexString.fromText(`„${SECRET}“`)) }), 'strings /ActualText'],
    ['an actual text in what a page draws', touched((document) => {
      const { context } = document
      document.getPage(0).node.addContentStream(context.register(context.stream(`/Span <</ActualText (${SECRET})>> BDC BT /Times 9 Tf 9 9 Td (x) Tj ET EMC`)))
    }), 'page 1'],
    ['a note on a page', touched((document) => {
      const note = document.context.register(document.context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], Contents: words }))
      document.getPage(0).node.addAnnot(note)
    }), 'strings /Contents'],
    ['the XMP packet', touched((document) => writeMetadata(document, SECRET, talk.dataset.talk)), 'XMP packet'],
    ['a file attached to it', touched((document) => document.attach(new TextEncoder().encode(`# One\n\n${SECRET}`), 'slides.md')), 'attachment'],
    ['a file attached in UTF-16', touched((document) => document.attach(Buffer.from(`\uFEFF${SECRET}`, 'utf16le'), 'slides.md')), 'attachment'],
    ['the name of an attached file', touched((document) => document.attach(new Uint8Array(9), `${SECRET}.md`)), 'strings /UF'],
    ['a list', touched(({ catalog, context }) => { catalog.set(PDFName.of('PieceInfo'), context.obj({ Mine: { Notes: [[words]] } })) }), 'strings /Notes'],
    ['the entries of a stream', touched(({ context }) => { const stream = context.stream(''); stream.dict.set(PDFName.of('Remark'), words); context.register(stream) }), 'strings /Remark'],
  ])('are found in %s', async (_, spoil, where) => {
    expect(await found(spoil)).toContain(where)
  })
})

describe('openPdf', () => {
  it('refuses what is no PDF', async () => {
    await expect(openPdf(new TextEncoder().encode('<html>'))).rejects.toThrow(DeckError)
  })

  it('sees pictures whose content lies in another stream than the page', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage()
    const { context, catalog } = document
    const stream = context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] }))
    const figure = context.register(context.obj({ Type: 'StructElem', S: 'Figure', Alt: PDFString.of('Stars'), K: { Type: 'MCR', Pg: page.ref, Stm: stream, MCID: 1 } }))
    catalog.set(PDFName.of('StructTreeRoot'), context.register(context.obj({ Type: 'StructTreeRoot', K: [figure] })))
    expect((await openPdf(await document.save())).pictures).toEqual([{ alt: 'Stars', page: 1 }])
  })
})
