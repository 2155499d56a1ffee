import { join } from 'node:path'
import type { Browser } from 'playwright-chromium'
import { withBrowser } from '../browser/launch.ts'
import { loadDeck } from '../deck/load.ts'
import { loadDataset } from '../lib/dataset.ts'
import { timed } from './run.ts'
import type { Setting } from './setting.ts'
import { median, pairedRatio, ratioRange, type Target } from './statistics.ts'
import { tableText, type Row } from './table.ts'
import { brotliHost, firstShown, slideShown, slowlyShown, wholeDeck, type Shown } from './web.ts'

/** What a visitor may be asked to fetch, kB, fonts apart. */
const MOST = { first: 110, deck: 160, fonts: 60 } as const
const most = (than: number): Target => ({ at: 'most', than })
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`
const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`

const against = (what: string, ours: number, limit: number): Row =>
  ({ what, ours: kB(ours), other: `${limit} kB`, ratio: ours / 1000 / limit, target: most(1) })
const besides = (what: string, ours: number, stock: number): Row => ({ what, ours: kB(ours), other: kB(stock), ratio: ours / stock })

type Both<T> = Record<'ours' | 'stock', T>
interface Weights { first: Shown; drawn: Shown; deck: Shown }

async function weigh(browser: Browser, url: string, slides: number, drawn: number): Promise<Weights> {
  return { first: await firstShown(browser, url), drawn: await slideShown(browser, `${url}${drawn}`), deck: await wholeDeck(browser, url, slides) }
}

/** Largest paints of the first slide on a slow phone, in turns. */
async function paints(browser: Browser, urls: Both<string>, { runs, progress }: Setting): Promise<Both<Shown[]>> {
  const shown: Both<Shown[]> = { ours: [], stock: [] }
  for (let run = 1; run <= runs; run++) {
    for (const side of ['ours', 'stock'] as const) {
      shown[side].push(await progress.step(`run ${run} of ${runs}: the first slide on a slow phone, ${side}`, () => slowlyShown(browser, urls[side])))
    }
  }
  return shown
}

function weightRows({ ours, stock }: Both<Weights>, drawn: number): string {
  return tableText('Weight of the website over the line, brotli, without fonts; stock draws its diagrams in the page', ['ours', 'other'], [
    against('first slide, against its limit', ours.first.bytes, MOST.first),
    besides('  against stock', ours.first.bytes, stock.first.bytes),
    besides(`slide ${drawn}, a diagram, against stock`, ours.drawn.bytes, stock.drawn.bytes),
    against('whole deck, against its limit', ours.deck.bytes, MOST.deck),
    besides('  against stock', ours.deck.bytes, stock.deck.bytes),
    against('fonts, against their limit', ours.deck.fonts, MOST.fonts),
  ])
}

function paintRows(shown: Both<Shown[]>): string {
  const [ours, stock] = [shown.ours.map(({ paint }) => paint), shown.stock.map(({ paint }) => paint)]
  const moved = Math.max(...shown.ours.map(({ shift }) => shift))
  return [
    tableText('Largest paint of the first slide at 1.6 Mbit/s, 150 ms, a quarter of the speed', ['ours', 'stock'], [
      { what: 'times earlier', ours: seconds(median(ours)), other: seconds(median(stock)), ratio: pairedRatio(stock, ours), range: ratioRange(stock, ours), target: { at: 'least', than: 2.5 } },
    ]),
    `  layout shift of ours: ${moved.toFixed(3)}${moved === 0 ? '  ✓ none' : '  ✗ expected none'}`,
  ].join('\n')
}

/** (f) The website beside that of stock Slidev: what is fetched, and when the first slide is there. */
export async function website(setting: Setting): Promise<string> {
  const { script, stock, out, ours, progress } = setting
  await progress.step('build both websites', async () => {
    await timed(script('deck.ts', '--only', 'web,og', '--out', join(out, 'site')))
    await timed(stock.page.build)
  })
  const { slides } = await loadDeck(join(ours, 'slides.md'), await loadDataset())
  const drawn = slides.find(({ tags }) => tags.some(({ name }) => name === 'StackDiagram'))?.no ?? 1
  await using host = await brotliHost(join(out, 'site/web'))
  await using other = await brotliHost(join(out, 'stock-page/web'))
  const urls: Both<string> = { ours: `${host.origin}/`, stock: `${other.origin}/` }
  return await withBrowser(async (browser) => {
    const weights: Both<Weights> = {
      ours: await progress.step('weigh ours', () => weigh(browser, urls.ours, slides.length, drawn)),
      stock: await progress.step('weigh stock', () => weigh(browser, urls.stock, slides.length, drawn)),
    }
    return `${weightRows(weights, drawn)}\n\n${paintRows(await paints(browser, urls, setting))}`
  })
}
