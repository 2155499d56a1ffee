import { joinWords } from '../format.ts'
import type { Dataset } from '../schema/index.ts'
import { RUN_PLACES, type HostState, type RunPlace } from '../vocabulary.ts'

/** An area the community worked on, numbered as told. */
export interface FocusRow { id: string, number: number, name: string, question: string, detail: string }

export const focusRows = (dataset: Dataset): FocusRow[] => dataset.focusAreas.map(({ id, name, question, detail }, index) =>
  ({ id, number: index + 1, name, question, detail }))

/** A remedy with the names of the projects behind it. */
export interface RemedyRow { id: string, name: string, how: string, limits: string, projects: { id: string, name: string, url: string }[] }

/** @throws RangeError when a remedy names a project that the dataset does not have */
function projectOf(dataset: Dataset, remedy: string, id: string): RemedyRow['projects'][number] {
  const project = dataset.projects.find((candidate) => candidate.id === id)
  if (!project) throw new RangeError(`remedy "${remedy}": no project "${id}"`)
  return { id, name: project.name, url: project.url }
}

export const remedyRows = (dataset: Dataset): RemedyRow[] => dataset.remedies.map(({ id, name, how, limits, projects }) =>
  ({ id, name, how, limits, projects: projects.map((project) => projectOf(dataset, id, project)) }))

/** One side of the split between kernel and user space. */
export interface OffloadColumn { place: RunPlace, title: string, workers: string[], rows: { id: string, capability: string, why: string }[] }

const PLACE_NAMES = { kernel: 'Linux kernel', 'user space': 'User space' } as const satisfies Record<RunPlace, string>

/** `Linux kernel (a hook)`: a place and what works there. */
const placeTitle = (place: RunPlace, workers: readonly string[]): string =>
  workers.length > 0 ? `${PLACE_NAMES[place]} (${joinWords(workers)})` : PLACE_NAMES[place]

/** Both sides, the kernel first; a side may be empty. */
export const offloadColumns = (dataset: Dataset): OffloadColumn[] => RUN_PLACES.map((place) => {
  const here = dataset.offloads.filter(({ runsIn }) => runsIn === place)
  const workers = [...new Set(here.map(({ by }) => by))]
  return { place, title: placeTitle(place, workers), workers, rows: here.map(({ id, capability, why }) => ({ id, capability, why })) }
})

/** How a list names an SDK or a host; a host may be listed as unfinished. */
export type Listing = 'listed' | 'not listed' | HostState
/** One SDK or host, in the year under review and at the last reading. */
export interface SupportRow {
  id: string
  name: string
  detail?: string
  url?: string
  before: Listing
  now: Listing
  changed: boolean
}

const listed = (is: boolean): Listing => is ? 'listed' : 'not listed'

export const sdkRows = (dataset: Dataset): SupportRow[] => dataset.wasmSdks.map((sdk) => ({
  id: sdk.id,
  name: sdk.language,
  detail: sdk.maintainer,
  url: sdk.repository,
  before: listed(sdk.listedThen),
  now: listed(sdk.listedNow),
  changed: sdk.listedThen !== sdk.listedNow,
}))

export const hostRows = (dataset: Dataset): SupportRow[] => dataset.wasmHosts.map((host) => ({
  id: host.id,
  name: host.name,
  before: host.then ?? 'not listed',
  now: host.now ?? 'not listed',
  changed: host.then !== host.now,
}))

/**
 * Who keeps the lists of SDKs and hosts: the publisher of their first source.
 * @throws RangeError when the dataset lacks that source
 */
export function listKeeper({ wasmSdks, sources }: Dataset): string {
  const id = wasmSdks[0]?.sources[0]
  const source = sources.find((candidate) => candidate.id === id)
  if (!source) throw new RangeError(`wasmSdks: no source "${id}"`)
  return source.publisher
}

/** How many rows are on the list at all at either reading. */
export const countListed = (rows: readonly SupportRow[], at: 'before' | 'now'): number =>
  rows.filter((row) => row[at] !== 'not listed').length

/** What users run beside containers, and how demanding it is. */
export interface PlatformRow { id: string, name: string, need: string, why: string, level: string }

export const platformRows = (dataset: Dataset): PlatformRow[] => dataset.platformNeeds.map(({ id, name, need, why, level }) =>
  ({ id, name, need, why, level }))
