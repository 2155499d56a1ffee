import type { DeploymentModel } from '../schema/index.ts'
import { nodes, path, perNode, perPod, perService, remote } from './topology.ts'

export { modelProducts } from './model-products.ts'
export { tradeoffs } from './tradeoffs.ts'

/** Read from the pictures of the article and its original; the models are solo.io's. */
const drawn = { sources: ['article', 'article-zh', 'solo-ebpf'], asOf: '2022-01-12', nodes }

/**
 * The four models as the article's figure draws them. The second picture, in
 * the Chinese original, has them in this order. The picture shows no call
 * inside one node for model II: that path is completed here by the same rule.
 */
export const models: DeploymentModel[] = [
  {
    ...drawn,
    id: 'sidecar',
    numeral: 'I',
    name: 'Sidecar per workload',
    short: 'Sidecar',
    idea: 'Every pod carries a proxy of its own.',
    proxies: perPod('full'),
    traffic: [
      { id: 'same-node', label: 'A calls B on the same node', hops: path('L7', 'n1-a1', 'sidecar-n1-a1', 'sidecar-n1-b', 'n1-b') },
      { id: 'cross-node', label: 'A calls D on the other node', hops: path('L7', 'n1-a1', 'sidecar-n1-a1', 'sidecar-n2-d', 'n2-d') },
    ],
  },
  {
    ...drawn,
    id: 'node',
    numeral: 'II',
    name: 'Shared proxy per node',
    short: 'Per node',
    idea: 'All pods of a node share one proxy.',
    proxies: perNode(),
    traffic: [
      { id: 'same-node', label: 'A calls B on the same node', hops: path('L7', 'n1-a1', 'proxy-n1', 'n1-b') },
      { id: 'cross-node', label: 'A calls D on the other node', hops: path('L7', 'n1-a1', 'proxy-n1', 'proxy-n2', 'n2-d') },
    ],
  },
  {
    ...drawn,
    id: 'service-account',
    numeral: 'III',
    name: 'Shared proxy per service account per node',
    short: 'Per service account',
    idea: 'Pods of one service account share a proxy on each node.',
    proxies: perService(),
    traffic: [
      { id: 'same-node', label: 'A calls B on the same node', hops: path('L7', 'n1-a1', 'proxy-n1-a', 'proxy-n1-b', 'n1-b') },
      { id: 'cross-node', label: 'A calls D on the other node', hops: path('L7', 'n1-a1', 'proxy-n1-a', 'proxy-n2-d', 'n2-d') },
    ],
  },
  {
    ...drawn,
    id: 'remote',
    numeral: 'IV',
    name: 'Micro-proxy with remote L7 proxy',
    short: 'Remote L7',
    idea: 'A micro-proxy in every pod encrypts; calls that need L7 take a detour to a shared proxy.',
    proxies: [...perPod('micro'), ...remote()],
    traffic: [
      { id: 'same-node', label: 'A calls B without L7', hops: path('L4', 'n1-a1', 'micro-n1-a1', 'micro-n1-b', 'n1-b') },
      {
        id: 'cross-node',
        label: 'A calls C on the other node with L7',
        hops: [
          ...path('L4', 'n1-a1', 'micro-n1-a1'),
          ...path('L7', 'micro-n1-a1', 'remote-a', 'micro-n2-c'),
          ...path('L4', 'micro-n2-c', 'n2-c'),
        ],
      },
    ],
  },
]
