import type { DeploymentModel } from '../schema/index.ts'
import { proxyWords } from './deployment.ts'
import { initials, wrapWords } from './wording.ts'

export interface Box { x: number, y: number, width: number, height: number }
export interface DrawnNode extends Box { id: string, label: string }
export interface DrawnPod extends Box { id: string, service: string, letter: string }
/** A hexagon around (x, y) with corner radius r; `letter` is empty where its pod's letter says it all. */
export interface DrawnProxy { id: string, x: number, y: number, r: number, kind: 'full' | 'micro', letter: string }
/** One model's cluster in the user space of the whole drawing. */
export interface Panel extends Box {
  id: string
  /** Lines of "numeral name", wrapped to the panel's width. */
  heading: string[]
  words: string
  nodes: DrawnNode[]
  pods: DrawnPod[]
  proxies: DrawnProxy[]
  /** Region of proxies outside the nodes; null where there are none. */
  remote: Box | null
}
export interface ClusterLayout { width: number, height: number, panels: Panel[], lineHeight: number, headingLines: number }

const GAP = 26
const WIDEST = 368
const PAD = 10
const SLOT = 8
const LABEL = 26
const LINE = 27
const WORDS = 40
/** Room for the letter at the top of a pod. */
const POD_LABEL = 26
/** Radius of a proxy in a pod, as a part of the pod's width: room for the hexagon of a full one, a micro one is smaller. */
const FULL = 0.32
const MICRO = 0.2
const REMOTE_LABEL = 24
/** Width of a letter of the 22 px semibold heading: 9.5 px measured in the deck's sans, with some room. */
const LETTER = 10
/** Pod widths to try, widest first: the first that keeps the drawing in its height wins. */
const POD_SIZES = [54, 48, 42, 36, 30] as const

/** Sizes shared by every panel, so that the same pod sits at the same place in each. */
interface Grid { panel: number, pod: number, podHeight: number, r: number, columns: number, proxyColumns: number, tops: number[], heights: number[], bottom: number, remoteRows: number, headingLines: number }

/**
 * Small multiples of one cluster, a panel a model, side by side.
 * @param width of the drawing in px; the height follows from the records and stays under `budget` where the smallest pods allow
 */
export function clusterLayout(models: readonly DeploymentModel[], width: number, budget: number): ClusterLayout {
  const panel = Math.min(WIDEST, (width - GAP * (models.length - 1)) / models.length)
  const grids = POD_SIZES.map((pod) => gridOf(models, panel, pod))
  const grid = grids.find((candidate) => heightOf(candidate) <= budget) ?? grids.at(-1)
  if (!grid) throw new RangeError('no pod size to draw a cluster with')
  const letters = initials(models.flatMap(servicesOf))
  const panels = models.map((model, index) => drawPanel(model, index, grid, letters))
  return { width, height: heightOf(grid), panels, lineHeight: LINE, headingLines: grid.headingLines }
}

const servicesOf = (model: DeploymentModel): string[] => [
  ...model.nodes.flatMap((node) => node.pods.map((pod) => pod.service)),
  ...model.proxies.flatMap((proxy) => proxy.serves ?? []),
]
const headingOf = (model: DeploymentModel, panel: number): string[] => wrapWords(`${model.numeral} ${model.name}`, panel / LETTER)
const atNode = (model: DeploymentModel, node: string) => model.proxies.filter((proxy) => proxy.place === 'node' && proxy.at === node)
const remotes = (model: DeploymentModel) => model.proxies.filter((proxy) => proxy.place === 'remote')
const rowsFor = (things: number, columns: number): number => Math.ceil(things / columns)
const heightOf = (grid: Grid): number => grid.bottom + (grid.remoteRows > 0 ? REMOTE_LABEL + grid.remoteRows * (2 * grid.r + SLOT) : 0)

