import type { DeploymentModel } from '../schema/index.ts'
import { wrapWords } from './wording.ts'

/** Distances of the small clusters, in px of the drawing. */
export const GAP = 26
export const PAD = 10
export const SLOT = 8
export const LINE = 27
/** Room for a node's label, for the letter at the top of a pod, and above proxies outside the nodes. */
export const LABEL = 26
export const POD_LABEL = 26
export const REMOTE_LABEL = 24
/** Radius of a proxy in a pod, as a part of the pod's width. */
export const POD_RADIUS = { full: 0.46, micro: 0.32 } as const

const WIDEST = 368
const NARROW = 240
/** Room for the line that counts the proxies. */
const WORDS = 40
/** Width of a letter of the 22 px semibold heading: 9.5 px measured in the deck's sans, with some room. */
const LETTER = 10
/** Pod widths to try, widest first: the first that keeps the drawing in its height wins. */
const POD_SIZES = [56, 52, 48, 42, 36, 30] as const

/** Sizes shared by every panel, so that the same pod sits at the same place in each. */
export interface Grid {
  /** Width of a panel and of a pod. */
  panel: number
  pod: number
  /** Corner radius of a proxy that stands outside the pods. */
  r: number
  /** Pods and proxies in a row. */
  columns: number
  proxyColumns: number
  headingLines: number
  remoteRows: number
  /** Top and height of the n-th node, and where the last one ends. */
  tops: number[]
  heights: number[]
  bottom: number
  /** Height of the whole drawing. */
  height: number
  /** True where panels are too narrow for full names. */
  narrow: boolean
}

/** The roomiest grid that keeps the models' clusters within `budget`, or the smallest there is. */
export function clusterGrid(models: readonly DeploymentModel[], width: number, budget: number): Grid {
  const panel = Math.min(WIDEST, (width - GAP * (models.length - 1)) / models.length)
  const [first, ...rest] = POD_SIZES
  return rest.reduce((grid, pod) => grid.height <= budget ? grid : gridOf(models, panel, pod), gridOf(models, panel, first))
}

/** Narrow panels take the short name: a long one would fill the height that the pods need. */
export const headingOf = ({ numeral, name, short }: DeploymentModel, panel: number): string[] =>
  wrapWords(`${numeral} ${panel < NARROW ? short : name}`, panel / LETTER)
export const atNode = (model: DeploymentModel, node: string) => model.proxies.filter((proxy) => proxy.place === 'node' && proxy.at === node)
export const remotes = (model: DeploymentModel) => model.proxies.filter((proxy) => proxy.place === 'remote')
export const rowsFor = (things: number, columns: number): number => Math.ceil(things / columns)

/** A pod that holds no proxy needs no more height than its letter. */
export const podHeightOf = ({ proxies }: DeploymentModel, pod: number): number =>
  POD_LABEL + (proxies.some(({ place }) => place === 'pod') ? 2 * pod * POD_RADIUS.full + POD_LABEL / 4 : POD_LABEL / 3)

function gridOf(models: readonly DeploymentModel[], panel: number, pod: number): Grid {
  const fit = (size: number): number => Math.max(1, Math.floor((panel - 2 * PAD + SLOT) / (size + SLOT)))
  const r = pod / 2
  const room = { pod, r, columns: fit(pod), proxyColumns: fit(2 * r) }
  const headingLines = Math.max(...models.map((model) => headingOf(model, panel).length))
  const heights = nodeHeights(models, room)
  const first = headingLines * LINE + WORDS
  const tops = heights.map((_, index) => first + sum(heights.slice(0, index)) + index * PAD)
  const bottom = first + sum(heights) + heights.length * PAD
  const remoteRows = Math.max(...models.map((model) => rowsFor(remotes(model).length, room.proxyColumns)))
  const below = remoteRows > 0 ? REMOTE_LABEL + remoteRows * (2 * r + SLOT) : 0
  return { panel, ...room, headingLines, heights, tops, bottom, remoteRows, height: bottom + below, narrow: panel < NARROW }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The n-th node is as high in every panel as the model with most pods and proxies on it needs. */
function nodeHeights(models: readonly DeploymentModel[], grid: Pick<Grid, 'columns' | 'proxyColumns' | 'pod' | 'r'>): number[] {
  const count = Math.max(...models.map((model) => model.nodes.length))
  return Array.from({ length: count }, (_, index) => Math.max(...models.map((model) => {
    const pods = rowsFor(model.nodes[index]?.pods.length ?? 0, grid.columns)
    const proxies = rowsFor(atNode(model, model.nodes[index]?.id ?? '').length, grid.proxyColumns)
    return LABEL + pods * (podHeightOf(model, grid.pod) + SLOT) + proxies * (2 * grid.r + SLOT) + PAD - SLOT + 2
  })))
}
