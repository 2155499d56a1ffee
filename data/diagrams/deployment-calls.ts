import type { DeploymentModel } from '../schema/index.ts'
import { CALL_COLOURS } from './config.ts'
import { label } from './escape.ts'

type Call = DeploymentModel['traffic'][number]
type Hop = Call['hops'][number]

/** L7 is a thick line, L4 a thin dotted one, so that they differ without colour. */
const ARROWS = { L7: '==>', L4: '-.->' } as const satisfies Record<Hop['layer'], string>

const colourOf = (call: number): string => CALL_COLOURS[call % CALL_COLOURS.length] ?? CALL_COLOURS[0]

/** More characters than this do not fit under the drawing in one line. */
const KEY_CHARS = 105

/** The legend under the drawing, one sample line and sentence a call: side by side, or one below the other. */
export function keyLines(model: DeploymentModel): string[] {
  const texts = model.traffic.map((call, index) => keyText(model, call, index))
  const items = texts.map((text, index) => [
    `k${index}a[" "]`,
    `k${index}b[${label(text)}]`,
    `class k${index}a sample`,
    `class k${index}b key`,
  ])
  if (texts.join('').length <= KEY_CHARS) return keyRow('legend', items.flat())
  return ['subgraph legend[" "]', 'direction TB', ...items.flatMap((item, index) => keyRow(`legend${index}`, item)), 'end', 'class legend tight']
}

const keyRow = (id: string, items: string[]): string[] =>
  [`subgraph ${id}[" "]`, 'direction LR', ...items, 'end', `class ${id} bare`, `class ${id} legend`]

function keyText(model: DeploymentModel, { label: says, hops }: Call, index: number): string {
  const proxies = new Set(hops.flatMap(({ from, to }) => [from, to]).filter((id) => model.proxies.some((proxy) => proxy.id === id)))
  return `${index + 1}: ${says}, through ${proxies.size} ${proxies.size === 1 ? 'proxy' : 'proxies'}`
}

/** All arrows: the samples of the key, then hop by hop with the number of its call. */
export function callLines(model: DeploymentModel, idOf: (id: string) => string): string[] {
  const samples = model.traffic.map((call, index) => ({ line: `k${index}a ${sampleArrow(call)} k${index}b`, call: index }))
  const hops = model.traffic.flatMap((call, index) => call.hops.map((hop) => ({
    line: `${idOf(hop.from)} ${ARROWS[hop.layer]}${hopLabel(model, call, hop, index)} ${idOf(hop.to)}`,
    call: index,
  })))
  const arrows = [...samples, ...hops]
  return [...arrows.map(({ line }) => line), ...arrows.map(({ call }, at) => `linkStyle ${at} stroke:${colourOf(call)},color:${colourOf(call)}`)]
}

/** The key shows a call as its hops are drawn: thick where any of them is L7. */
const sampleArrow = ({ hops }: Call): string => ARROWS[hops.some(({ layer }) => layer === 'L7') ? 'L7' : 'L4']

/** Hops between proxies are labelled; where a call has none, its last hop is. */
function hopLabel({ proxies }: DeploymentModel, { hops }: Call, hop: Hop, index: number): string {
  const isProxy = (id: string): boolean => proxies.some((proxy) => proxy.id === id)
  const main = hops.filter(({ from, to }) => isProxy(from) && isProxy(to))
  const labelled = main.length > 0 ? main : hops.slice(-1)
  return labelled.includes(hop) ? `|${label(`${index + 1} ${hop.layer}`)}|` : ''
}
