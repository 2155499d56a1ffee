import type { Tradeoff } from '../schema/index.ts'

type Grade = Tradeoff['grade']
type Says = readonly [Grade, string]
/** An author's row for one model, in the order of the criteria. */
interface Row { overhead: Says; isolation: Says; security: Says; operations: Says }

interface Author { key: string; author: string; sources: string[]; asOf: string }
const song: Author = { key: 'song', author: 'Jimmy Song', sources: ['article-zh', 'beyond-istio'], asOf: '2022-01-12' }
const solo: Author = { key: 'solo', author: 'solo.io', sources: ['solo-ebpf'], asOf: '2021-12-16' }

/** One record a cell. Ids read author, model, criterion: `song-sidecar-overhead`. */
const row = ({ key, ...author }: Author, model: string, cells: Row): Tradeoff[] =>
  (['overhead', 'isolation', 'security', 'operations'] as const).map((criterion) => ({
    id: `${key}-${model}-${criterion}`,
    model,
    ...author,
    criterion,
    grade: cells[criterion][0],
    says: cells[criterion][1],
  }))

// The grades are ours, by one rule: an author who names only advantages makes a
// cell favourable, only drawbacks unfavourable, both (or a partial one) mixed.
const graded: Tradeoff[] = [
  ...row(song, 'sidecar', {
    overhead: ['unfavourable', 'Highest: a proxy is injected into every pod'],
    isolation: ['favourable', 'A failing proxy hits only the workload of its pod'],
    security: ['unfavourable', 'Ships with the workload, so a workload may bypass it'],
    operations: ['favourable', 'Each workload’s proxy can be upgraded by itself'],
  }),
  ...row(song, 'node', {
    overhead: ['favourable', 'Low: one proxy for all workloads of a node'],
    isolation: ['unfavourable', 'A conflict at upgrade can hit every workload of the node'],
    security: ['unfavourable', 'Risky for private keys and encrypted content'],
    operations: ['favourable', 'Nothing has to be injected into pods'],
  }),
  ...row(song, 'service-account', {
    overhead: ['favourable', 'Low: workloads of one account share a proxy'],
    isolation: ['mixed', 'Split by node and account; fails like a proxy per node'],
    security: ['unfavourable', 'The link from workload to proxy cannot be guaranteed'],
    operations: ['favourable', 'Same as per node: nothing to inject'],
  }),
  ...row(song, 'remote', {
    overhead: ['unfavourable', 'Fairly high: a micro-proxy per pod'],
    isolation: ['not stated', 'Describes the traffic path instead of a fault domain'],
    security: ['favourable', 'The micro-proxy does mTLS only, which keeps it safe'],
    operations: ['favourable', 'Same as sidecar: upgraded workload by workload'],
  }),
  ...row(solo, 'sidecar', {
    overhead: ['unfavourable', 'Configuration is repeated in every instance'],
    isolation: ['favourable', 'Best: bad settings and crashes stay with one workload'],
    security: ['mixed', 'Identity down to the process, but injection can be avoided'],
    operations: ['mixed', 'Canary by workload, but injection itself is tricky'],
  }),
  ...row(solo, 'node', {
    overhead: ['favourable', 'Configuration shared by the node; matters in big clusters'],
    isolation: ['unfavourable', 'Settings, secrets and extensions of all meet in one Envoy'],
    security: ['unfavourable', 'Identity at node level; a breach exposes many identities'],
    operations: ['mixed', 'An upgrade can hit the whole node, but needs no injection'],
  }),
  ...row(solo, 'service-account', {
    overhead: ['favourable', 'Saves memory where a node runs several of one identity'],
    isolation: ['mixed', 'Keeps some isolation between workloads'],
    security: ['mixed', 'Identity as with sidecars, but the last mile stays open'],
    operations: ['not stated', 'Upgrades not discussed; avoids some injection work'],
  }),
  ...row(solo, 'remote', {
    overhead: ['favourable', 'Less L7 configuration; maybe extra hops'],
    isolation: ['favourable', 'Keeps the sidecar’s isolation'],
    security: ['favourable', 'Keeps the sidecar’s security; a smaller attack surface'],
    operations: ['mixed', 'L7 proxy upgraded unnoticed, but more moving parts'],
  }),
]

/** The one cell where the two authors contradict each other outright. */
const disputes: Record<string, string> = {
  'song-remote-overhead': 'solo.io sees less overhead than with sidecars; neither published numbers',
  'solo-remote-overhead': 'Jimmy Song sees a fairly high overhead; neither published numbers',
}

export const tradeoffs: Tradeoff[] = graded.map((cell) => {
  const says = disputes[cell.id]
  return says === undefined
    ? cell
    : { ...cell, check: { verdict: 'disputed', says, sources: ['article-zh', 'solo-ebpf'] } }
})
