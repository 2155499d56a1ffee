import type { Outlook } from '../schema/index.ts'

const told = { sources: ['article', 'article-zh'], asOf: '2022-01-12' }

export const outlook: Outlook[] = [
  {
    ...told,
    id: 'take-practical-use',
    kind: 'takeaway',
    headline: 'Start from a use, not from the mesh',
    detail: 'The year’s question was what a mesh is good for, not how to try one',
  },
  {
    id: 'take-proxy-place',
    kind: 'takeaway',
    headline: 'The sidecar is one choice of four',
    detail: 'Where the proxy runs trades overhead against isolation, security, operations',
    sources: ['article-zh', 'solo-ebpf'],
    asOf: '2022-01-12',
  },
  {
    ...told,
    id: 'take-young-ecosystem',
    kind: 'takeaway',
    headline: 'The ecosystem is young',
    detail: 'New projects add what Istio lacks; most stars belong to Istio and Envoy',
  },
  {
    id: 'take-check-numbers',
    kind: 'takeaway',
    headline: 'Ask what a number measured',
    detail: 'Percentile, load and test bed make a latency figure; who was asked makes a survey',
    sources: ['istio-benchmark-2019', 'cncf-microsurvey', 'buoyant-survey'],
    asOf: '2022-09-29',
  },
  {
    id: 'watch-ebpf',
    kind: 'watch',
    headline: 'eBPF',
    detail: 'It can speed up the network path; layer 7 stays with a proxy in user space',
    sources: ['article', 'solo-ebpf'],
    asOf: '2022-01-12',
  },
  {
    id: 'watch-wasm',
    kind: 'watch',
    headline: 'WebAssembly',
    detail: 'WasmPlugin is an alpha API since Istio 1.12; extensions to load are still few',
    sources: ['article', 'istio-wasm-alpha'],
    asOf: '2022-01-12',
  },
]
