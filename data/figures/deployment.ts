import { spell } from '../format.ts'
import type { Dataset, DeploymentModel } from '../schema/index.ts'
import type { ProxyPlace } from '../vocabulary.ts'

/** How many proxies a model draws for its cluster, by kind and by place. */
export interface ProxyCount {
  id: string
  numeral: string
  name: string
  short: string
  full: number
  micro: number
  total: number
  pods: number
  nodes: number
  places: Record<ProxyPlace, number>
  /** Proxies that a drawn call passes: the fewest and the most over all calls. */
  passed: Range
}
export interface Range { fewest: number, most: number }

/** Proxies of every model, in the order of the records. */
export const proxiesPerModel = (dataset: Dataset): ProxyCount[] => dataset.models.map(countProxies)

function countProxies(model: DeploymentModel): ProxyCount {
  const { id, numeral, name, short, nodes, proxies } = model
  const at = (place: ProxyPlace): number => proxies.filter((proxy) => proxy.place === place).length
  return {
    id, numeral, name, short,
    ...countKinds(model),
    total: proxies.length,
    pods: nodes.flatMap((node) => node.pods).length,
    nodes: nodes.length,
    places: { pod: at('pod'), node: at('node'), remote: at('remote') },
    passed: rangeOf(model.traffic.flatMap((call) => proxiesOnPaths(model, call.hops))),
  }
}

/** Proxies of a model by kind. */
export function countKinds({ proxies }: Pick<DeploymentModel, 'proxies'>): { full: number, micro: number } {
  const full = proxies.filter((proxy) => proxy.kind === 'full').length
  return { full, micro: proxies.length - full }
}

const rangeOf = (values: number[]): Range => ({ fewest: Math.min(...values), most: Math.max(...values) })

type Hop = DeploymentModel['traffic'][number]['hops'][number]

/**
 * Proxies on each way through a call's hops, from where nothing arrives to where nothing
 * leaves. A way never enters the same place twice, so a loop in the record ends it.
 */
function proxiesOnPaths(model: DeploymentModel, hops: readonly Hop[]): number[] {
  const proxies = new Set(model.proxies.map((proxy) => proxy.id))
  const arrivals = new Set(hops.map((hop) => hop.to))
  const starts = new Set(hops.map((hop) => hop.from).filter((from) => !arrivals.has(from)))
  const walk = (place: string, seen: readonly string[]): number[] => {
    const way = [...seen, place]
    const next = hops.filter((hop) => hop.from === place && !way.includes(hop.to))
    if (next.length === 0) return [way.filter((stop) => proxies.has(stop)).length]
    return next.flatMap((hop) => walk(hop.to, way))
  }
  const first = starts.size > 0 ? [...starts] : hops.slice(0, 1).map((hop) => hop.from)
  return first.flatMap((start) => walk(start, []))
}

/** `7 full`, `7 micro + 4 full`: what is drawn, the small ones first. */
export const proxyWords = ({ full, micro }: Pick<ProxyCount, 'full' | 'micro'>): string =>
  [micro > 0 && `${micro} micro`, full > 0 && `${full} full`].filter(Boolean).join(' + ')

/** `2`, or `1 to 3` where the calls differ. */
export const rangeWords = ({ fewest, most }: Range): string =>
  fewest === most ? `${fewest}` : `${fewest} to ${most}`

/** `IV Micro-proxy with remote L7 proxy`: how a model is called in tables. */
export const modelLabel = ({ numeral, name }: Pick<DeploymentModel, 'numeral' | 'name'>): string => `${numeral} ${name}`

/** The models with the most or the fewest proxies; several where they tie. */
export function extremeModels(counts: readonly ProxyCount[], which: 'most' | 'fewest'): ProxyCount[] {
  const pick = { most: Math.max, fewest: Math.min }[which]
  const target = pick(...counts.map((count) => count.total))
  return counts.filter((count) => count.total === target)
}

/** Pods and nodes of the drawn cluster in words; models that draw another cluster make it a range. */
export function clusterWords(counts: readonly ProxyCount[]): { pods: string, nodes: string } {
  const words = (values: number[], unit: string): string => {
    const { fewest, most } = rangeOf(values)
    return `${fewest === most ? spell(most) : `${spell(fewest)} to ${spell(most)}`} ${unit}${most === 1 ? '' : 's'}`
  }
  return { pods: words(counts.map((count) => count.pods), 'pod'), nodes: words(counts.map((count) => count.nodes), 'node') }
}
