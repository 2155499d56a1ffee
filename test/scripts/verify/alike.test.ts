import { describe, expect, it } from 'vitest'
import { differingViews, lostIn, mostlyLostIn, type SlideView } from '../../../scripts/verify/alike.ts'
import { bodyOf, lostParagraphs } from '../../../scripts/verify/body.ts'
import { canvasesOf } from '../../../scripts/verify/html/canvas.ts'
import { parseHtml } from '../../../scripts/verify/html/open.ts'
import { checkOf } from '../../../scripts/verify/rule.ts'
import { tiny, withTiny } from '../../fixture/tiny.ts'
import { faultsOf, MARKDOWN, told } from './told.ts'

const { talk, deck } = await told(tiny, {}, MARKDOWN.replace('<StarBars />', `Stars are [no users](https://example.org/stars), and **<Figure of="total-stars" />** is a count.

![A picture](/x.svg) ![another][x]

- [ ] Open

1. First point
2. Second point of {{ many }}

<v-click hide>Gone</v-click>

::right::

\`\`\`ts
const code = 1
\`\`\`

<StarBars />`))
const on = (no: number, text: string): ((slide: { no: number }) => string | null) => (slide) => slide.no === no ? text : null

describe('what two copies show of a slide', () => {
  const view = (text: string, links: string[] = []): SlideView => ({ text, links })
  const differing = (pdf: SlideView, html: SlideView, no = 2): string[] => {
    const viewOf = (own: SlideView) => (slide: { no: number }): SlideView | null => slide.no === no ? own : null
    return faultsOf([checkOf('alike', differingViews({ label: 'slide PDF', view: viewOf(pdf) }, { label: 'one-file HTML', view: viewOf(html) }, talk))])
  }

  it('is the same where only breaks, quotes, case and list numbers differ', () => {
    expect(differing(view('1. It’s 13.5 % of\nSTARS', ['https://A.org/']), view('It\'s 13.5% of stars', ['https://a.org', 'https://a.org']))).toEqual([])
  })

  it.each([
    ['a figure of the slide PDF alone', view('13.6% of stars'), view('13.5% of stars'), ['"13.6%" is in the slide PDF, but not in the one-file HTML', '"13.5%" is in the one-file HTML, but not in the slide PDF']],
    ['a figure that stands there within another one', view('6 of 16'), view('16 in all of'), ['"6" is in the slide PDF, but not in the one-file HTML', '"in", "all" are in the one-file HTML, but not in the slide PDF']],
    ['a figure that it has less often', view('200 and 200'), view('200 and 300'), ['"200" is in the slide PDF, but not in the one-file HTML', '"300" is in the one-file HTML, but not in the slide PDF']],
    ['a sign', view('+12'), view('−12'), ['"+12" is in the slide PDF, but not in the one-file HTML', '"−12" is in the one-file HTML, but not in the slide PDF']],
    ['words that one has lost', view('Stars'), view('Stars count attention'), ['"count", "attention" are in the one-file HTML, but not in the slide PDF']],
    ['a link that the slide PDF has lost', view('Stars'), view('Stars', ['https://a.org']), ['"https://a.org/" is in the one-file HTML, but not in the slide PDF']],
    ['a link that it has alone', view('Stars', ['https://a.org']), view('Stars'), ['"https://a.org/" is in the slide PDF, but not in the one-file HTML']],
  ])('differs by %s', (_, pdf, html, says) => {
    expect(differing(pdf, html)).toEqual(says.map((sentence) => expect.stringContaining(`"): ${sentence}`)))
  })

  it('may differ by the foot, where sources fill the slide', () => {
    expect(differing(view('Where it comes from'), view('Where it comes from +12 more'), 3)).toEqual([])
  })
})

describe('what a copy keeps of a slide, with notes beside it', () => {
  const lost = (pdf: string, sheet: string): string[] =>
    faultsOf([checkOf('kept', lostIn({ label: 'slide PDF', view: (slide) => slide.no === 2 ? { text: pdf, links: [] } : null }, { label: 'handout', slideText: on(2, sheet) }, talk))])

  it('is all that the slide PDF shows; section and foot of a slide may be missing', () => {
    expect(lost('Stars 2 Tiny mesh holds 55.6% Sources: [1] Ann Author 2021', 'The note. Tiny mesh holds 55.6%')).toEqual([])
    expect(lost('Tiny mesh holds 55.7%', 'The note. Tiny mesh holds 55.6%')).toEqual([expect.stringMatching(/^slide 2 .*"55\.7%" is in the slide PDF, but not in the handout/)])
    expect(lost('Tiny mesh holds most', 'Tiny mesh')).toEqual([expect.stringMatching(/"holds", "most" are in the slide PDF, but not in the handout/)])
  })
})

