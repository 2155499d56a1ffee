import type { SetName } from '../schema/index.ts'

/** A record set, the talk's title matter, or the dataset itself. */
export type Place = SetName | 'talk' | 'dataset'

/** What is wrong with a field, before it is known which record it belongs to. */
export interface Finding {
  /** Path inside the record, list items by their id where they have one: `proxies[proxy-a].at`. */
  field: string
  wrong: string
  /** What would be right, as a noun phrase. */
  expected: string
}

/** One fault of the dataset: where it is, what is wrong and what was expected. */
export interface Problem extends Finding {
  set: Place
  /** The record's id, or its place in the set where it has none: `events number 3`. */
  record: string
}

/** The file that holds each record set, as `data/index.ts` gathers them. */
export const FILES: Record<Place, string> = {
  dataset: 'data/index.ts',
  talk: 'data/records/talk.ts',
  sources: 'data/records/sources-*.ts',
  verdicts: 'data/records/verdicts.ts',
  phases: 'data/records/phases.ts',
  adoptionSegments: 'data/records/adoption.ts',
  adoptionClaims: 'data/records/adoption.ts',
  surveys: 'data/records/surveys.ts',
  stack: 'data/records/stack.ts',
  standards: 'data/records/stack.ts',
  comparisons: 'data/records/stack.ts',
  focusAreas: 'data/records/focus.ts',
  remedies: 'data/records/performance.ts',
  benchmarks: 'data/records/performance.ts',
  offloads: 'data/records/ebpf.ts',
  pathways: 'data/records/pathways.ts',
  wasmSdks: 'data/records/wasm.ts',
  wasmHosts: 'data/records/wasm.ts',
  platformNeeds: 'data/records/platforms.ts',
  models: 'data/records/models.ts',
  tradeoffs: 'data/records/tradeoffs.ts',
  modelProducts: 'data/records/model-products.ts',
  events: 'data/records/events.ts',
  projects: 'data/records/projects.ts',
  snapshots: 'data/records/snapshots.ts',
  series: 'data/records/series.ts',
  corrections: 'data/records/corrections.ts',
  aftermath: 'data/records/aftermath.ts',
  outlook: 'data/records/outlook.ts',
}

/** One line a reader can act on: `data/records/projects.ts › mesh › url: is "x"; expected an https:// address`. */
export function formatProblem({ set, record, field, wrong, expected }: Problem): string {
  const path = [FILES[set], record, field].filter((part) => part !== '').join(' › ')
  return `${path}: ${wrong}; expected ${expected}`.replace(/[\r\n\u2028\u2029]+/g, ' ')
}
