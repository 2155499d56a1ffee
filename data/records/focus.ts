import type { FocusArea } from '../schema/index.ts'

const told = { sources: ['article', 'article-zh'], asOf: '2022-01-12' }

export const focusAreas: FocusArea[] = [
  {
    ...told,
    id: 'performance',
    name: 'Performance',
    question: 'What does the mesh cost at scale?',
    detail: 'Memory and latency of the proxies as the number of services grows',
  },
  {
    ...told,
    id: 'protocols',
    name: 'Protocols and extensions',
    question: 'How does the mesh learn more than HTTP?',
    detail: 'Any layer-7 protocol, and plugins that run inside the proxy',
  },
  {
    ...told,
    id: 'deployment',
    name: 'Deployment models',
    question: 'Where should the proxy run?',
    detail: 'Beside each workload, shared on each node, or no proxy at all',
  },
  {
    ...told,
    id: 'kernel',
    name: 'eBPF',
    question: 'What can move into the kernel?',
    detail: 'Part of what the mesh does for the network, below the proxy',
  },
]
