import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exhibit } from '../../../data/exhibits/index.ts'
import { COPIES, COPY_NAMES, type CopyName } from '../../../scripts/copies/index.ts'
import type { Dataset } from '../../../data/schema/index.ts'
import { pictureAlt } from '../../../scripts/pptx/alternative.ts'
import { cardRules, openPng } from '../../../scripts/verify/card.ts'
import { wrongFigures } from '../../../scripts/verify/figures.ts'
import { faultLines, hasFaults, noteLines, reportTable, reportText, verifyCopies, type Report } from '../../../scripts/verify/index.ts'
import { OPENERS } from '../../../scripts/verify/opened.ts'
import { leaks, privateNotes } from '../../../scripts/verify/private-notes.ts'
import { checkOf, runRule, runRules } from '../../../scripts/verify/rule.ts'
import { tiny, withTiny } from '../../fixture/tiny.ts'
import { oneFileHtml, webFiles } from './html-files.ts'
import { handoutPlan, pdfFile, slidePlan } from './pdf-file.ts'
import { pptxFile, pptxParts } from './pptx-file.ts'
import { faultsOf, MARKDOWN, OPTIONS, told } from './told.ts'

const SECRET = 'Mention the strike of the catering staff'
const NAMES: CopyName[] = ['pdf', 'handout', 'pptx', 'html', 'web']

let scratch: string
beforeAll(async () => { scratch = await mkdtemp(join(tmpdir(), 'deck-copies-')) })
afterAll(() => rm(scratch, { recursive: true }))

/** Text of the copies before they are written; a test spoils some of it. */
interface Copies { pdf: Uint8Array; handout: Uint8Array; pptx: Record<string, string>; html: string; web: Record<string, string> }

async function copiesOf(dataset: Dataset = tiny): Promise<Copies> {
  const { talk } = await told(dataset)
  return {
    pdf: await pdfFile(slidePlan(talk), talk), handout: await pdfFile(handoutPlan(talk), talk),
    pptx: pptxParts(talk), html: oneFileHtml(talk), web: webFiles(talk),
  }
}

async function write(dir: string, files: Record<string, string | Uint8Array>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, name)), { recursive: true })
    await writeFile(join(dir, name), content)
  }
}

/** Writes the copies and the deck, and verifies them as the command does. */
async function verify(copies: Copies, { names = NAMES, markdown = MARKDOWN, lost = '', measured = false, perPage = '1' as '1' | '4' } = {}): Promise<Report[]> {
  const dir = await mkdtemp(join(scratch, 'run-'))
  const { deck } = await told(tiny, {}, markdown)
  const file = join(dir, 'slides.md')
  await write(dir, { 'slides.md': markdown })
  const context = { dataset: tiny, deck: { ...deck, file }, options: { ...OPTIONS, perPage }, measured }
  const nameOf = (name: CopyName): string => COPIES[name].outputs(context)[0]!
  const contents = { pdf: copies.pdf, handout: copies.handout, pptx: pptxFile(copies.pptx), html: copies.html }
  await write(dir, Object.fromEntries(Object.entries(contents).map(([name, content]) => [nameOf(name as CopyName), content])))
  await write(join(dir, 'web'), copies.web)
  if (lost) await rm(join(dir, lost), { recursive: true })
  return verifyCopies(dir, names, context)
}

const faultsIn = (reports: Report[], label: string): string[] => faultsOf(reports.find(({ copy }) => copy === label)?.checks ?? [])

describe('good copies', () => {
  it('have no fault, and what could not run is said', async () => {
    const reports = await verify(await copiesOf())
    expect(faultLines(reports)).toEqual([])
    expect(hasFaults(reports)).toBe(false)
    expect(reports.map(({ copy, pages }) => [copy, pages])).toEqual([['slide PDF', 3], ['one-file HTML', 1], ['web version', 14], ['handout', 4], ['PowerPoint', 3]])
    expect(noteLines(reports)).toContainEqual(expect.stringMatching(/^one-file HTML, .*was not checked: no browser/))
  })

  it('are said not to be measured, unless the slides they are made from were', async () => {
    const unmeasured = (reports: Report[]): string[] => noteLines(reports).filter((line) => line.includes('"contrast')).map((line) => line.split(',')[0]!)
    expect(unmeasured(await verify(await copiesOf()))).toEqual(['slide PDF', 'handout'])
    expect(noteLines(await verify(await copiesOf(), { names: ['html'] }))).toContainEqual(expect.stringMatching(/^one-file HTML, "each slide shown.*" was not checked: no browser/))
    expect(noteLines(await verify(await copiesOf(), { names: ['web'] }))).toContainEqual(expect.stringMatching(/^web version, "each slide shown.*" was not checked: no browser/))
    expect(unmeasured(await verify(await copiesOf(), { measured: true }))).toEqual([])
  })
})

