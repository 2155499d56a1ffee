import { defined as at, type Cases } from './change.ts'

const ENDS = 'pod-a, pod-b, pod-c, proxy-a, proxy-b, proxy-c'
const PODS = 'node-1: pod-a (A), pod-b (B); node-2: pod-c (C)'

/** Deployment models with their topologies, trade-offs and products; projects and stars. */
export const deploymentCases: Cases = {
  'a hop to something that is not there': [(copy) => { at(at(at(copy.models, 0).traffic, 0).hops, 2).to = 'pod-d' },
    `data/records/models.ts › per-pod › traffic[a-to-c].hops[2].to: names "pod-d", which is no pod or proxy; expected one of ${ENDS}`],
  'hops that do not meet': [(copy) => { at(at(at(copy.models, 0).traffic, 0).hops, 1).from = 'proxy-b' },
    'data/records/models.ts › per-pod › traffic[a-to-c].hops[1].from: is "proxy-b"; expected "proxy-a", where the hop before it ends'],
  'a proxy in a pod that is not there': [(copy) => { at(at(copy.models, 0).proxies, 1).at = 'pod-d' },
    'data/records/models.ts › per-pod › proxies[proxy-b].at: names "pod-d", which is no pod; expected one of pod-a, pod-b, pod-c'],
  'a node proxy in a pod': [(copy) => { at(at(copy.models, 1).proxies, 0).at = 'pod-a' },
    'data/records/models.ts › per-node › proxies[proxy-1].at: names "pod-a", which is no node; expected one of node-1, node-2'],
  'a proxy that is nowhere': [(copy) => { delete at(at(copy.models, 1).proxies, 0).at },
    'data/records/models.ts › per-node › proxies[proxy-1].at: is missing; expected one of node-1, node-2'],
  'a remote proxy on a node': [(copy) => { at(at(copy.models, 1).proxies, 0).place = 'remote' },
    'data/records/models.ts › per-node › proxies[proxy-1].at: is "node-1" for a remote proxy; expected no such field, since it is outside the nodes'],
  'a proxy for a service without pods': [(copy) => { at(at(copy.models, 0).proxies, 0).serves = 'D' },
    'data/records/models.ts › per-pod › proxies[proxy-a].serves: names "D", which is no service of a pod; expected one of A, B, C'],
  'two pods with one id': [(copy) => { for (const model of copy.models) at(model.nodes, 1).pods.push({ id: 'pod-a', service: 'A' }) },
    'data/records/models.ts › per-pod › pod-a: is the id of more than one node, pod or proxy; expected an id of its own',
    'data/records/models.ts › per-node › pod-a: is the id of more than one node, pod or proxy; expected an id of its own'],
  'two calls with one id': [(copy) => { at(copy.models, 0).traffic.push(structuredClone(at(at(copy.models, 0).traffic, 0))) },
    'data/records/models.ts › per-pod › traffic[a-to-c].id: belongs to more than one call; expected an id of its own'],
  'models over different pods': [(copy) => { at(at(copy.models, 1).nodes, 0).pods.pop() },
    `data/records/models.ts › per-node › nodes: has the pods node-1: pod-a (A); node-2: pod-c (C); expected those of "per-pod": ${PODS}`],
  'a trade-off of an unknown model': [(copy) => { at(copy.tradeoffs, 0).model = 'per-pot' },
    'data/records/tradeoffs.ts › ann-pod-overhead › model: names "per-pot", which is no deployment model; expected one of per-pod, per-node'],
  'a cell graded twice by one author': [(copy) => { at(copy.tradeoffs, 1).author = 'Ann' },
    'data/records/tradeoffs.ts › bob-pod-overhead › criterion: Ann on overhead of per-pod is graded more than once; expected one record for each author, model and criterion'],
  'a product of an unknown model': [(copy) => { at(copy.modelProducts, 1).models.push('remote') },
    'data/records/model-products.ts › node-mesh › models[1]: names "remote", which is no deployment model; expected one of per-pod, per-node'],
  'stars of an unknown project': [(copy) => { at(copy.snapshots, 1).stars['rival'] = 80 },
    'data/records/snapshots.ts › stars-now › stars.rival: names "rival", which is no project; expected one of proxy, mesh, gateway, tool'],
  'a project without stars': [(copy) => { delete at(copy.snapshots, 1).stars['tool'] },
    'data/records/snapshots.ts › stars-now › stars.tool: is missing; expected a count for every project of the article'],
  'a project without stars that the article lacks': [(copy) => { delete at(copy.snapshots, 1).stars['tool']; at(copy.projects, 3).inArticle = false }],
  'an exact count among rounded ones': [(copy) => { at(copy.snapshots, 1).rounding = 100; Object.assign(at(copy.snapshots, 1).stars, { mesh: 2050, proxy: 1100 }) },
    'data/records/snapshots.ts › stars-now › stars.mesh: is 2050; expected a multiple of 100, to which counts above 1000 are rounded'],
  'a series of an unknown project': [(copy) => { at(copy.series, 0).project = 'meshes' },
    'data/records/series.ts › series-mesh › project: names "meshes", which is no project; expected one of proxy, mesh, gateway, tool'],
}