describe('what PowerPoint keeps of a slide', () => {
  const lost = (pdf: string, text: string): string[] =>
    faultsOf([checkOf('kept', mostlyLostIn({ label: 'slide PDF', view: (slide) => slide.no === 2 ? { text: pdf, links: [] } : null }, { label: 'PowerPoint', slideText: on(2, text) }, talk))])

  it('is most of what the slide PDF shows beside its heading', () => {
    const heading = talk.slides[1]!.title
    expect(lost(`${heading} Tiny mesh 200 Small proxy 150 0 50 100`, `${heading} Tiny mesh 200 Small proxy 150`)).toEqual([])
    expect(lost(`${heading} Tiny mesh 200 Small proxy 150 0 50 100`, `${heading} Tiny mesh`)).toEqual([expect.stringMatching(/^slide 2 .*"200", "150", .* are in the slide PDF, but not in the PowerPoint/)])
    expect(lost(`${heading} Tiny mesh`, heading)).toHaveLength(1)
  })
})

describe('the figures of records in PowerPoint', () => {
  it('stand as often as in the slide PDF, where no native chart draws them', async () => {
    const { talk: tabled } = await told(tiny, {}, MARKDOWN.replace('<StarBars />', '<ProjectTable />'))
    const lost = (pdf: string, text: string): string[] =>
      faultsOf([checkOf('kept', mostlyLostIn({ label: 'slide PDF', view: (slide) => slide.no === 2 ? { text: pdf, links: [] } : null }, { label: 'PowerPoint', slideText: on(2, text) }, tabled))])
    const figure = tabled.slides[1]!.exhibits[0]!.exhibit.rows.flat().find((cell) => typeof cell === 'number' && cell > 20)
    const words = 'Some words of the table stand here, with'
    expect(lost(`${words} ${figure}`, `${words} ${figure}`)).toEqual([])
    expect(lost(`${words} ${figure} of 7`, `${words} 7 of 7`)).toEqual([expect.stringContaining(`"${figure}" is in the slide PDF, but not in the PowerPoint`)])
    expect(lost(`${words} ${figure} 987`, `${words} ${figure}`)).toEqual([])
  })
})

describe('words of the Markdown', () => {
  const lost = (text: string): string[] => faultsOf([checkOf('body', lostParagraphs({ label: 'handout', slideText: on(2, text) }, talk))])

  it('are those that Slidev shows as they are', () => {
    expect(bodyOf(deck.slides[1]!, tiny)).toEqual({ paragraphs: ['Stars are no users, and 360 is a count.', 'First point'], links: ['https://example.org/stars'] })
    expect(talk.slides[1]!.linked).toContain('https://example.org/stars')
  })

  it('and the sources that a slide lists are all to be linked, not those in its foot alone', async () => {
    const more = withTiny((copy) => { for (const no of [4, 5, 6]) copy.sources.push({ ...copy.sources[1]!, id: `tiny-${no}`, url: `https://example.org/${no}` }) })
    const listing = (await told(more)).talk.slides[2]!
    expect(more.sources.map(({ url }) => url).filter((url) => !listing.linked.includes(url))).toEqual([])
  })

  it('are missed where a copy has lost or changed them', () => {
    expect(lost('Stars are no users,\nand 360 is a count. 1. First point')).toEqual([])
    expect(lost('Stars are no users, and 361 is a count. First point')).toEqual([expect.stringMatching(/^slide 2 .*it lacks "Stars are no users, and 360 is a count\."/)])
    expect(lost('')).toHaveLength(2)
  })

  it('are said not to be looked for where their slides are not found', async () => {
    const { talk: bare } = await told()
    expect(lostParagraphs({ label: 'handout', slideText: () => 'x' }, bare)).toEqual({ faults: [] })
    expect(lostParagraphs({ label: 'handout', slideText: () => null }, talk)).toEqual({ skipped: expect.stringContaining('no slide') })
  })
})

describe('a slide of the one-file HTML', () => {
  it('is read without notes, what opens, and what only screen readers are told', () => {
    const html = `<section class="f-page" id="7"><div class="f-canvas"><h1>A<b>head</b></h1><svg><title>T</title><desc>D</desc><text>drawn</text></svg>
      <span class="visually-hidden">unseen</span><button popovertarget="t">Table</button><div popover id="t">rows</div>
      <a href="https://a.org">out</a><a href="mailto:me@example.org">mail</a><a href="#3">in</a></div><p>Note</p></section>`
    const shown = canvasesOf(parseHtml(html)).get(7)!
    expect(shown.text.split(/\s+/).filter(Boolean)).toEqual(['A', 'head', 'drawn', 'out', 'mail', 'in'])
    expect(shown.links).toEqual(['https://a.org', 'mailto:me@example.org'])
  })
})
