import { modelOf } from '../figures/topology.ts'
import type { Dataset, DeploymentModel } from '../schema/index.ts'
import { BOXES_HEADER } from './config.ts'
import { callLines, keyLines } from './deployment-calls.ts'
import { label } from './escape.ts'
import { safeIds } from './ids.ts'

type Node = DeploymentModel['nodes'][number]
type Pod = Node['pods'][number]
type Proxy = DeploymentModel['proxies'][number]
/** How a side of the drawing is ordered: proxies face the middle. */
type Side = 'left' | 'right'

/**
 * A deployment model as mermaid source: nodes left and right, remote proxies between them,
 * a hexagon for each proxy and an arrow for each hop of a call.
 * @throws RangeError when there is no such model
 */
export function deploymentDiagram(dataset: Dataset, modelId: string): string {
  const model = modelOf(dataset, modelId)
  const idOf = safeIds('p')
  const half = Math.ceil(model.nodes.length / 2)
  return [
    ...BOXES_HEADER,
    'flowchart TB',
    ...group('cluster', 'LR', 'bare', [
      ...group('leftside', 'TB', 'bare', model.nodes.slice(0, half).flatMap((node) => nodeLines(model, node, 'left', idOf))),
      ...remoteLines(model, idOf),
      ...group('rightside', 'TB', 'bare', model.nodes.slice(half).flatMap((node) => nodeLines(model, node, 'right', idOf))),
    ]),
    ...keyLines(model),
    ...callLines(model, idOf),
  ].join('\n')
}

/** A subgraph, or nothing where it would be empty: mermaid refuses to draw that. */
function group(id: string, direction: 'LR' | 'TB', style: string, inner: string[], title = '" "'): string[] {
  if (inner.length === 0) return []
  return [`subgraph ${id}[${title}]`, `direction ${direction}`, ...inner, 'end', ...style.split(' ').map((name) => `class ${id} ${name}`)]
}

function nodeLines(model: DeploymentModel, node: Node, side: Side, idOf: (id: string) => string): string[] {
  const own = model.proxies.filter(({ place, at }) => place === 'node' && at === node.id)
  const id = idOf(node.id)
  const pods = group(`${id}pods`, 'TB', 'bare', node.pods.flatMap((pod) => podLines(model, pod, side, idOf)))
  const shared = group(`${id}shared`, 'TB', 'bare', own.flatMap((proxy) => proxyLines(proxy, idOf)))
  const inner = side === 'left' ? [...pods, ...shared] : [...shared, ...pods]
  const inPods = model.proxies.filter(({ place, at }) => place === 'pod' && node.pods.some((pod) => pod.id === at))
  const room = side === 'left' && own.length === 0 && inPods.length > 0 ? ' room' : ''
  return group(id, 'LR', `machine${room}`, inner, label(`${node.label}: ${counted(node.pods.length, 'pod', 'pods')}, ${proxyCount([...own, ...inPods])}`))
}

const counted = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`

function proxyCount(proxies: readonly Proxy[]): string {
  const small = proxies.length > 0 && proxies.every(({ kind }) => kind === 'micro')
  return small ? counted(proxies.length, 'micro-proxy', 'micro-proxies') : counted(proxies.length, 'proxy', 'proxies')
}

/** A pod; one that carries proxies is a box around its service and them. */
function podLines(model: DeploymentModel, pod: Pod, side: Side, idOf: (id: string) => string): string[] {
  const proxies = model.proxies.filter(({ place, at }) => place === 'pod' && at === pod.id)
  const id = idOf(pod.id)
  const box = `${id}[${label(`Pod ${pod.service}`)}]`
  if (proxies.length === 0) return [box, `class ${id} pod`]
  const service = [box, `class ${id} app`]
  const inside = proxies.flatMap((proxy) => proxyLines(proxy, idOf))
  return group(`${id}box`, 'LR', 'pod', side === 'left' ? [...service, ...inside] : [...inside, ...service])
}

function remoteLines(model: DeploymentModel, idOf: (id: string) => string): string[] {
  const remote = model.proxies.filter(({ place }) => place === 'remote')
  return group('remote', 'TB', 'outside', remote.flatMap((proxy) => proxyLines(proxy, idOf)), label(`Remote: ${proxyCount(remote)}`))
}

function proxyLines(proxy: Proxy, idOf: (id: string) => string): string[] {
  const id = idOf(proxy.id)
  const shared = proxy.place === 'node' && proxy.serves === undefined ? [`class ${id} shared`] : []
  return [`${id}{{${label(proxyName(proxy))}}}`, ...shared, `class ${id} ${proxy.kind === 'micro' ? 'micro' : 'proxy'}`]
}

/** `proxy` in a pod, `proxy B` for one service, `shared proxy` for all. */
function proxyName({ kind, place, serves }: Proxy): string {
  const noun = kind === 'micro' ? 'micro-proxy' : 'proxy'
  if (place === 'pod') return noun
  return serves === undefined ? `shared ${noun}` : `${noun} ${serves}`
}
