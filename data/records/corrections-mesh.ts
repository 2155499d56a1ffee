import type { Correction } from '../schema/index.ts'

const told = { sources: ['article'], asOf: '2022-01-12' }

/** Corrections about where the mesh stands and the community's work. */
export const meshCorrections: Correction[] = [
  {
    ...told,
    id: 'chasm-position',
    subject: 'Place on the adoption curve',
    article: 'Past the chasm, between early and late majority',
    check: {
      verdict: 'disputed',
      says: 'InfoQ, June 2022: early adopters; surveys find 60% in production (CNCF) or 33% with those on the way (Buoyant)',
      sources: ['infoq-trends-2022', 'infoq-reply', 'cncf-microsurvey', 'buoyant-survey'],
    },
  },
  {
    ...told,
    id: 'istio-cncf',
    subject: 'What the CNCF defines',
    article: 'Istio is a key technology that the CNCF defines, five years old',
    check: {
      verdict: 'corrected',
      says: 'The definition names service meshes; Istio, 4 years 8 months old, joined the CNCF only in September 2022',
      sources: ['cncf-definition', 'cncf-landscape', 'article-zh'],
    },
  },
  {
    ...told,
    id: 'most-popular',
    subject: 'The most popular mesh',
    article: 'No service mesh is more popular than Istio',
    check: {
      verdict: 'disputed',
      says: 'CNCF, late 2021: 72% use or plan Linkerd, 34% Istio; GitHub stars and the CNCF Survey 2020 favour Istio',
      sources: ['cncf-microsurvey', 'article-zh', 'istio-debate'],
    },
  },
  {
    ...told,
    id: 'latency-claim',
    subject: 'The latency of Istio 1.2',
    article: '3 ms on top, for a mesh with 1,000 requests per second',
    check: {
      verdict: 'corrected',
      says: 'The median between two pods, measured in 2019; at the 99th percentile the same test adds 10 ms',
      sources: ['istio-benchmark-2019'],
    },
  },
  {
    ...told,
    id: 'ebpf-user-space',
    subject: 'eBPF and user space',
    article: 'Parsing protocols and “user scaling” are hard in user space',
    check: {
      verdict: 'corrected',
      says: 'The meaning is turned around: solo.io says parsing and user extensions can stay in user space, with Envoy',
      sources: ['solo-ebpf'],
    },
  },
  {
    ...told,
    id: 'linkerd-per-node',
    subject: 'Linkerd as the per-node model',
    article: 'Linkerd stands for one proxy per node',
    check: {
      verdict: 'corrected',
      says: 'True of Linkerd 1.x, which could also run per pod; Linkerd 2 runs sidecars',
      sources: ['linkerd1-docs', 'linkerd2-docs'],
    },
  },
  {
    ...told,
    id: 'proxyless',
    subject: 'Proxyless among the models',
    article: 'The debate is proxyless, node or sidecar',
    check: {
      verdict: 'corrected',
      says: 'None of the four drawn models is proxyless; Istio 1.11 brought it as an experiment for gRPC',
      sources: ['article-zh', 'beyond-istio'],
    },
  },
]
