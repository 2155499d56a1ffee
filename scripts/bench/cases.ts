import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { edits } from './case-edits.ts'
import { website } from './case-web.ts'
import { pdfName as copyName } from '../copies/names.ts'
import { loadDataset } from '../lib/dataset.ts'
import { timed, timedAll, type Command, type Run } from './run.ts'
import { existingBuild, pagesOf, putInOurs, sameSlides, type Setting } from './setting.ts'
import { grown } from './growth.ts'
import { median, pairedRatio, ratioRange, type Target } from './statistics.ts'
import { staticPage } from './static-page.ts'
import type { Drawing, Stock } from './stock.ts'
import { tableText, type Row } from './table.ts'
import { inTurns, slower, turned } from './turns.ts'
import { emptyCaches, emptyCopies } from './workspace.ts'

const least = (than: number): Target => ({ at: 'least', than })
const most = (than: number): Target => ({ at: 'most', than })
const kB = (value: number): string => `${value.toFixed(2)} kB`

const pdfName = async (): Promise<string> => copyName((await loadDataset()).talk.id)

/** What each stock copy is called in a table. */
const STOCKS = { build: 'its diagrams drawn by us', page: 'its diagrams drawn in the page' } as const satisfies Record<Drawing, string>
const DRAWINGS = Object.keys(STOCKS) as Drawing[]

/** Stock has a second go: the first `slidev export` of a copy fails where Vite reloads its page because it has optimised another package. */
const twice = (once: () => Promise<Run>): Promise<Run> => once().catch(once)

/** (a) The slide PDF from an existing build, against stock export and against Chromium alone. */
async function slidePdf(setting: Setting): Promise<string> {
  const { script, stock, out, ours } = setting
  const build = await setting.progress.step('build once', () => existingBuild(setting))
  const entry = join(ours, 'slides.md')
  const html = join(out, 'static.html')
  await writeFile(html, await staticPage(entry, build))
  const results = await inTurns(setting, {
    'print the build': () => timed(script('bench/child/print.ts', entry, build, join(out, 'print.pdf'), join(build, '..'))),
    'npm run deck -- --only pdf': () => emptyCopies(ours).then(() => timed(script('deck.ts', '--only', 'pdf', '--out', join(out, 'deck')))),
    'Chromium alone': () => timed(script('bench/child/print-static.ts', setting.browser, html, join(out, 'static.pdf'))),
    ...Object.fromEntries(DRAWINGS.map((drawing) => [`slidev export, ${STOCKS[drawing]}`, () => twice(() => timed(stock[drawing].pdf))])),
  })
  await sameSlides(join(out, 'print.pdf'), join(out, 'static.pdf'), ...DRAWINGS.map((drawing) => join(out, `stock-${drawing}/slides.pdf`)))
  const [print, deck, alone, ...stockRuns] = Object.values(results) as [Run[], Run[], Run[], ...Run[][]]
  return [
    ...DRAWINGS.map((drawing, index) => tableText(`Slide PDF from an existing build, against slidev export with ${STOCKS[drawing]}`, ['ours', 'stock'], [
      ...slower('render and print', print, stockRuns[index]!, least(6)),
      ...slower('the same with all checks', deck, stockRuns[index]!),
    ])),
    tableText('Slide PDF from an existing build, against Chromium printing the same slides as a static file', ['ours', 'bound'], [
      ...turned(slower('render and print', print, alone, most(1.3)), most(1.3)),
    ]),
  ].join('\n\n')
}

/** (b) Every copy, with nothing kept of the deck from earlier runs. */
async function allCopies(setting: Setting): Promise<string> {
  const { script, stock, out, ours } = setting
  const commands = ({ build, pdf, notes, pptx }: Stock): Command[] => [build, pdf, notes, pptx]
  const results = await inTurns(setting, {
    'npm run deck': async () => {
      await emptyCaches(ours)
      return timed(script('deck.ts', '--fresh', '--out', join(out, 'deck')))
    },
    ...Object.fromEntries(DRAWINGS.map((drawing) =>
      [`slidev build, export, export-notes, export --format pptx, ${STOCKS[drawing]}`, () => twice(() => timedAll(commands(stock[drawing])))])),
  })
  const [deck, ...stockRuns] = Object.values(results) as [Run[], ...Run[][]]
  await sameSlides(join(out, 'deck', await pdfName()), ...DRAWINGS.map((drawing) => join(out, `stock-${drawing}/slides.pdf`)))
  return DRAWINGS.map((drawing, index) => tableText(`All copies from sources, nothing kept of the deck; stock with ${STOCKS[drawing]}`, ['ours', 'stock'],
    slower('web, PDF, notes, PPTX', deck, stockRuns[index]!, least(5)))).join('\n\n')
}

