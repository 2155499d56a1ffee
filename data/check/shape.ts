import type { z } from 'zod'
import { datasetSchema } from '../schema/index.ts'
import { jsonSchema } from './json-schema.ts'
import type { Place, Problem } from './problem.ts'
import { describe, fieldPath, isObject, labelOf } from './value.ts'

type Issue = z.core.$ZodIssue
type RawIssue = z.core.$ZodRawIssue

const KINDS: Record<string, string> = {
  string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false',
  array: 'a list', object: 'an object', record: 'an object',
}

/** What was expected, for issues whose schema does not say it in its own words. */
const EXPECTATIONS: Record<string, (issue: RawIssue) => string> = {
  invalid_type: (issue) => KINDS[String(issue['expected'])] ?? String(issue['expected']),
  invalid_value: (issue) => `one of ${(issue['values'] as unknown[]).join(', ')}`,
  too_small: (issue) => issue['origin'] === 'array'
    ? `at least ${String(issue['minimum'])} ${issue['minimum'] === 1 ? 'entry' : 'entries'}`
    : `a number ${issue['inclusive'] === true ? 'of at least' : 'above'} ${String(issue['minimum'])}`,
}
const expectation = (issue: RawIssue): string | undefined => EXPECTATIONS[issue.code ?? '']?.(issue)

interface JsonNode { properties?: Record<string, JsonNode>; propertyNames?: { enum?: string[] }; items?: JsonNode }

/** The fields that the schema knows at a path. */
function fieldsAt(path: readonly PropertyKey[]): string[] {
  const node = path.reduce<JsonNode | undefined>(
    (at, key) => typeof key === 'number' ? at?.items : at?.properties?.[String(key)],
    jsonSchema() as JsonNode,
  )
  return node?.propertyNames?.enum ?? Object.keys(node?.properties ?? {})
}

/** Where an issue lies: the record set, the record and the field, in words. */
function locate(input: unknown, path: readonly PropertyKey[]): Pick<Problem, 'set' | 'record' | 'field'> {
  const [set, index, ...inner] = path
  const records = isObject(input) ? input[String(set)] : undefined
  if (set === undefined || !(set in datasetSchema.shape)) return { set: 'dataset', record: '', field: String(set ?? '') }
  if (set === 'talk') return { set, record: 'talk', field: fieldPath(records, path.slice(1)) }
  if (typeof index !== 'number') return { set: set as Place, record: '', field: String(set) }
  const record = Array.isArray(records) ? (records as unknown[])[index] : undefined
  return { set: set as Place, record: labelOf(String(set), record, index), field: fieldPath(record, inner) }
}

function problemsOf(input: unknown, issue: Issue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...locate(input, [...issue.path, key]),
      wrong: 'is not a field of the schema',
      expected: `one of ${fieldsAt(issue.path).join(', ')}`,
    }))
  }
  const expected = issue.code === 'invalid_key' ? issue.issues[0]?.message ?? issue.message : issue.message
  const wrong = issue.code === 'invalid_key' ? 'is no valid key' : describe(issue.input)
  return [{ ...locate(input, issue.path), wrong, expected }]
}

/** What the schema finds, in words, and the paths of the values that cannot be read. */
export interface Shape { problems: Problem[]; unreadable: (readonly PropertyKey[])[] }

/** Compares anything with the schema; collects every deviation. */
export function checkShape(input: unknown): Shape {
  const { error } = datasetSchema.safeParse(input, { error: expectation, reportInput: true })
  const issues = error?.issues ?? []
  return {
    problems: issues.flatMap((issue) => problemsOf(input, issue)),
    // An unknown key does no harm to the fields beside it.
    unreadable: issues.filter((issue) => issue.code !== 'unrecognized_keys').map((issue) => issue.path),
  }
}
