import { z } from 'zod'
import * as deployment from './deployment.ts'
import * as ecosystem from './ecosystem.ts'
import * as landscape from './landscape.ts'
import * as talk from './talk.ts'

/**
 * The one declaration of the dataset. Types are inferred from it, every record
 * set is validated by it and the published JSON Schema is generated from it.
 */
export const datasetSchema = z.strictObject({
  talk: talk.talk,
  sources: z.array(talk.source).min(1),
  verdicts: z.array(talk.verdictMeaning).min(1),
  phases: z.array(landscape.phase).min(1),
  adoptionSegments: z.array(landscape.adoptionSegment).min(1),
  adoptionClaims: z.array(landscape.adoptionClaim).min(1),
  surveys: z.array(landscape.survey).min(1),
  stack: z.array(landscape.stackGroup).min(1),
  standards: z.array(landscape.standardPair).min(1),
  comparisons: z.array(landscape.comparison).min(1),
  focusAreas: z.array(landscape.focusArea).min(1),
  remedies: z.array(landscape.remedy).min(1),
  benchmarks: z.array(landscape.benchmark).min(1),
  offloads: z.array(landscape.offload).min(1),
  pathways: z.array(landscape.pathway).min(1),
  wasmSdks: z.array(landscape.wasmSdk).min(1),
  wasmHosts: z.array(landscape.wasmHost).min(1),
  platformNeeds: z.array(landscape.platformNeed).min(1),
  models: z.array(deployment.deploymentModel).min(1),
  tradeoffs: z.array(deployment.tradeoff).min(1),
  modelProducts: z.array(deployment.modelProduct).min(1),
  events: z.array(ecosystem.event).min(1),
  projects: z.array(ecosystem.project).min(1),
  snapshots: z.array(ecosystem.starSnapshot).min(1),
  series: z.array(ecosystem.starSeries).min(1),
  corrections: z.array(talk.correction).min(1),
  aftermath: z.array(talk.aftermath).min(1),
  outlook: z.array(talk.outlook).min(1),
})

export type Dataset = z.infer<typeof datasetSchema>
/** Names of the record sets: every key of the dataset that holds a list. */
export type SetName = Exclude<keyof Dataset, 'talk'>
export type RecordOf<S extends SetName> = Dataset[S][number]

export type Talk = Dataset['talk']
export type Source = RecordOf<'sources'>
export type Phase = RecordOf<'phases'>
export type AdoptionSegment = RecordOf<'adoptionSegments'>
export type AdoptionClaim = RecordOf<'adoptionClaims'>
export type Survey = RecordOf<'surveys'>
export type StackGroup = RecordOf<'stack'>
export type StandardPair = RecordOf<'standards'>
export type Comparison = RecordOf<'comparisons'>
export type FocusArea = RecordOf<'focusAreas'>
export type Remedy = RecordOf<'remedies'>
export type Benchmark = RecordOf<'benchmarks'>
export type Offload = RecordOf<'offloads'>
export type Pathway = RecordOf<'pathways'>
export type WasmSdk = RecordOf<'wasmSdks'>
export type WasmHost = RecordOf<'wasmHosts'>
export type PlatformNeed = RecordOf<'platformNeeds'>
export type DeploymentModel = RecordOf<'models'>
export type Tradeoff = RecordOf<'tradeoffs'>
export type ModelProduct = RecordOf<'modelProducts'>
export type MeshEvent = RecordOf<'events'>
export type Project = RecordOf<'projects'>
export type StarSnapshot = RecordOf<'snapshots'>
export type StarSeries = RecordOf<'series'>
export type Correction = RecordOf<'corrections'>
export type Aftermath = RecordOf<'aftermath'>
export type Outlook = RecordOf<'outlook'>