describe('figures', () => {
  const rewound = withTiny((copy) => { copy.snapshots[1]!.stars['mesh'] = 210 })

  it('that differ from the slide PDF are named with slide, record and copies', async () => {
    const copies = await copiesOf()
    copies.pptx['ppt/charts/slide2.xml'] = copies.pptx['ppt/charts/slide2.xml']!.replace('<c:v>200</c:v>', '<c:v>201</c:v>')
    copies.html = copies.html.replace('55.6%', '55.7%')
    const reports = await verify(copies)
    expect(faultsIn(reports, 'PowerPoint')).toContainEqual(expect.stringMatching(/^slide 2 .*200 \(<StarBars>, "Tiny Mesh", Stars\) is in the slide PDF, but not in the PowerPoint/))
    expect(faultsIn(reports, 'one-file HTML')).toContainEqual(expect.stringMatching(/55\.6% \(<StarBars>, "Tiny Mesh", Share\) is in the slide PDF, but not in the one-file HTML/))
    expect(faultsIn(reports, 'handout')).toEqual([])
  })

  it('of a copy left from other records are found, also in the slide PDF itself', async () => {
    const [copies, old] = [await copiesOf(), await copiesOf(rewound)]
    const reports = await verify({ ...copies, pdf: old.pdf })
    expect(faultsIn(reports, 'slide PDF')).toContainEqual(expect.stringMatching(/^slide 2 .*the dataset says 200 \(<StarBars>, "Tiny Mesh", Stars\); this copy does not show it/))
    expect(faultsIn(reports, 'PowerPoint')).toEqual([])
  })

  it('and words that only the slide PDF has, or has lost, are found', async () => {
    const copies = await copiesOf()
    const { talk } = await told()
    const plan = slidePlan(talk)
    plan.pages[1]!.lines = plan.pages[1]!.lines.map((line) => line.replace('55.6%', '55.9%'))
    plan.pages[1]!.urls.pop()
    const reports = await verify({ ...copies, pdf: await pdfFile(plan, talk) })
    expect(faultsIn(reports, 'one-file HTML')).toEqual(expect.arrayContaining([
      expect.stringMatching(/^slide 2 .*"55\.9%" is in the slide PDF, but not in the one-file HTML/),
      expect.stringMatching(/^slide 2 .*"https:\S+" is in the one-file HTML, but not in the slide PDF/),
    ]))
    for (const copy of ['handout', 'web version']) expect(faultsIn(reports, copy)).toContainEqual(expect.stringMatching(/^slide 2 .*"55\.9%" is in the slide PDF, but not in the /))
  })

  it('that stand on the slide for another reason do not make a column one that is shown', async () => {
    const { talk } = await told(tiny, {}, MARKDOWN.replace('<StarBars />', '<AdoptionCurve />'))
    const faultsFor = (text: string): string[] => faultsOf([checkOf('figures', wrongFigures({ label: 'slide PDF', slideText: ({ no }) => no === 2 ? text : null }, talk))])
    // The curve shows shares. Their sums so far, 20%, 50% and 100%, are in its table alone.
    expect(faultsFor('20% First 30% Second 50% Third')).toEqual([])
  })

  it('are not said to be compared where there is no slide PDF', async () => {
    const reports = await verify(await copiesOf(), { names: ['pptx'] })
    expect(noteLines(reports)).toContainEqual(expect.stringMatching(/figures of the slide PDF.* was not checked: there is no slide PDF/))
  })

  it('on a page of several slides are compared with the slide PDF, and not looked for one by one', async () => {
    const copies = await copiesOf()
    const notes = noteLines(await verify(copies, { names: ['pdf', 'handout'], perPage: '4' }))
    expect(notes).toContainEqual(expect.stringMatching(/^handout, "the figures of the dataset" was not checked: several slides stand on a page/))
    expect(notes.filter((line) => line.startsWith('handout, "the figures of the slide PDF"'))).toEqual([])
  })

  it('in a picture are compared with the words of the picture', async () => {
    const asPicture = async (spoil: (words: string) => string): Promise<string[]> => {
      const copies = await copiesOf()
      const words = spoil(pictureAlt(exhibit(tiny, 'StarBars')))
      copies.pptx['ppt/slides/slide2.xml'] = copies.pptx['ppt/slides/slide2.xml']!
        .replace(/<p:graphicFrame>.*<\/p:graphicFrame>/, `<p:pic><p:nvPicPr><p:cNvPr id="2" name="x" descr="${words}"/></p:nvPicPr></p:pic>`)
      return faultsIn(await verify(copies), 'PowerPoint').filter((fault) => fault.includes('is in the slide PDF'))
    }
    expect(await asPicture((words) => words)).toEqual([])
    expect(await asPicture((words) => words.replace('55.6%', '55.7%'))).toEqual([expect.stringMatching(/^slide 2 .*: 55\.6% \(<StarBars>, "Tiny Mesh", Share\) is in the slide PDF, but not in the PowerPoint/)])
  })

  it('that a chart does not draw are compared with its words', async () => {
    const copies = await copiesOf()
    copies.pptx['ppt/slides/slide2.xml'] = copies.pptx['ppt/slides/slide2.xml']!.replace('55.6%', '55.7%')
    expect(faultsIn(await verify(copies), 'PowerPoint')).toContainEqual(expect.stringMatching(/^slide 2 .*: 55\.6% \(<StarBars>, "Tiny Mesh", Share\) is in the slide PDF, but not in the PowerPoint/))
  })
})

