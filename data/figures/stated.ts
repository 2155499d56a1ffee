import { capital, spell } from '../format.ts'
import type { Dataset } from '../schema/index.ts'

/** A figure as a sentence states it, with the evidence behind it. */
export interface Stated {
  /** Wording in running text: `64,307`, `74.3%`, `November 2021`. */
  text: string
  /** The bare number where there is one; `as="word"` spells it. */
  value?: number
  /** What the figure is, for its tooltip: `Stars of all ten projects together`. */
  label: string
  sources: string[]
  asOf: string
}
/** Stated figures by id, each a pure function of the dataset. */
export type StatedTable = Record<string, (dataset: Dataset) => Stated>

export const FORMS = ['figure', 'word', 'Word'] as const
export type Form = (typeof FORMS)[number]

/** The wording of a stated figure in the form a sentence needs: `7`, `seven` or `Seven`. */
export function inForm(stated: Stated, form: Form = 'figure'): string {
  const word = stated.value === undefined ? stated.text : spell(stated.value)
  return { figure: stated.text, word, Word: capital(word) }[form]
}
