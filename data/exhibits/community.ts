import { capital, formatCount, formatMoment, formatMomentShort, formatMs, joinWords, spell } from '../format.ts'
import {
  countListed, focusRows, hostRows, listKeeper, offloadColumns, platformRows, remedyRows, sdkRows, type SupportRow,
} from '../figures/community.ts'
import { claimedLatency, latencyPanels, usedPercentiles, type LatencyPanel } from '../figures/latency.ts'
import type { Dataset } from '../schema/index.ts'
import { RUN_PLACES } from '../vocabulary.ts'
import { evidenceOf, single, type Column, type Exhibit, type ExhibitTable, type NativeChart } from './exhibit.ts'

const text = (label: string): Column => ({ label, kind: 'text' })
const counted = (value: number, one: string, many = `${one}s`): string => `${spell(value)} ${value === 1 ? one : many}`

function focusAreas(dataset: Dataset): Exhibit {
  const rows = focusRows(dataset)
  return {
    title: `What the community worked on in ${dataset.talk.year}`,
    finding: `The work of ${dataset.talk.year} falls into ${counted(rows.length, 'area')}: ${joinWords(rows.map((row) => row.name))}.`,
    columns: [text('Area'), text('Question'), text('Detail')],
    rows: rows.map((row) => [row.name, row.question, row.detail]),
    ...evidenceOf(dataset.focusAreas),
  }
}

function remedyList(dataset: Dataset): Exhibit {
  const rows = remedyRows(dataset)
  const named = rows.filter((row) => row.projects.length > 0).length
  return {
    title: 'How each remedy helps, where it stops, and which projects offer it',
    finding: `${capital(counted(rows.length, 'remedy', 'remedies'))} for the cost of the data plane: ${joinWords(rows.map((row) => row.name))}; `
      + `${spell(named)} with projects of this talk behind ${named === 1 ? 'it' : 'them'}.`,
    columns: [text('Remedy'), text('How it helps'), text('Where it stops'), text('Projects')],
    rows: rows.map((row) => [row.name, row.how, row.limits, row.projects.map((project) => project.name).join(', ') || null]),
    ...evidenceOf(dataset.remedies),
  }
}

/** The quoted value beside the slower shares of the same load and the heaviest load measured. */
function latencyFinding(dataset: Dataset): string {
  const { benchmark, row, percentile, ms } = claimedLatency(dataset)
  const load = `${formatCount(row.connections ?? 0)} connections and ${formatCount(benchmark.requestsPerSecond)} requests per second`
  const others = Object.entries(row.latency).filter(([other]) => other !== percentile)
    .map(([other, value]) => `${formatMs(value)} at ${other.toUpperCase()}`)
  const rest = others.length > 0 ? `; the same load adds ${joinWords(others)}` : ''
  return `The ${formatMs(ms)} that the article quotes is ${percentile.toUpperCase()} at ${load}${rest}.`
}

function latencyChart(panels: readonly LatencyPanel[]): NativeChart | undefined {
  const panel = panels[0]
  return panel && {
    type: 'bar',
    categories: panel.rows.map((row) => row.load),
    series: usedPercentiles([panel]).map((percentile) => ({
      name: percentile.toUpperCase(),
      values: panel.rows.map((row) => row.points.find((point) => point.percentile === percentile)?.ms ?? null),
    })),
    unit: 'ms',
  }
}

function latencyBenchmark(dataset: Dataset): Exhibit {
  const panels = latencyPanels(dataset)
  const percentiles = usedPercentiles(panels)
  const chart = latencyChart(panels)
  const apart = panels.length > 1 ? ' The other benchmarks used other test beds: each panel stands by itself.' : ''
  return {
    title: 'Latency that the proxies on the path add, in ms over the baseline',
    finding: latencyFinding(dataset) + apart,
    columns: [text('Benchmark'), text('Load'), ...percentiles.map((label): Column => ({ label: label.toUpperCase(), kind: 'ms' })), text('Test bed')],
    rows: panels.flatMap((panel) => panel.rows.map((row) => [
      panel.title, row.load,
      ...percentiles.map((percentile) => row.points.find((point) => point.percentile === percentile)?.ms ?? null),
      panel.testBed,
    ])),
    ...evidenceOf(dataset.benchmarks.flatMap((record) => [record, { sources: record.check.sources, asOf: record.asOf }])),
    ...(chart && { chart }),
  }
}

function offloadSplit(dataset: Dataset): Exhibit {
  const columns = offloadColumns(dataset)
  const [moved, kept] = RUN_PLACES.map((place) => columns.find((column) => column.place === place)?.rows.length ?? 0) as [number, number]
  const workers = columns.find((column) => column.place === 'kernel')?.workers ?? []
  const helper = joinWords(workers) || 'the kernel'
  return {
    title: `Where each capability of the data plane runs once ${helper} ${workers.length > 1 ? 'help' : 'helps'}`,
    finding: `${moved > 0 ? `${helper} can take ${counted(moved, 'capability', 'capabilities')}` : 'No capability moves'} into the kernel; `
      + `${spell(kept)} ${kept === 1 ? 'stays' : 'stay'} in user space.`,
    columns: [text('Capability'), text('Runs in'), text('Why')],
    rows: columns.flatMap((column) => column.rows.map((row) => [row.capability, column.title, row.why])),
    ...evidenceOf(dataset.offloads),
  }
}

const asRow = (kind: string) => (row: SupportRow): string[] => [row.name, kind, row.before, row.now]

function wasmSupport(dataset: Dataset): Exhibit {
  const [sdks, hosts, keeper] = [sdkRows(dataset), hostRows(dataset), listKeeper(dataset)]
  const evidence = evidenceOf([...dataset.wasmSdks, ...dataset.wasmHosts])
  const change = (rows: readonly SupportRow[], one: string, many: string): string =>
    `${counted(countListed(rows, 'before'), one, many)} on the list in ${dataset.talk.year}, ${spell(countListed(rows, 'now'))} at the last reading`
  return {
    title: `SDK languages and proxies on the lists of ${keeper}, ${dataset.talk.year} and ${formatMoment(evidence.asOf)}`,
    finding: `${capital(change(sdks, 'SDK language', 'SDK languages'))}; ${change(hosts, 'proxy', 'proxies')}.`,
    columns: [text('Name'), text('What'), text(`${dataset.talk.year}`), text(formatMomentShort(evidence.asOf))],
    rows: [...sdks.map(asRow('SDK language')), ...hosts.map(asRow('Proxy'))],
    ...evidence,
  }
}

function platformNeeds(dataset: Dataset): Exhibit {
  const rows = platformRows(dataset)
  return {
    title: 'What users run beside containers in one cluster, and how demanding it is',
    finding: `Users ask to reach beyond one cluster of containers in ${counted(rows.length, 'way')}: ${rows.map((row) => row.name).join('; ')}.`,
    columns: [text('Need'), text('What it takes'), text('Why'), text('Level')],
    rows: rows.map((row) => [row.name, row.need, row.why, row.level]),
    ...evidenceOf(dataset.platformNeeds),
  }
}

/** Exhibits of "What the community worked on", by component tag. */
export const communityExhibits: ExhibitTable = {
  FocusAreas: single(focusAreas),
  RemedyList: single(remedyList),
  LatencyBenchmark: single(latencyBenchmark),
  OffloadSplit: single(offloadSplit),
  WasmSupport: single(wasmSupport),
  PlatformNeeds: single(platformNeeds),
}