describe('private notes', () => {
  const leaking: [string, string, (copies: Copies) => Promise<void> | void, RegExp][] = [
    ['slide PDF', 'a page', async (copies) => {
      const { talk } = await told()
      const plan = slidePlan(talk)
      plan.pages[1]!.lines.push('Mention the strike', 'of the catering staff')
      copies.pdf = await pdfFile(plan, talk)
    }, /^page 2: holds words of the private note of slide 1/],
    ['handout', 'a sheet', async (copies) => {
      const { talk } = await told()
      const plan = handoutPlan(talk)
      plan.pages[1]!.lines.push(SECRET)
      copies.handout = await pdfFile(plan, talk)
    }, /^page 2: .*slide 1/],
    ['PowerPoint', 'notes in two runs', (copies) => {
      const part = 'ppt/notesSlides/slide3.xml'
      copies.pptx[part] = copies.pptx[part]!.replace('</a:t>', ' Mention the strike</a:t></a:r><a:r><a:t> of the catering staff</a:t>')
    }, /^ppt\/notesSlides\/slide3\.xml, notes of slide 1: .*slide 1/],
    ['one-file HTML', 'a comment', (copies) => { copies.html += `<!-- ${SECRET} -->` }, /^document, as written: .*slide 1/],
    ['web version', 'a script', (copies) => { copies.web['assets/chunk.js'] += `;const note="<p>Mention the\\n<em>strike</em> of the catering\\u0020staff</p>"` }, /^assets\/chunk\.js: .*slide 1/],
    ['web version', 'a source that strayed into it', (copies) => { copies.web['slides.md'] = `# One\n\n<!--\n${SECRET}\n-->` }, /^slides\.md: .*slide 1/],
    ['web version', 'data', (copies) => { copies.web['assets/notes.json'] = JSON.stringify({ note: SECRET }) }, /^assets\/notes\.json: /],
    ['web version', 'a page', (copies) => { copies.web['read.html'] = copies.web['read.html']!.replace('</body>', '<p>Mention <b>the</b> strike of the catering&nbsp;staff</p></body>') }, /read\.html/],
  ]

  it.each(leaking)('are found in the %s: %s', async (label, _, spoil, says) => {
    const copies = await copiesOf()
    await spoil(copies)
    expect(faultsIn(await verify(copies), label)).toContainEqual(expect.stringMatching(says))
  })

  it('may repeat public words, and say so where they are too short to be searched for', async () => {
    const markdown = MARKDOWN.replace(/Mention the strike[^\n]*/, 'Coffee first.')
    const reports = await verify(await copiesOf(), { markdown, names: ['web'] })
    expect(faultLines(reports)).toEqual([])
    expect(noteLines(reports)).toContainEqual(expect.stringMatching(/"no private note" was not checked: the private note of slide 1 could not be searched for/))
    const repeated = MARKDOWN.replace(/Mention the strike[^\n]*/, 'Stars count attention. Do not read them as use by anyone.')
    expect(faultLines(await verify(await copiesOf(), { markdown: repeated, names: ['html'] }))).toEqual([])
    const both = MARKDOWN.replace('by anyone.', 'by anyone.\n\n[private]\nSmile.')
    expect(noteLines(await verify(await copiesOf(), { markdown: both, names: ['html'] }))).toContainEqual(expect.stringMatching(/^one-file HTML, slide 2: its private note could not be searched for/))
  })

  it('are read from the Markdown file, with the slide they are on', async () => {
    const file = join(scratch, 'two.md')
    const markdown = MARKDOWN.replace('by anyone.', 'by anyone.\n\n[private]\nSmile at the maintainer of the fastest project in row two.')
    await writeFile(file, markdown)
    const { deck } = await told(tiny, {}, markdown)
    const notes = privateNotes({ ...deck, file }, tiny)
    expect(notes.secrets.map(({ where }) => where)).toEqual(['slide 1', 'slide 2'])
    expect(leaks([{ where: 'x', text: 'smile at the maintainer of' }], notes).faults).toMatchObject([{ where: 'x', what: expect.stringContaining('slide 2') }])
  })
})

