import type { Benchmark, Remedy } from '../schema/index.ts'

export const remedies: Remedy[] = [
  {
    id: 'less-configuration',
    name: 'Less configuration per sidecar',
    how: 'Declare what each workload calls, by hand or through an operator, and push only that',
    limits: 'By hand it means knowing every dependency; loaders send the first call through an extra proxy',
    projects: ['slime', 'aeraki'],
    sources: ['article', 'slime-lazyload-guide', 'aeraki-lazyxds'],
    asOf: '2022-01-12',
  },
  {
    id: 'ebpf',
    name: 'eBPF in the kernel',
    how: 'Shorten the way between workload and proxy instead of running it through iptables',
    limits: 'Layer 7 stays with the proxy, and it needs a recent Linux kernel',
    projects: [],
    sources: ['article', 'solo-ebpf', 'istio-debate', 'beyond-istio'],
    asOf: '2022-07-18',
  },
]

export const benchmarks: Benchmark[] = [
  {
    id: 'istio-1-2',
    name: 'Istio 1.2, two pods',
    version: '1.2',
    measured: '2019-07',
    testBed: 'A Fortio client pod and a server pod with a proxy each, Mixer on; three nodes of at least 4 vCPU and 15 GB',
    requestsPerSecond: 1000,
    claim: { connections: 16, percentile: 'p50' },
    rows: [
      { connections: 16, latency: { p50: 3, p90: 6, p99: 10 } },
      { connections: 64, latency: { p50: 12, p90: 20, p99: 25 } },
    ],
    sources: ['istio-benchmark-2019'],
    asOf: '2019-09-05',
    check: {
      verdict: 'corrected',
      says: 'The quoted 3 ms is the median between two pods, not a large mesh; each Envoy also took about half a CPU',
      sources: ['istio-benchmark-2019'],
    },
  },
  {
    id: 'istio-1-12',
    name: 'Istio 1.12, load test mesh',
    version: '1.12',
    measured: '2021',
    testBed: '1,000 services and 2,000 sidecars, 70,000 requests per second over the whole mesh; connections and run date not stated',
    requestsPerSecond: 70_000,
    rows: [{ latency: { p90: 2.65 } }],
    sources: ['istio-performance-112'],
    asOf: '2022-01-12',
    check: {
      verdict: 'confirmed',
      says: 'Same figures in the 1.16 docs: also 0.35 vCPU and 40 MB per proxy and 1,000 requests per second',
      sources: ['istio-performance-116'],
    },
  },
]
