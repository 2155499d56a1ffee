import type { DeploymentModel } from '../schema/index.ts'

type Node = DeploymentModel['nodes'][number]
type Proxy = DeploymentModel['proxies'][number]
type Hop = DeploymentModel['traffic'][number]['hops'][number]

/** The cluster that all four models are drawn on: the same seven pods on two nodes. */
export const nodes: Node[] = [
  { id: 'n1', label: 'Node 1', pods: [
    { id: 'n1-a1', service: 'A' },
    { id: 'n1-a2', service: 'A' },
    { id: 'n1-b', service: 'B' },
    { id: 'n1-c', service: 'C' },
  ] },
  { id: 'n2', label: 'Node 2', pods: [
    { id: 'n2-a', service: 'A' },
    { id: 'n2-c', service: 'C' },
    { id: 'n2-d', service: 'D' },
  ] },
]

/** One proxy inside each pod: `sidecar-n1-a1`, `micro-n1-a1`. */
export const perPod = (kind: Proxy['kind']): Proxy[] =>
  nodes.flatMap((node) => node.pods).map((pod) => ({
    id: `${kind === 'micro' ? 'micro' : 'sidecar'}-${pod.id}`,
    kind,
    place: 'pod' as const,
    at: pod.id,
    serves: pod.service,
  }))

/** One proxy on each node: `proxy-n1`. */
export const perNode = (): Proxy[] =>
  nodes.map((node) => ({ id: `proxy-${node.id}`, kind: 'full', place: 'node', at: node.id }))

/** One proxy on each node for each service that has a pod there: `proxy-n1-a`. */
export const perService = (): Proxy[] => nodes.flatMap((node) => servicesOf(node).map((service) => ({
  id: `proxy-${node.id}-${service.toLowerCase()}`,
  kind: 'full' as const,
  place: 'node' as const,
  at: node.id,
  serves: service,
})))

/** One proxy for each service, outside the nodes: `remote-a`. */
export const remote = (): Proxy[] => [...new Set(nodes.flatMap(servicesOf))].map((service) =>
  ({ id: `remote-${service.toLowerCase()}`, kind: 'full', place: 'remote', serves: service }))

/** Services with a pod on a node, each once. */
const servicesOf = (node: Node): string[] => [...new Set(node.pods.map((pod) => pod.service))]

/** A path through pods and proxies as hops, all handled at one layer: `path('L7', 'n1-a1', 'proxy-n1', 'n1-b')`. */
export const path = (layer: Hop['layer'], ...stops: string[]): Hop[] =>
  stops.slice(1).map((to, at) => ({ from: stops[at] ?? to, to, layer }))
