import { DomUtils } from 'htmlparser2'
import { fillIn, inkIn, type Paint } from './colour.ts'
import { behind, pxOf, type TextRun } from './text.ts'
import type { Drawn } from './shapes.ts'
import type { Stage } from './stage.ts'
import { at, children, elements, isOn, numberOf, type Document, type Element } from './xml.ts'

/** A line or an area that stands for values: its colour, and what lies behind it. */
export interface Mark { name: string; paint: Paint; behind: Paint[] }
/** What a chart shows, as far as it must be read. */
export interface ChartLook { runs: TextRun[]; marks: Mark[] }

const AXES = ['c:catAx', 'c:valAx', 'c:dateAx', 'c:serAx']
const SHOWS = ['c:showVal', 'c:showCatName', 'c:showSerName', 'c:showPercent', 'c:showBubbleSize']
const INSIDE = ['ctr', 'inEnd', 'inBase']
const LINES = ['c:lineChart', 'c:scatterChart', 'c:radarChart']

const valueOf = (element: Element | undefined): string => element?.attribs['val'] ?? ''

/** The look that a part of a chart states for its text. */
const statedIn = (part: Element | undefined): Element[] => [at(part, 'c:txPr', 'a:p', 'a:pPr', 'a:defRPr') ?? []].flat()

/** Text of a chart that is made from its data, by what it is. */
interface Label { what: string; looks: Element[]; own: (Paint | null)[] }

function titles(chart: Element): Label[] {
  return elements('c:title', chart).flatMap((title) => elements('a:r', title).map((run) => ({
    what: DomUtils.textContent(run).trim(),
    looks: [at(run, 'a:rPr'), at(run.parent as Element, 'a:pPr', 'a:defRPr')].flatMap((look) => look ?? []),
    own: [],
  })))
}

const axes = (plot: Element): Label[] => children(plot)
  .filter((part) => AXES.includes(part.name) && !isOn(valueOf(at(part, 'c:delete'))) && valueOf(at(part, 'c:tickLblPos')) !== 'none')
  .map((axis) => ({ what: `names of its ${axis.name === 'c:valAx' ? 'values' : 'categories'}`, looks: statedIn(axis), own: [] }))

/** Values printed at, or on, what stands for them. */
function dataLabels(group: Element, { palette }: Stage): Label[] {
  const stacked = /stacked/i.test(valueOf(at(group, 'c:grouping')))
  return children(group).filter(({ name }) => name === 'c:ser').flatMap((series) => {
    const labels = at(series, 'c:dLbls') ?? at(group, 'c:dLbls')
    if (!labels || !SHOWS.some((name) => isOn(valueOf(at(labels, name))))) return []
    const place = valueOf(at(labels, 'c:dLblPos'))
    const inside = INSIDE.includes(place) || (!place && stacked)
    const fill = inside ? fillIn(at(series, 'c:spPr'), palette) ?? 'a fill that is stated nowhere' : null
    return [{ what: 'values', looks: statedIn(labels), own: [fillIn(at(labels, 'c:spPr'), palette) ?? null, fill] }]
  })
}

const nameOf = (series: Element): string => DomUtils.textContent(elements('c:v', at(series, 'c:tx') ?? series)[0] ?? series).trim()

function marksOf(group: Element, { palette }: Stage, ground: Paint[]): Mark[] {
  const drawn = (part: Element): Paint => {
    const look = at(part, 'c:spPr')
    return fillIn(LINES.includes(group.name) ? at(look, 'a:ln') : look, palette) ?? 'a colour that is stated nowhere'
  }
  return children(group).filter(({ name }) => name === 'c:ser').flatMap((series) =>
    [series, ...elements('c:dPt', series)].map((part) => ({ name: nameOf(series), paint: drawn(part), behind: ground })))
}

/** How a chart looks that a slide draws in a frame. @param below what the slide paints before it */
export function chartLook(document: Document, frame: Drawn, below: readonly Drawn[], stage: Stage): ChartLook {
  const space = children(document)[0]
  const chart = at(space, 'c:chart')
  const plot = at(chart, 'c:plotArea')
  if (!chart || !plot) return { runs: [{ text: '', px: null, bold: false, ink: 'a chart without a plot', behind: [], foot: false }], marks: [] }
  const backOf = (part: Element | undefined): Paint | null => fillIn(at(part, 'c:spPr'), stage.palette) ?? null
  const under = (own: (Paint | null)[]): Paint[] => behind([...own, backOf(space)], below, frame.frame, stage.ground)
  const legend = at(chart, 'c:legend')
  const groups = children(plot).filter(({ name }) => /^c:\w+Chart$/.test(name))
  const labels: Label[] = [
    ...titles(chart), ...axes(plot), ...groups.flatMap((group) => dataLabels(group, stage)),
    ...(legend ? [{ what: 'legend', looks: statedIn(legend), own: [backOf(legend)] }] : []),
  ]
  const general = statedIn(space)
  const runs = labels.map(({ what, looks, own }): TextRun => {
    const all = [...looks, ...general]
    const size = all.map((look) => numberOf(look, 'sz')).find((found) => found !== null)
    const ink = all.map((look) => inkIn(look, stage.palette)).find((found) => found !== undefined) ?? 'a colour that is stated nowhere'
    const bold = isOn(all.map((look) => look.attribs['b']).find((found) => found !== undefined))
    return { text: `chart: ${what}`, px: size === undefined ? null : pxOf(size, stage), bold, ink, behind: under([...own, ...(own.length > 1 ? [backOf(plot)] : [])]), foot: false }
  })
  return { runs, marks: groups.flatMap((group) => marksOf(group, stage, under([backOf(plot)]))) }
}
