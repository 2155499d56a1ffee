import { spell, withoutStop } from '../format.ts'
import type { Dataset, Pathway } from '../schema/index.ts'

/** @throws RangeError when there is no such pathway, naming those that exist */
export function pathwayOf({ pathways }: Dataset, id: string): Pathway {
  const pathway = pathways.find((candidate) => candidate.id === id)
  if (!pathway) throw new RangeError(`no pathway "${id}"; known: ${pathways.map((known) => known.id).join(', ')}`)
  return pathway
}

/** A step of a pathway in words. */
export interface StepView { number: number, from: string, to: string, what: string | undefined, optional: boolean }

/** Every step of a pathway, in the order of the record. */
export function stepViews({ nodes, edges }: Pathway): StepView[] {
  const name = (id: string): string => {
    const node = nodes.find((candidate) => candidate.id === id)
    return node?.label ?? id
  }
  return edges.map(({ from, to, label, optional }, index) => ({ number: index + 1, from: name(from), to: name(to), what: label, optional: optional ?? false }))
}

/** The pathway's summary with the number of its steps and parts. */
export function pathwayFinding(dataset: Dataset, id: string): string {
  const { summary, nodes, edges } = pathwayOf(dataset, id)
  const steps = `${spell(edges.length)} step${edges.length === 1 ? '' : 's'}`
  return `${withoutStop(summary)}, in ${steps} between ${spell(nodes.length)} parts.`
}