/** (c) The most memory that the process tree holds at once while a slide PDF is made. */
async function memory(setting: Setting): Promise<string> {
  const { script, stock, out, ours: project } = setting
  await setting.progress.step('build once', () => existingBuild(setting))
  const results = await inTurns(setting, {
    'npm run deck -- --only pdf': () => emptyCopies(project).then(() => timed(script('deck.ts', '--only', 'pdf', '--out', join(out, 'deck')), true)),
    'slidev export': () => timed(stock.build.pdf, true),
  })
  const [ours, other] = Object.values(results).map((runs) => runs.map(({ peak }) => peak)) as [number[], number[]]
  return tableText('Peak memory of the slide PDF: proportional share of the whole process tree, looked at every 50 ms', ['ours', 'stock'], [
    { what: 'npm run deck -- --only pdf', ours: `${median(ours).toFixed(0)} MB`, other: `${median(other).toFixed(0)} MB`, ratio: pairedRatio(ours, other), range: ratioRange(ours, other), target: most(0.7) },
  ])
}

/** What a slide may weigh, kB. */
const MOST_BYTES = 8

/** (d) What a slide weighs in the PDF. */
async function bytes(setting: Setting): Promise<string> {
  const { stock, out } = setting
  await setting.progress.step('make both PDFs', async () => { await existingBuild(setting); await timed(stock.build.pdf) })
  const weigh = async (file: string): Promise<number> => (await stat(file)).size / await pagesOf(file) / 1000
  const [ours, other] = [await weigh(join(out, 'first', await pdfName())), await weigh(join(out, 'stock-build/slides.pdf'))]
  return tableText('Weight of a slide in the PDF; ours has tags, an outline and links besides', ['ours', 'other'], [
    { what: 'against what a slide may weigh', ours: kB(ours), other: kB(MOST_BYTES), ratio: ours / MOST_BYTES, target: most(1) },
    { what: 'against slidev export', ours: kB(ours), other: kB(other), ratio: ours / other },
  ])
}

const SIZES = [30, 100, 300] as const
interface Stages { slides: number; render: number; pdf: number }

/** (e) What a slide costs in decks of more slides: rendering and printing, without the start of Node and the browser. */
async function growth(setting: Setting): Promise<string> {
  const { script, out, ours, progress } = setting
  const markdown = await readFile(join(ours, 'slides.md'), 'utf8')
  const builds = SIZES.map((size) => ({ size, entry: join(ours, `grown-${size}.md`), webDir: join(out, `web-${size}`) }))
  for (const { size, entry, webDir } of builds) {
    await putInOurs(setting, `grown-${size}.md`, grown(markdown, size))
    await progress.step(`build ${size} slides`, () => timed(script('bench/child/build.ts', entry, webDir)))
  }
  const results = await inTurns(setting, Object.fromEntries(builds.map(({ size, entry, webDir }) =>
    [`${size} slides`, () => timed(script('bench/child/print.ts', entry, webDir, join(out, `${size}.pdf`)))])))
  const costs = Object.values(results).map((runs) => runs.map(({ output }) => {
    const { slides, render, pdf } = JSON.parse(output.trim().split('\n').at(-1)!) as Stages
    return (render + pdf) / slides
  }))
  const [small = [], ...larger] = costs
  return tableText('Render and print, for each slide', ['deck of', `${SIZES[0]} slides`], larger.map((cost, index): Row => ({
    what: `${SIZES[index + 1]} slides`, ours: `${median(cost).toFixed(1)} ms`, other: `${median(small).toFixed(1)} ms`,
    ratio: pairedRatio(cost, small), range: ratioRange(cost, small), target: most(1.2),
  })))
}

/** Every benchmark by the letter that `--only` takes. */
export const CASES = {
  a: { what: 'slide PDF from an existing build, against slidev export and against Chromium alone', run: slidePdf },
  b: { what: 'all copies from sources, against the four stock commands', run: allCopies },
  c: { what: 'peak memory of the slide PDF, against slidev export', run: memory },
  d: { what: 'bytes of a slide in the PDF', run: bytes },
  e: { what: `cost of a slide in decks of ${SIZES.join(', ')} slides`, run: growth },
  f: { what: 'the website: weight and largest paint, against stock Slidev', run: website },
  g: { what: 'all copies again: nothing edited, a note, a heading; against all from sources', run: edits },
} as const satisfies Record<string, { what: string, run: (setting: Setting) => Promise<string> }>

export type CaseName = keyof typeof CASES
export const CASE_NAMES = Object.keys(CASES) as CaseName[]
