import type { Talk } from '../schema/index.ts'

export const talk: Talk = {
  id: 'service-mesh-2021',
  title: 'Service Mesh in 2021: the ecosystem is emerging',
  subtitle: 'A year in review, re-told from data and checked against the record',
  year: 2021,
  description: 'Where the service mesh stood at the end of 2021, what its community worked on, four ways to deploy its proxies, '
    + 'and the projects around Istio: each figure with its source, its date and what the record says.',
  keywords: ['service mesh', 'Istio', 'Envoy', 'eBPF', 'WebAssembly', 'cloud native'],
  language: 'en',
  retells: 'article',
  retoldAuthor: 'Jimmy Song',
  leader: 'istio',
  asOf: '2026-11-22',
}
