import type { Problem } from './problem.ts'
import { dateRules } from './rules-dates.ts'
import { deploymentRules } from './rules-deployment.ts'
import { ecosystemRules } from './rules-ecosystem.ts'
import { evidenceRules } from './rules-evidence.ts'
import { landscapeRules } from './rules-landscape.ts'
import type { Rule } from './scope.ts'
import { scopeOf } from './scope.ts'
import { checkShape } from './shape.ts'

const RULES: Rule[] = [...evidenceRules, ...dateRules, ...landscapeRules, ...deploymentRules, ...ecosystemRules]

const fieldOf = ({ set, record, field }: Problem): string => JSON.stringify([set, record, field])

/**
 * Every problem of a dataset at once: where it deviates from the schema, and
 * where its records contradict one another. The second is judged on whatever
 * is well-formed, so one fault hides no other.
 * @param input anything, usually the dataset
 * @returns an empty list for a sound dataset
 */
export function problems(input: unknown): Problem[] {
  const shape = checkShape(input)
  const scope = scopeOf(input, shape)
  const malformed = new Set(shape.problems.map(fieldOf))
  const contradictions = RULES.flatMap((rule) => rule(scope)).filter((problem) => !malformed.has(fieldOf(problem)))
  return [...shape.problems, ...contradictions]
}

export { formatProblem, FILES } from './problem.ts'
export type { Problem } from './problem.ts'
