import { capital, spell } from '../format.ts'
import type { Dataset, DeploymentModel } from '../schema/index.ts'
import { clusterWords, proxiesPerModel, type ProxyCount } from './deployment.ts'

type Call = DeploymentModel['traffic'][number]

/** A proxy of a model in words, with the numbers of the calls that pass it. */
export interface ProxyView { kind: string, where: string, serves: string | undefined, calls: number[] }
/** A call of a model in words: its stops from end to end. */
export interface CallView { number: number, label: string, layers: string[], stops: string[] }

/** @throws RangeError when there is no such model, naming those that exist */
export function modelOf({ models }: Dataset, id: string): DeploymentModel {
  const model = models.find((candidate) => candidate.id === id)
  if (!model) throw new RangeError(`no deployment model "${id}"; known: ${models.map((known) => known.id).join(', ')}`)
  return model
}

/** Names of all places of a model: `Pod A on Node 1`, numbered where a node has several alike; `the proxy of …`. */
function placeNames(model: DeploymentModel): Map<string, string> {
  const pods = model.nodes.flatMap((node) => node.pods.map((pod) => {
    const alike = node.pods.filter(({ service }) => service === pod.service)
    const number = alike.length > 1 ? ` (${alike.indexOf(pod) + 1} of ${alike.length})` : ''
    return [pod.id, `Pod ${pod.service}${number} on ${node.label}`] as const
  }))
  return new Map([...model.nodes.map((node) => [node.id, node.label] as const), ...pods])
}

const ofCalls = (model: DeploymentModel, id: string): number[] =>
  model.traffic.flatMap(({ hops }, index) => hops.some(({ from, to }) => from === id || to === id) ? [index + 1] : [])

/** Every proxy of a model, in the order of the records. */
export function proxyViews(model: DeploymentModel): ProxyView[] {
  const names = placeNames(model)
  return model.proxies.map(({ id, kind, at, serves }) => ({
    kind: kind === 'micro' ? 'micro-proxy' : 'full proxy',
    where: names.get(at ?? '') ?? 'remote',
    serves,
    calls: ofCalls(model, id),
  }))
}

/** Every call of a model with the places it passes. */
export const callViews = (model: DeploymentModel): CallView[] => model.traffic.map((call, index) => ({
  number: index + 1, label: call.label, layers: [...new Set(call.hops.map(({ layer }) => layer))], stops: stopsOf(model, call),
}))

function stopsOf(model: DeploymentModel, { hops }: Call): string[] {
  const names = placeNames(model)
  const name = (id: string): string => {
    const proxy = model.proxies.find((candidate) => candidate.id === id)
    if (!proxy) return names.get(id) ?? id
    const where = proxy.at === undefined ? 'remote proxy' : `proxy ${proxy.place === 'pod' ? 'in' : 'on'} ${names.get(proxy.at) ?? proxy.at}`
    return proxy.place !== 'pod' && proxy.serves !== undefined ? `${where} for ${proxy.serves}` : where
  }
  return [...hops.slice(0, 1).map(({ from }) => name(from)), ...hops.map(({ to }) => name(to))]
}

/** What a model's diagram shows, as its caption. */
export function modelTitle(dataset: Dataset, id: string): string {
  const { numeral, name, traffic } = modelOf(dataset, id)
  const calls = traffic.length === 1 ? 'one call' : `${spell(traffic.length)} calls`
  return `Model ${numeral}, ${name}: where its proxies run and which way ${calls} take${traffic.length === 1 ? 's' : ''}`
}

/** How many proxies the drawn pods need and how many a call passes. */
export function modelFinding(dataset: Dataset, id: string): string {
  const count = proxiesPerModel(dataset).find((candidate) => candidate.id === id)
  if (!count) throw new RangeError(`no deployment model "${id}"`)
  const { pods, nodes } = clusterWords([count])
  const { fewest, most } = count.passed
  const passed = fewest === most ? spell(most) : `${spell(fewest)} to ${spell(most)}`
  const verb = count.pods === 1 ? 'needs' : 'need'
  return `${capital(pods)} on ${nodes} ${verb} ${proxySum(count)}; a drawn call passes ${passed} of them.`
}

function proxySum({ full, micro }: ProxyCount): string {
  const words = (value: number, one: string, several: string): string => `${spell(value)} ${value === 1 ? one : several}`
  const plain = words(full, micro > 0 ? 'full proxy' : 'proxy', micro > 0 ? 'full proxies' : 'proxies')
  const small = words(micro, 'micro-proxy', 'micro-proxies')
  if (micro === 0) return plain
  return full === 0 ? small : `${small} and ${plain}`
}
