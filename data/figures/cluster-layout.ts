import type { DeploymentModel } from '../schema/index.ts'
import {
  atNode, clusterGrid, GAP, headingOf, LABEL, LINE, PAD, POD_LABEL, POD_RADIUS, podHeightOf, REMOTE_LABEL, remotes, rowsFor, SLOT, type Grid,
} from './cluster-grid.ts'
import { countKinds, proxyWords } from './deployment.ts'
import { initials } from './wording.ts'

export interface Box { x: number, y: number, width: number, height: number }
export interface DrawnNode extends Box { id: string, label: string }
export interface DrawnPod extends Box { id: string, service: string, letter: string }
/** A hexagon around (x, y) with corner radius r; `letter`, of `size` px, is empty where its pod's letter says it all. */
export interface DrawnProxy { id: string, x: number, y: number, r: number, kind: 'full' | 'micro', letter: string, size: number }
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
export interface ClusterLayout { width: number, height: number, panels: Panel[], lineHeight: number, headingLines: number, narrow: boolean }

/**
 * Small multiples of one cluster, a panel a model, side by side.
 * @param width of the drawing in px; the height follows from the records and stays under `budget` where the smallest pods allow
 */
export function clusterLayout(models: readonly DeploymentModel[], width: number, budget: number): ClusterLayout {
  const grid = clusterGrid(models, width, budget)
  const letters = initials(models.flatMap(servicesOf))
  const panels = models.map((model, index) => drawPanel(model, index, grid, letters))
  return { width, height: grid.height, panels, lineHeight: LINE, headingLines: grid.headingLines, narrow: grid.narrow }
}

const servicesOf = (model: DeploymentModel): string[] => [
  ...model.nodes.flatMap((node) => node.pods.map((pod) => pod.service)),
  ...model.proxies.flatMap((proxy) => proxy.serves ?? []),
]

function drawPanel(model: DeploymentModel, index: number, grid: Grid, letters: ReadonlyMap<string, string>): Panel {
  const x = index * (grid.panel + GAP)
  const nodes = model.nodes.map((node, place): DrawnNode =>
    ({ id: node.id, label: node.label, x, y: grid.tops[place] ?? 0, width: grid.panel, height: grid.heights[place] ?? 0 }))
  const pods = model.nodes.flatMap((node, place) => drawPods(model, node, x, grid.tops[place] ?? 0, grid, letters))
  const proxies = [
    ...pods.flatMap((pod) => podProxies(model, pod, grid)),
    ...nodes.flatMap((node) => nodeProxies(model, node, grid, letters)),
    ...drawRow(remotes(model), x, grid.bottom + REMOTE_LABEL, grid, letters),
  ]
  const remote = remotes(model).length > 0
    ? { x, y: grid.bottom, width: grid.panel, height: grid.height - grid.bottom }
    : null
  return {
    id: model.id, x, y: 0, width: grid.panel, height: grid.height, heading: headingOf(model, grid.panel),
    words: proxyWords(countKinds(model)), nodes, pods, proxies, remote,
  }
}

function drawPods(
  model: DeploymentModel, node: DeploymentModel['nodes'][number], x: number, top: number, grid: Grid, letters: ReadonlyMap<string, string>,
): DrawnPod[] {
  const height = podHeightOf(model, grid.pod)
  return node.pods.map(({ id, service }, index) => ({
    id, service, letter: letters.get(service) ?? service,
    x: x + PAD + (index % grid.columns) * (grid.pod + SLOT),
    y: top + LABEL + Math.floor(index / grid.columns) * (height + SLOT),
    width: grid.pod, height,
  }))
}

/** Least size of a letter, px. */
const LETTER = 17

// Short of touching: half a step would put the outer hexagons on the pod's very edge.
const IN_STEP = 0.48

/** Proxies inside a pod stand side by side in its lower half. */
function podProxies(model: DeploymentModel, pod: DrawnPod, grid: Grid): DrawnProxy[] {
  const here = model.proxies.filter((proxy) => proxy.place === 'pod' && proxy.at === pod.id)
  const step = pod.width / Math.max(here.length, 1)
  return here.map(({ id, kind }, index) => ({
    id, kind, letter: '', size: LETTER, x: pod.x + step * (index + 0.5), y: pod.y + (POD_LABEL + pod.height) / 2,
    r: Math.min(step * IN_STEP, grid.pod * POD_RADIUS[kind]),
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
    size: Math.max(LETTER, grid.r * 0.8),
  }))
}

/** Corners of a hexagon that stands on a point, as an SVG `points` value. */
export const hexagon = ({ x, y, r }: Pick<DrawnProxy, 'x' | 'y' | 'r'>): string =>
  Array.from({ length: 6 }, (_, corner) => {
    const angle = Math.PI / 3 * corner - Math.PI / 2
    return `${(x + r * Math.cos(angle)).toFixed(1)},${(y + r * Math.sin(angle)).toFixed(1)}`
  }).join(' ')
