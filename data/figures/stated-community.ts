import { formatCount, formatMoment, formatMs, joinWords } from '../format.ts'
import type { Benchmark, Dataset } from '../schema/index.ts'
import type { Percentile } from '../vocabulary.ts'
import { countListed, hostRows, offloadColumns, sdkRows } from './community.ts'
import { claimedLatency, contemporaryBenchmark, headlineLatency } from './latency.ts'
import type { Stated, StatedTable } from './stated.ts'

interface Evidence { sources: string[], asOf: string }

const evidence = (records: readonly Evidence[]): Evidence => ({
  sources: [...new Set(records.flatMap((record) => record.sources))],
  asOf: records.map((record) => record.asOf).sort().at(-1) ?? '',
})
const counted = (value: number, label: string, records: readonly Evidence[]): Stated =>
  ({ text: formatCount(value), value, label, ...evidence(records) })
const worded = (text: string, label: string, record: Evidence): Stated => ({ text, label, ...evidence([record]) })

/** A percentile of the load that the article quotes, whether or not it quotes that one. */
function atClaimedLoad(dataset: Dataset, percentile: Percentile): Stated {
  const { benchmark, row } = claimedLatency(dataset)
  const ms = row.latency[percentile]
  const label = `Added latency at ${percentile.toUpperCase()} and ${row.connections} connections, ${benchmark.name}`
  return worded(ms === undefined ? 'not measured' : formatMs(ms), label, benchmark)
}

/** The highest value of the quoted benchmark and the load it was measured at. */
function worst(benchmark: Benchmark): { ms: number, connections: string, percentile: string } {
  const values = benchmark.rows.flatMap((row) => Object.entries(row.latency).map(([percentile, ms]) =>
    ({ ms, percentile: percentile.toUpperCase(), connections: row.connections === undefined ? 'not stated' : formatCount(row.connections) })))
  return values.reduce((highest, value) => value.ms > highest.ms ? value : highest)
}

const ofClaim = (label: string, text: (claim: ReturnType<typeof claimedLatency>) => string) => (dataset: Dataset): Stated => {
  const claim = claimedLatency(dataset)
  return worded(text(claim), label, claim.benchmark)
}
const ofContemporary = (label: string, text: (benchmark: Benchmark) => string) => (dataset: Dataset): Stated => {
  const benchmark = contemporaryBenchmark(dataset)
  return worded(text(benchmark), `${label}, ${benchmark.name}`, benchmark)
}
const split = (place: 'kernel' | 'user space', label: string) => (dataset: Dataset): Stated =>
  counted(offloadColumns(dataset).find((column) => column.place === place)?.rows.length ?? 0, label, dataset.offloads)

/** Figures about what the community worked on. */
export const communityStated: StatedTable = {
  'focus-area-count': (dataset) => counted(dataset.focusAreas.length, 'Areas the community worked on', dataset.focusAreas),
  'remedy-count': (dataset) => counted(dataset.remedies.length, 'Remedies for the cost of the data plane', dataset.remedies),
  'platform-level-count': (dataset) => counted(new Set(dataset.platformNeeds.map((need) => need.level)).size, 'Kinds of need, by how demanding they are', dataset.platformNeeds),
  'platform-need-count': (dataset) => counted(dataset.platformNeeds.length, 'Needs beyond containers in one cluster', dataset.platformNeeds),

  'claimed-latency': ofClaim('Added latency that the article quotes', ({ ms }) => formatMs(ms)),
  'claimed-percentile': ofClaim('Percentile of the quoted latency', ({ percentile }) => percentile.toUpperCase()),
  'claimed-connections': ofClaim('Connections at the quoted latency', ({ row }) => formatCount(row.connections ?? 0)),
  'claimed-rps': ofClaim('Requests per second at the quoted latency', ({ benchmark }) => formatCount(benchmark.requestsPerSecond)),
  'claimed-latency-p90': (dataset) => atClaimedLoad(dataset, 'p90'),
  'claimed-latency-p99': (dataset) => atClaimedLoad(dataset, 'p99'),
  'worst-latency': ofClaim('Highest added latency of the same benchmark', ({ benchmark }) => formatMs(worst(benchmark).ms)),
  'worst-latency-percentile': ofClaim('Percentile of that highest latency', ({ benchmark }) => worst(benchmark).percentile),
  'worst-latency-connections': ofClaim('Connections at that highest latency', ({ benchmark }) => worst(benchmark).connections),
  'benchmark-version': ofClaim('Version that the quoted benchmark measured', ({ benchmark }) => benchmark.version),
  'benchmark-date': ofClaim('When the quoted benchmark was published', ({ benchmark }) => formatMoment(benchmark.measured)),
  'benchmark-test-bed': ofClaim('Test bed of the quoted benchmark', ({ benchmark }) => benchmark.testBed),

  'latency-contemporary': ofContemporary('Added latency in the newest benchmark up to the year under review',
    (benchmark) => formatMs(headlineLatency(benchmark, 'p90').ms)),
  'latency-contemporary-percentile': ofContemporary('Percentile of that latency',
    (benchmark) => headlineLatency(benchmark, 'p90').percentile.toUpperCase()),
  'latency-contemporary-version': ofContemporary('Version measured', (benchmark) => benchmark.version),

  'kernel-offload-count': split('kernel', 'Capabilities that the kernel can take over'),
  'userspace-count': split('user space', 'Capabilities that stay in user space'),
  'sdk-count-then': (dataset) => counted(countListed(sdkRows(dataset), 'before'), `SDK languages on the list in ${dataset.talk.year}`, dataset.wasmSdks),
  'sdk-count-now': (dataset) => counted(countListed(sdkRows(dataset), 'now'), 'SDK languages on the list at the last reading', dataset.wasmSdks),
  'host-count-then': (dataset) => counted(countListed(hostRows(dataset), 'before'), `Proxies on the list in ${dataset.talk.year}, finished or not`, dataset.wasmHosts),
  'host-joined-names': (dataset) => ({
    text: joinWords(dataset.wasmHosts.filter((host) => !host.then && host.now).map((host) => host.name)) || 'none',
    label: 'Proxies on the list at the last reading and not before', ...evidence(dataset.wasmHosts),
  }),
  'host-count-now': (dataset) => counted(countListed(hostRows(dataset), 'now'), 'Proxies on the list at the last reading', dataset.wasmHosts),
}
