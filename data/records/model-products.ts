import type { ModelProduct } from '../schema/index.ts'

/** No source of 2021 or 2022 names a product for models III and IV; ambient recombines them later. */
export const modelProducts: ModelProduct[] = [
  {
    id: 'product-istio',
    models: ['sidecar'],
    name: 'Istio',
    since: '2017-05-24',
    says: 'Injects an Envoy proxy into every pod',
    sources: ['article', 'istio-0-1'],
    asOf: '2022-01-12',
  },
  {
    id: 'product-linkerd1',
    models: ['node'],
    name: 'Linkerd 1.x',
    says: 'One instance per node, as a DaemonSet on Kubernetes',
    sources: ['linkerd1-docs', 'linkerd1-k8s', 'article'],
    asOf: '2026-11-22',
    check: {
      verdict: 'corrected',
      says: 'The article says Linkerd; that is true of 1.x alone',
      sources: ['linkerd1-docs', 'linkerd2-docs'],
    },
  },
  {
    id: 'product-linkerd2',
    models: ['sidecar'],
    name: 'Linkerd 2',
    since: '2017-12-04',
    says: 'Its proxies run in the pods as sidecars',
    sources: ['linkerd2-docs', 'linkerd2-repo'],
    asOf: '2026-11-22',
  },
  {
    id: 'product-traefik-mesh',
    models: ['node'],
    name: 'Traefik Mesh',
    says: 'Proxy endpoints on each node, no sidecar containers',
    sources: ['traefik-mesh-docs'],
    asOf: '2026-11-22',
  },
  {
    id: 'product-cilium',
    models: ['node'],
    name: 'Cilium Service Mesh',
    since: '2021-12-08',
    says: 'eBPF in the kernel, one proxy per node in place of one per service',
    sources: ['isovalent-ebpf', 'radar-sidecarless'],
    asOf: '2026-11-22',
  },
  {
    id: 'product-istio-ambient',
    models: ['node', 'service-account', 'remote'],
    name: 'Istio ambient',
    since: '2022-09-07',
    says: 'L4 per node, L7 in separate proxies; at launch one service account each',
    sources: ['ambient-launch', 'istio-docs-ambient'],
    asOf: '2026-11-22',
  },
]
