import { grayscale, PDFDocument, rgb, type Color } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { handoutRules } from '../../../scripts/verify/pdf/handout.ts'
import { openPdf } from '../../../scripts/verify/pdf/open.ts'
import { documentRules } from '../../../scripts/verify/pdf/rules-document.ts'
import { runRules } from '../../../scripts/verify/rule.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { tiny } from '../../fixture/tiny.ts'
import { emptied, handoutPlan, pdfFile, retagged, treeCut, type Plan } from './pdf-file.ts'
import { checkWith, faultsOf, MARKDOWN, told } from './told.ts'

type RuleName = keyof typeof handoutRules

let talk: Talk
/** The second slide has a table too. */
beforeAll(async () => { ({ talk } = await told(tiny, {}, MARKDOWN.replace('<StarBars />', '<StarBars />\n\n<ProjectTable />'))) })

const lines = (plan: Plan, page: number): string[] => plan.pages[page]!.lines
const dropped = (page: number, words: string) => (plan: Plan): void => { plan.pages[page]!.lines = lines(plan, page).filter((line) => !line.includes(words)) }

const unlinked = (plan: Plan): void => { for (const page of plan.pages) page.urls = page.targets = [] }

/** Puts a slide on a page as Chromium does: as a form, scaled to its place. `size` is that of its type, in points. */
const picture = (size: number) => (plan: Plan): void => {
  plan.touch = async (document) => {
    const slide = await PDFDocument.create()
    slide.addPage([960, 540]).drawText('Words of a slide', { x: 20, y: 20, size: 12 })
    document.getPage(1).drawPage(await document.embedPage(slide.getPage(0)), { xScale: size / 12, yScale: size / 12 })
  }
}

/** Writes some words more, in a colour. */
const inked = (color: Color, opacity = 1) => (plan: Plan): void => {
  plan.touch = (document) => { document.getPage(1).drawText('Faint words', { x: 20, y: 20, size: 12, color, opacity }) }
}