describe('a copy that cannot be opened', () => {
  it('is a fault when it was not written, or is something else', async () => {
    const missing = await verify(await copiesOf(), { names: ['handout'], lost: 'tiny-talk-handout.pdf' })
    expect(faultLines(missing)).toEqual([expect.stringMatching(/^handout, tiny-talk-handout\.pdf: it was not written\. Remedy: /)])
    const broken = await verify({ ...await copiesOf(), pdf: new TextEncoder().encode('<html>') }, { names: ['pdf', 'pptx'] })
    expect(faultLines(broken)).toEqual([expect.stringMatching(/^slide PDF, .*can't be read as a PDF/)])
    expect(hasFaults(broken)).toBe(true)
  })

  it('does not exist for want of rules', () => {
    expect(COPY_NAMES.filter((name) => !(name in OPENERS))).toEqual([])
  })
})

describe('the link preview', () => {
  const number = (value: number): Buffer => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes }
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data])
    return Buffer.concat([number(data.length), body, number(crc32(body))])
  }
  const png = (width: number, height: number, length = 9_000): Buffer => Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', Buffer.concat([number(width), number(height), Buffer.alloc(5)])), chunk('IDAT', Buffer.alloc(length)), chunk('IEND', Buffer.alloc(0)),
  ])

  it('has the size that programs expect', async () => {
    const { talk } = await told()
    const faults = (bytes: Uint8Array): string[] => faultsOf(runRules(cardRules, openPng(bytes), talk))
    expect(faults(png(1200, 630))).toEqual([])
    expect(faults(png(1200, 630, 3_500))).toEqual([expect.stringMatching(/^picture: it has 3557 bytes, as much as an empty page/)])
    expect(faults(png(1280, 720))).toEqual([expect.stringMatching(/^picture: it has 1280 × 720 px; expected 1200 × 630/)])
    expect(faults(png(1200, 630, 700_000))).toEqual([expect.stringMatching(/^picture: it weighs 701 kB/)])
    expect(() => openPng(Buffer.from('GIF89a'))).toThrow(/PNG/)
  })

  it('is whole to its last byte', () => {
    const bytes = png(1200, 630)
    const changed = Buffer.from(bytes)
    changed[60] = 1
    for (const damaged of [bytes.subarray(0, 100), bytes.subarray(0, -1), changed]) expect(() => openPng(damaged)).toThrow(/is damaged/)
  })
})

describe('the report', () => {
  const reports: Report[] = [
    { copy: 'slide PDF', file: 'talk.pdf', pages: 3, bytes: 12_345, checks: [{ rule: 'a', passed: true, faults: [], advice: ['document: heavy. Remedy: look.'] }, { rule: 'b', passed: false, faults: ['page 2: empty. Remedy: fill it.'] }] },
    { copy: 'web version', file: 'web', pages: null, bytes: 2_100_000, checks: [{ rule: 'c', passed: false, faults: [], skipped: 'no browser' }] },
  ]

  it('is a table, a line a fault and a line for what did not run', () => {
    expect(reportText(reports)).toMatchInlineSnapshot(`
      "copy         pages    size  time  checks passed      file
      slide PDF        3   13 kB     –  1 of 2             talk.pdf
      web version      –  2.1 MB     –  0 of 1, 1 not run  web
        ✗ slide PDF, page 2: empty. Remedy: fill it.
        - slide PDF, document: heavy. Remedy: look.
        - web version, "c" was not checked: no browser"
    `)
    expect(reportTable(reports).split('\n')).toHaveLength(3)
  })

  it('counts a rule that breaks as a fault', async () => {
    const { talk } = await told()
    const check = runRule({ holds: 'anything', find: () => { throw new TypeError('oops') } }, null, talk)
    expect(check).toMatchObject({ passed: false, faults: [expect.stringMatching(/broke off: oops/)] })
  })
})
