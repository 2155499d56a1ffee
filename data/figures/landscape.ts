import type { Comparison, Dataset, StandardPair } from '../schema/index.ts'
import { VERDICTS, type Verdict } from '../vocabulary.ts'

export * from './landscape-adoption.ts'
export * from './landscape-layout.ts'
export * from './landscape-normal.ts'
export * from './landscape-surveys.ts'

/** One verdict with its meaning and the number of records that bear it. */
export interface VerdictRow {
  verdict: Verdict
  label: string
  meaning: string
  count: number
  /** Percent of all checked records; 0 where nothing was checked. */
  share: number
}

const verdictOf = (record: object): Verdict[] =>
  'check' in record && record.check ? [(record.check as { verdict: Verdict }).verdict] : []

/** Verdicts of every record that was checked, whichever record set it is in. */
export const allVerdicts = (dataset: Dataset): Verdict[] =>
  Object.values(dataset).filter((set) => Array.isArray(set)).flat().flatMap(verdictOf)

/** How often each verdict of the vocabulary occurs, in its order, zeros included. */
export const tally = (given: readonly Verdict[]): { verdict: Verdict, count: number }[] =>
  VERDICTS.map((verdict) => ({ verdict, count: given.filter((other) => other === verdict).length }))

/** All verdicts in the vocabulary's order, also those that no record bears. */
export function verdictCounts(dataset: Dataset): VerdictRow[] {
  const given = allVerdicts(dataset)
  return tally(given).map(({ verdict, count }) => {
    const words = dataset.verdicts.find((row) => row.verdict === verdict)
    const share = given.length === 0 ? 0 : (100 * count) / given.length
    return { verdict, label: words?.label ?? verdict, meaning: words?.meaning ?? '', count, share }
  })
}

/** A phase as a band on a year axis. Years count from 1 January, so `end` is the first year after it. */
export interface PhaseRow {
  id: string
  name: string
  from: number
  end: number
  ongoing: boolean
  /** `2017–2018`, `2019` or `since 2021`. */
  years: string
  summary: string
  verdict: Verdict
  says: string
}

function yearsOf(from: number, to: number | undefined): string {
  if (to === undefined) return `since ${from}`
  return to === from ? String(from) : `${from}–${to}`
}

/** Phases from the oldest on; an ongoing one reaches to the end of the year under review. */
export function phaseRows(dataset: Dataset): PhaseRow[] {
  return [...dataset.phases].sort((a, b) => a.from - b.from).map(({ id, name, from, to, summary, check }) => ({
    id, name, from, summary,
    end: to === undefined ? Math.max(dataset.talk.year, from) + 1 : to + 1,
    ongoing: to === undefined,
    years: yearsOf(from, to),
    verdict: check.verdict,
    says: check.says,
  }))
}

/** A standard of the stack with the extension point on top of it, in words. */
export interface PairRow {
  id: string
  group: string
  extension: string
  standard: string
  defines: string
  /** What checking the pair showed; `null` where it was not checked. */
  check: { verdict: Verdict, says: string } | null
}

function stackRowOf(dataset: Dataset, pair: StandardPair, id: string): { group: string, label: string } {
  for (const group of dataset.stack) {
    const row = group.rows.find((other) => other.id === id)
    if (row) return { group: group.name, label: row.cells.join(' · ') }
  }
  throw new RangeError(`standards › ${pair.id}: no stack row "${id}"`)
}

/**
 * Pairs from the top of the stack down.
 * @throws RangeError when a pair names a stack row that does not exist
 */
export function standardRows(dataset: Dataset): PairRow[] {
  const depth = dataset.stack.flatMap((group) => group.rows.map((row) => row.id))
  return [...dataset.standards]
    .sort((a, b) => depth.indexOf(a.standard) - depth.indexOf(b.standard))
    .map((pair) => {
      const standard = stackRowOf(dataset, pair, pair.standard)
      const extension = stackRowOf(dataset, pair, pair.extension)
      return {
        id: pair.id, group: standard.group, standard: standard.label, extension: extension.label,
        defines: pair.defines, check: pair.check ?? null,
      }
    })
}

/** Technologies in the order in which the aspects first name them. */
export const comparedTechnologies = (dataset: Dataset): string[] =>
  [...new Set(dataset.comparisons.flatMap((aspect) => aspect.cells.map((cell) => cell.technology)))]

/** One aspect with a cell per technology; `null` where nothing is said of it. */
export interface ComparisonRow { id: string, aspect: string, cells: (string | null)[] }

const saysOf = (aspect: Comparison, technology: string): string | null =>
  aspect.cells.find((cell) => cell.technology === technology)?.says ?? null

/** Aspects as rows, technologies as columns, in `comparedTechnologies` order. */
export function comparisonRows(dataset: Dataset): ComparisonRow[] {
  const technologies = comparedTechnologies(dataset)
  return dataset.comparisons.map((aspect) => ({
    id: aspect.id, aspect: aspect.aspect, cells: technologies.map((technology) => saysOf(aspect, technology)),
  }))
}