/** One spoilt thing a case; rules shared with the slide PDF are tried there. */
const CASES: [RuleName, string, (plan: Plan) => void, RegExp][] = [
  ['pageCount', 'too few pages', (plan) => {
    plan.pages.length = plan.labels.length = 1
    Object.assign(plan, { outline: [], places: {} })
    plan.pages[0]!.targets = []
  }, /^document: 1 page for 2 slides/],
  ['headings', 'a heading lost', dropped(2, 'All projects hold'), /^slide 2 .*heading is nowhere/],
  ['notes', 'a sentence of a note lost', dropped(2, 'Do not read them'), /^slide 2 .*its note is not in the handout, or not all of it/],
  ['notes', 'a word changed near the end of a note', (plan) => { plan.pages[1]!.lines = lines(plan, 1).map((line) => line.replace('three slides', '3 slides')) }, /^slide 1 /],
  ['notes', 'a note lost', (plan) => { dropped(1, 'short talk')(plan) }, /^slide 1 /],
  ['sources', 'an address lost', dropped(2, 'https://'), /^slide 2 .*its sheet lacks the source https:\/\/example\.org\//],
  ['references', 'a source lost', (plan) => { for (const page of plan.pages) page.lines = page.lines.filter((line) => !line.includes('example.org/survey')) }, /^sources › tiny-survey: https:\/\/example\.org\/survey is nowhere/],
  ['sourceLinks', 'no links at all', unlinked, /^slide 2 .*its sheet has no link to its source https:\/\/example\.org\//],
  ['sourceLinks', 'links that lead elsewhere', (plan) => { for (const page of plan.pages) page.urls = page.urls.map(() => 'https://elsewhere.example/') }, /^slide 2 .*its sheet has no link to its source https:\/\/example\.org\//],
  ['contents', 'no links at all', unlinked, /^slide 1 .*the contents have no link to its sheet on page 2/],
  ['contents', 'an entry without its link', (plan) => { plan.pages[0]!.targets = ['sheet-1'] }, /^slide 2 .*the contents have no link to its sheet on page 3/],
  ['contents', 'an entry that leads to another sheet', (plan) => { plan.places['sheet-2'] = 1 }, /^slide 2 .*the contents have no link to its sheet on page 3/],
  ['referenceLinks', 'no links at all', unlinked, /^sources › .*the references have no link to https:\/\/example\.org\//],
  ['referenceLinks', 'a source without its link', (plan) => { plan.pages[3]!.urls.pop() }, /^sources › .*the references have no link to https:\/\/example\.org\//],
  ['referenceLinks', 'no entry in the outline', (plan) => { plan.outline.pop() }, /^document: the outline has no entry "References"/],
  ['pictures', 'a picture that passes for text', retagged('Figure', 'Span'), /^slide 2 .*no picture on its page says "GitHub stars/],
  ['pictures', 'other words for a picture', (plan) => { plan.pages[2]!.picture = 'x' }, /^slide 2 .*no picture on its page says "GitHub stars/],
  ['headingTags', 'headings that pass for text', retagged('H1', 'Div'), /^slide 1 .*, slide 2 .*its heading is not tagged as one/],
  ['tableTags', 'tables that pass for text', retagged('Table', 'Div'), /^slide 2 .*its pages have 0 tagged tables .* for <ProjectTable>/],
  ['contentTags', 'a tree cut to one element', treeCut, /^page 1, page 2, page 3, page 4: 0% of its text can be read by its tags/],
  ['contentTags', 'text cut from its tags', emptied('P'), /^page 3: \d+% of its text can be read by its tags/],
  ['paper', 'the other paper', (plan) => { plan.paper = [612, 792] }, /^page 1, .*page 4: it measures 215\.9 × 279\.4 mm; expected 210 × 297 mm \(a4\)/],
  ['outline', 'an entry to the wrong page', (plan) => { plan.outline[2]!.children![0]!.page = 3 }, /^slide 2 .*leads to page 4/],
  ['blackAndWhite', 'a grey that a copier loses', inked(grayscale(0.55)), /^page 2: "Faint words" has contrast 3\.\d+ to white paper, less than 4\.5/],
  ['blackAndWhite', 'a colour as light as paper', inked(rgb(1, 0.8, 0)), /^page 2: "Faint words" has contrast 1\.\d+ to white paper/],
  ['blackAndWhite', 'words that paper shines through', inked(grayscale(0), 0.4), /^page 2: "Faint words" has contrast 2\.\d+ to white paper/],
  ['type', 'a note set too small', (plan) => { plan.pages[1]!.size = 7.5 }, /^page 2: "[^"]+" is set in 7\.5 pt; expected at least 8\.0\. Remedy: /],
  ['pictureType', 'a slide scaled too far', picture(4), /^page 2: "Words of a slide" is set in 4\.0 pt; expected at least 4\.5/],
  ['internalLinks', 'contents that lead astray', (plan) => { plan.places['sheet-2'] = 3 }, /^page 1: a link \("sheet-2"\) leads to page 4/],
  ['internalLinks', 'a reference that leads nowhere', (plan) => { delete plan.places['source-1'] }, /^page 2, page 3: a link \("source-1"\) leads nowhere/],
]

const spoilt = async (spoil: (plan: Plan) => void, of: Talk = talk) => {
  const plan = handoutPlan(of)
  spoil(plan)
  return openPdf(await pdfFile(plan, of))
}

describe('a good handout', () => {
  it('has no fault, and every rule ran', async () => {
    const checks = runRules(handoutRules, await spoilt(picture(6)), talk)
    expect(faultsOf(checks)).toEqual([])
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
  })

  it('without a picture of a slide says that their type was not checked', async () => {
    expect(checkWith(handoutRules, 'pictureType', await spoilt(() => {}), talk)).toMatchObject({ passed: false, faults: [], skipped: expect.stringContaining('no page holds a slide') })
  })

  it('may show slides as small as its paper asks for', async () => {
    const { talk: grid } = await told(tiny, { perPage: '6' })
    const check = async (size: number) => checkWith(handoutRules, 'pictureType', await spoilt(picture(size), grid), grid).passed
    expect(await Promise.all([2.7, 2.2].map(check))).toEqual([true, false])
  })

  it('is on the paper that was asked for, turned where slides fill it so', async () => {
    for (const [paper, perPage] of [['letter', '1'], ['letter', '4'], ['a4', '4']] as const) {
      const { talk: other } = await told(tiny, { paper, perPage })
      expect(checkWith(handoutRules, 'paper', await spoilt(() => {}, other), other).passed).toBe(true)
      expect(checkWith(handoutRules, 'paper', await spoilt((plan) => { plan.paper.reverse() }, other), other).passed).toBe(false)
    }
  })

  it('has lines to write on beside each slide, where they were asked for', async () => {
    const { talk: lined } = await told(tiny, { perPage: '2', lines: true })
    const ruled = (count: number, width: number) => spoilt((plan) => {
      plan.touch = (document) => {
        for (const page of [1, 2]) for (let line = 0; line < count; line++) document.getPage(page).drawLine({ start: { x: 300, y: 100 + 20 * line }, end: { x: 300 + width, y: 100 + 20 * line }, thickness: 0.5 })
      }
    }, lined)
    expect(checkWith(handoutRules, 'lines', await ruled(3, 200), lined).faults).toEqual([])
    expect(checkWith(handoutRules, 'lines', await ruled(2, 200), lined).faults).toEqual([expect.stringMatching(/^page 2, page 3: it has 2 lines to write on for 1 slide\./)])
    expect(checkWith(handoutRules, 'lines', await ruled(3, 20), lined).faults).toEqual([expect.stringMatching(/it has 0 lines to write on for 1 slide/)])
    expect(checkWith(handoutRules, 'lines', await ruled(0, 0), talk).faults).toEqual([])
  })

  it('may have a header and footer that no tag names', async () => {
    const running = (text: string) => spoilt((plan) => {
      plan.touch = async (document) => { document.getPage(1).drawText(text, { x: 9, y: 9, size: 9, font: await document.embedFont('Helvetica') }) }
    })
    expect(checkWith(handoutRules, 'contentTags', await running(`${talk.dataset.talk.title} Opening · slide 1 Page 2 of 4`), talk).faults).toEqual([])
    expect(checkWith(handoutRules, 'contentTags', await running('Words that no screen reader reads. '.repeat(9)), talk).faults).toEqual([expect.stringMatching(/^page 2: \d+% of its text/)])
  })

  it('may break a note over two pages, with a footer in between', async () => {
    const pdf = await spoilt((plan) => {
      const at = lines(plan, 1).findIndex((line) => line.includes('short talk'))
      lines(plan, 1).splice(at, 1, 'Welcome to this short talk about', 'Page 2 of 4')
      for (const entry of plan.outline.flatMap((section) => [section, ...section.children ?? []])) if (entry.page > 1) entry.page++
      plan.pages.splice(2, 0, { lines: ['Tiny mesh in 2021 – handout', 'a tiny mesh, told in three slides.'], urls: [], targets: [] })
    })
    expect(checkWith(handoutRules, 'notes', pdf, talk).faults).toEqual([])
  })

  it('may have a note with a numbered list, whose numbers are drawn', async () => {
    const { talk: listing } = await told(tiny, {}, MARKDOWN.replace('Stars count attention. Do not', '1. Stars count attention.\n2. Do not'))
    const pdf = await spoilt((plan) => { plan.pages[2]!.lines = lines(plan, 2).flatMap((line) => line.includes('Stars count') ? ['1. Stars count attention.', '2. Do not read them as use by anyone.'] : [line]) }, listing)
    expect(checkWith(handoutRules, 'notes', pdf, listing).faults).toEqual([])
  })

  it('may have two slides of one title', async () => {
    const { talk: twins } = await told(tiny, {}, MARKDOWN.replace('# Tiny mesh in 2021', '# All projects hold <Figure of="total-stars" /> stars'))
    const pdf = await spoilt(() => {}, twins)
    for (const rule of ['contents', 'notes', 'sources', 'outline'] as const) expect(checkWith(handoutRules, rule, pdf, twins).faults, rule).toEqual([])
  })

  it('of several slides a page has no notes, and says that they were not looked for', async () => {
    const { talk: grid } = await told(tiny, { perPage: '4' })
    const pdf = await spoilt((plan) => { for (const page of plan.pages) page.lines = page.lines.filter((line) => !line.includes('https://')) }, grid)
    for (const rule of ['notes', 'sources', 'sourceLinks'] as const) {
      expect(checkWith(handoutRules, rule, pdf, grid)).toMatchObject({ passed: false, faults: [], skipped: expect.stringContaining('no notes') })
    }
  })
})

describe('a handout in colour', () => {
  it('is black enough in words that are as dark as grey ones may be', async () => {
    for (const dark of [grayscale(0.4), rgb(0.8, 0, 0)]) expect(checkWith(handoutRules, 'blackAndWhite', await spoilt(inked(dark)), talk).faults).toEqual([])
  })
})

describe('a spoilt handout', () => {
  it.each(CASES)('%s: %s', async (rule, _, spoil, says) => {
    const check = checkWith(handoutRules, rule, await spoilt(spoil), talk)
    expect(check.faults).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
  })

  it('is tried for every rule of its own', () => {
    // Lines are tried above, in a handout that has them.
    const tried = new Set<string>([...CASES.map(([rule]) => rule), 'lines'])
    expect(Object.keys(handoutRules).filter((rule) => !(rule in documentRules) && !tried.has(rule))).toEqual([])
  })
})
