import type { DeploymentModel } from '../schema/index.ts'
import { repeated, unknown, when } from './finding.ts'
import type { Finding } from './problem.ts'
import { inEach } from './readable.ts'
import { eachRecord, wholeSet, type Rule } from './scope.ts'

type Topology = Pick<DeploymentModel, 'nodes' | 'proxies'>
const nodeIds = ({ nodes }: Pick<Topology, 'nodes'>): string[] => nodes.map(({ id }) => id)
const podsOf = ({ nodes }: Pick<Topology, 'nodes'>) => nodes.flatMap(({ pods }) => pods)
const podIds = (topology: Pick<Topology, 'nodes'>): string[] => podsOf(topology).map(({ id }) => id)
const proxyIds = ({ proxies }: Topology): string[] => proxies.map(({ id }) => id)

const partIsUnique = eachRecord('models', ['nodes', 'proxies'], (model) =>
  repeated([
    ...inEach(model.nodes, ({ id, pods }) => [id, ...inEach(pods, (pod) => [pod.id])]), ...inEach(model.proxies, ({ id }) => [id]),
  ]).map((id) =>
    ({ field: id, wrong: 'is the id of more than one node, pod or proxy', expected: 'an id of its own' })))

type Proxy = Topology['proxies'][number]
const isIn = (field: string, noun: string, at: string | undefined, known: string[]): Finding[] => at === undefined
  ? [{ field, wrong: 'is missing', expected: `one of ${known.join(', ')}` }]
  : unknown(field, noun, at, known)
/** Where a proxy of each kind of place may be. */
const SITES: Record<Proxy['place'], (proxy: Proxy, model: Pick<Topology, 'nodes'>, field: string) => Finding[]> = {
  pod: ({ at }, model, field) => isIn(field, 'pod', at, podIds(model)),
  node: ({ at }, model, field) => isIn(field, 'node', at, nodeIds(model)),
  remote: ({ at }, _, field) => when(at !== undefined, () =>
    ({ field, wrong: `is "${at}" for a remote proxy`, expected: 'no such field, since it is outside the nodes' })),
}
const proxyHasItsPlace = eachRecord('models', ['nodes', 'proxies'], (model) => inEach(model.proxies, (proxy) =>
  SITES[proxy.place](proxy, model, `proxies[${proxy.id}].at`)))

const proxyServesService = eachRecord('models', ['nodes', 'proxies'], (model) => {
  const services = [...new Set(podsOf(model).map(({ service }) => service))]
  return inEach(model.proxies, ({ id, serves }) => unknown(`proxies[${id}].serves`, 'service of a pod', serves, services))
})

const hopEndsExist = eachRecord('models', ['nodes', 'proxies', 'traffic'], (model) => {
  const ends = [...podIds(model), ...proxyIds(model)]
  return inEach(model.traffic, ({ id, hops }) => inEach(hops, (hop, at) => inEach(['from', 'to'] as const, (end) =>
    unknown(`traffic[${id}].hops[${at}].${end}`, 'pod or proxy', hop[end], ends))))
})

const hopsAreOnePath = eachRecord('models', ['traffic'], ({ traffic }) => inEach(traffic, ({ id, hops }) =>
  inEach(hops, ({ from }, at) => {
    const before = hops[at - 1]?.to
    return when(before !== undefined && from !== before, () =>
      ({ field: `traffic[${id}].hops[${at}].from`, wrong: `is "${from}"`, expected: `"${before}", where the hop before it ends` }))
  })))

const trafficIsUnique = eachRecord('models', ['traffic'], ({ traffic }) => repeated(inEach(traffic, ({ id }) => [id])).map((id) =>
  ({ field: `traffic[${id}].id`, wrong: 'belongs to more than one call', expected: 'an id of its own' })))

const modelsSharePods = wholeSet('models', ['nodes'], (models) => {
  const drawn = ({ nodes }: Pick<Topology, 'nodes'>) =>
    nodes.map(({ id, pods }) => `${id}: ${pods.map((pod) => `${pod.id} (${pod.service})`).sort().join(', ')}`).sort().join('; ')
  const first = models[0]
  return models.flatMap(({ label, record }) => first && drawn(record) !== drawn(first.record)
    ? [{ record: label, field: 'nodes', wrong: `has the pods ${drawn(record)}`, expected: `those of "${first.label}": ${drawn(first.record)}` }]
    : [])
})

const tradeoffNamesModel = eachRecord('tradeoffs', ['model'], ({ model }, { ids }) =>
  unknown('model', 'deployment model', model, ids('models')))

const tradeoffIsSaidOnce = wholeSet('tradeoffs', ['model', 'author', 'criterion'], (tradeoffs) => {
  const cells = tradeoffs.map(({ record }) => `${record.author} on ${record.criterion} of ${record.model}`)
  return repeated(cells).map((cell) => ({
    record: tradeoffs[cells.lastIndexOf(cell)]?.label ?? '',
    field: 'criterion',
    wrong: `${cell} is graded more than once`,
    expected: 'one record for each author, model and criterion',
  }))
})

// Silence is a grade of its own: without a record, a cell would say that its author states nothing.
const tradeoffIsComplete = wholeSet('tradeoffs', ['model', 'author', 'criterion'], (tradeoffs, { ids }) => {
  const [given, models] = [tradeoffs.map(({ record }) => record), ids('models') ?? []]
  const distinct = <T>(values: T[]): T[] => [...new Set(values)]
  /** A model whose cell is missing; none where another one is named twice, or does not exist: that is the fault then. */
  const missing = (author: string, criterion: string): string[] => {
    const named = given.filter((cell) => cell.author === author && cell.criterion === criterion).map(({ model }) => model)
    const sound = repeated(named).length === 0 && named.every((model) => models.includes(model))
    return sound ? models.filter((model) => !named.includes(model)) : []
  }
  const criteria = distinct(given.map(({ criterion }) => criterion))
  return distinct(given.map(({ author }) => author)).flatMap((author) => criteria.flatMap((criterion) => missing(author, criterion).map((model) => ({
    record: `${author} on ${criterion} of ${model}`, field: '', wrong: 'is missing', expected: 'a record, with the grade "not stated" where the author says nothing',
  }))))
})

const productNamesModels = eachRecord('modelProducts', ['models'], ({ models }, { ids }) =>
  inEach(models, (id, at) => unknown(`models[${at}]`, 'deployment model', id, ids('models'))))

/** Deployment models, their topologies, trade-offs and products. */
export const deploymentRules: Rule[] = [
  partIsUnique, proxyHasItsPlace, proxyServesService, hopEndsExist, hopsAreOnePath, trafficIsUnique,
  modelsSharePods, tradeoffNamesModel, tradeoffIsSaidOnce, tradeoffIsComplete, productNamesModels,
]
