import { messageOf } from '../lib/errors.ts'
import type { Talk } from './talk.ts'

/** Something wrong in a copy: where it is, what it is and what to do about it. */
export interface Fault { where: string; what: string; remedy: string }

/** What a rule found; `skipped` says why it could not look. Advice is printed and fails nothing. */
export interface Finding { faults?: Fault[]; advice?: Fault[]; skipped?: string }

/** One thing to be true of a copy. */
export interface Rule<Copy> {
  /** What holds where no fault is found, as a phrase. */
  holds: string
  find: (copy: Copy, talk: Talk) => Finding | Fault[]
}

/** The outcome of one rule for one copy. */
export interface Check {
  rule: string
  /** False also where the rule could not run. */
  passed: boolean
  faults: string[]
  advice?: string[]
  skipped?: string
}

/** What opening one file or folder showed. */
export interface Report { copy: string; file: string; pages: number | null; bytes: number; checks: Check[] }

/** Places named in one line where the same is wrong in many. */
const NAMED = 8

function line(same: Fault[]): string {
  const [first] = same
  const named = same.slice(0, NAMED).map(({ where }) => where).join(', ')
  const rest = same.length > NAMED ? ` and ${same.length - NAMED} more` : ''
  return `${named}${rest}: ${first?.what}. Remedy: ${first?.remedy}.`
}

/** One line a fault; the same fault in many places is one line that names them. */
const lines = (faults: Fault[]): string[] =>
  [...Map.groupBy(faults, ({ what, remedy }) => `${what}\n${remedy}`).values()].map(line)

const asFinding = (found: Finding | Fault[]): Finding => Array.isArray(found) ? { faults: found } : found

/** The outcome of a rule in words. */
export function checkOf(rule: string, found: Finding | Fault[]): Check {
  const { faults = [], advice = [], skipped } = asFinding(found)
  return {
    rule,
    passed: faults.length === 0 && skipped === undefined,
    faults: lines(faults),
    ...(advice.length > 0 && { advice: lines(advice) }),
    ...(skipped !== undefined && { skipped }),
  }
}

/** Runs one rule; a rule that breaks is a fault, not a pass. */
export function runRule<Copy>({ holds, find }: Rule<Copy>, copy: Copy, talk: Talk): Check {
  try {
    return checkOf(holds, find(copy, talk))
  } catch (error) {
    return checkOf(holds, [{ where: 'the check itself', what: `it broke off: ${messageOf(error)}`, remedy: 'make the copy again; if it stays, the file or the check is damaged' }])
  }
}

/** Runs a table of rules, in its order. */
export const runRules = <Copy>(rules: Record<string, Rule<Copy>>, copy: Copy, talk: Talk): Check[] =>
  Object.values(rules).map((rule) => runRule(rule, copy, talk))
