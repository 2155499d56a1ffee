import { adoptionClaims, adoptionSegments } from './records/adoption.ts'
import { aftermath } from './records/aftermath.ts'
import { benchmarks, remedies } from './records/performance.ts'
import { comparisons, stack, standards } from './records/stack.ts'
import { corrections } from './records/corrections.ts'
import { events } from './records/events.ts'
import { focusAreas } from './records/focus.ts'
import { modelProducts, models, tradeoffs } from './records/models.ts'
import { offloads } from './records/ebpf.ts'
import { outlook } from './records/outlook.ts'
import { pathways } from './records/pathways.ts'
import { phases } from './records/phases.ts'
import { platformNeeds } from './records/platforms.ts'
import { projects } from './records/projects.ts'
import { series } from './records/series.ts'
import { snapshots } from './records/snapshots.ts'
import { ecosystemSources } from './records/sources-ecosystem.ts'
import { landscapeSources } from './records/sources-landscape.ts'
import { surveys } from './records/surveys.ts'
import { talk } from './records/talk.ts'
import { verdicts } from './records/verdicts.ts'
import { wasmHosts, wasmSdks } from './records/wasm.ts'
import type { Dataset } from './schema/index.ts'

/** The talk's dataset: what is true, record by record, each with its sources. */
export const dataset: Dataset = {
  talk,
  sources: [...landscapeSources, ...ecosystemSources],
  verdicts,
  phases,
  adoptionSegments,
  adoptionClaims,
  surveys,
  stack,
  standards,
  comparisons,
  focusAreas,
  remedies,
  benchmarks,
  offloads,
  pathways,
  wasmSdks,
  wasmHosts,
  platformNeeds,
  models,
  tradeoffs,
  modelProducts,
  events,
  projects,
  snapshots,
  series,
  corrections,
  aftermath,
  outlook,
}