function gridOf(models: readonly DeploymentModel[], panel: number, pod: number): Grid {
  const inner = panel - 2 * PAD
  const fit = (size: number): number => Math.max(1, Math.floor((inner + SLOT) / (size + SLOT)))
  const size = { panel, pod, podHeight: POD_LABEL + 2 * pod * FULL + POD_LABEL / 4, r: Math.max(18, pod * 0.37), columns: fit(pod) }
  const proxyColumns = fit(2 * size.r)
  const headingLines = Math.max(...models.map((model) => headingOf(model, panel).length))
  const heights = nodeHeights(models, { ...size, proxyColumns })
  const first = headingLines * LINE + WORDS
  const tops = heights.map((_, index) => first + sum(heights.slice(0, index)) + index * PAD)
  const remoteRows = Math.max(...models.map((model) => rowsFor(remotes(model).length, proxyColumns)))
  return { ...size, proxyColumns, headingLines, heights, tops, remoteRows, bottom: first + sum(heights) + heights.length * PAD }
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** The n-th node is as high in every panel as the model with most pods and proxies on it needs. */
function nodeHeights(models: readonly DeploymentModel[], grid: Pick<Grid, 'columns' | 'proxyColumns' | 'podHeight' | 'r'>): number[] {
  const count = Math.max(...models.map((model) => model.nodes.length))
  return Array.from({ length: count }, (_, index) => {
    const most = (rows: (model: DeploymentModel) => number): number => Math.max(...models.map(rows))
    const pods = most((model) => rowsFor(model.nodes[index]?.pods.length ?? 0, grid.columns))
    const proxies = most((model) => rowsFor(atNode(model, model.nodes[index]?.id ?? '').length, grid.proxyColumns))
    return LABEL + pods * (grid.podHeight + SLOT) + proxies * (2 * grid.r + SLOT) + PAD - SLOT + 2
  })
}

function drawPanel(model: DeploymentModel, index: number, grid: Grid, letters: ReadonlyMap<string, string>): Panel {
  const x = index * (grid.panel + GAP)
  const nodes = model.nodes.map((node, place): DrawnNode =>
    ({ id: node.id, label: node.label, x, y: grid.tops[place] ?? 0, width: grid.panel, height: grid.heights[place] ?? 0 }))
  const pods = model.nodes.flatMap((node, place) => drawPods(node, x, grid.tops[place] ?? 0, grid, letters))
  const proxies = [
    ...pods.flatMap((pod) => podProxies(model, pod, grid)),
    ...nodes.flatMap((node) => nodeProxies(model, node, grid, letters)),
    ...drawRow(remotes(model), x, grid.bottom + REMOTE_LABEL, grid, letters),
  ]
  const remote = remotes(model).length > 0
    ? { x, y: grid.bottom, width: grid.panel, height: heightOf(grid) - grid.bottom }
    : null
  return {
    id: model.id, x, y: 0, width: grid.panel, height: heightOf(grid), heading: headingOf(model, grid.panel),
    words: proxyWords(countKinds(model)), nodes, pods, proxies, remote,
  }
}

const countKinds = ({ proxies }: DeploymentModel): { full: number, micro: number } => {
  const full = proxies.filter((proxy) => proxy.kind === 'full').length
  return { full, micro: proxies.length - full }
}

function drawPods(node: DeploymentModel['nodes'][number], x: number, top: number, grid: Grid, letters: ReadonlyMap<string, string>): DrawnPod[] {
  return node.pods.map(({ id, service }, index) => ({
    id, service, letter: letters.get(service) ?? service,
    x: x + PAD + (index % grid.columns) * (grid.pod + SLOT),
    y: top + LABEL + Math.floor(index / grid.columns) * (grid.podHeight + SLOT),
    width: grid.pod, height: grid.podHeight,
  }))
}

/** Proxies inside a pod stand side by side in its lower half. */
function podProxies(model: DeploymentModel, pod: DrawnPod, grid: Grid): DrawnProxy[] {
  const here = model.proxies.filter((proxy) => proxy.place === 'pod' && proxy.at === pod.id)
  const step = pod.width / Math.max(here.length, 1)
  return here.map(({ id, kind }, index) => ({
    id, kind, letter: '', x: pod.x + step * (index + 0.5), y: pod.y + (POD_LABEL + pod.height) / 2,
    r: Math.min(step / 2 - 1, grid.pod * (kind === 'full' ? FULL : MICRO)),
  }))
}

const nodeProxies = (model: DeploymentModel, node: DrawnNode, grid: Grid, letters: ReadonlyMap<string, string>): DrawnProxy[] => {
  const here = atNode(model, node.id)
  const rows = rowsFor(here.length, grid.proxyColumns)
  return drawRow(here, node.x, node.y + node.height - PAD - rows * (2 * grid.r + SLOT) + SLOT, grid, letters)
}

/** Hexagons in rows from `top`, each with the letter of the service it serves, or "all". */
function drawRow(proxies: DeploymentModel['proxies'], x: number, top: number, grid: Grid, letters: ReadonlyMap<string, string>): DrawnProxy[] {
  return proxies.map(({ id, kind, serves }, index) => ({
    id, kind, letter: serves === undefined ? 'all' : letters.get(serves) ?? serves,
    x: x + PAD + grid.r + (index % grid.proxyColumns) * (2 * grid.r + SLOT),
    y: top + grid.r + Math.floor(index / grid.proxyColumns) * (2 * grid.r + SLOT),
    r: kind === 'full' ? grid.r : grid.r * 0.7,
  }))
}

/** Corners of a hexagon that stands on a point, as an SVG `points` value. */
export const hexagon = ({ x, y, r }: Pick<DrawnProxy, 'x' | 'y' | 'r'>): string =>
  Array.from({ length: 6 }, (_, corner) => {
    const angle = Math.PI / 3 * corner - Math.PI / 2
    return `${(x + r * Math.cos(angle)).toFixed(1)},${(y + r * Math.sin(angle)).toFixed(1)}`
  }).join(' ')
