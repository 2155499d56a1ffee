import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatProblem, problems } from '../../data/check/index.ts'
import { generated } from '../fixture/generated.ts'
import { tiny } from '../fixture/tiny.ts'

type Key = string | number
type Path = Key[]
type Tree = Record<Key, unknown>

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null
/** Paths to all values below a value, in depth-first order. */
const pathsOf = (value: unknown, path: Path = []): Path[] => !isTree(value) ? [path]
  : [path, ...Object.keys(value).flatMap((key) => pathsOf(value[key], [...path, Array.isArray(value) ? Number(key) : key]))]
const valueAt = (root: unknown, path: Path): unknown => path.reduce<unknown>((value, key) => (value as Tree)[key], root)

/** A copy of the fixture with one value replaced. */
function replaced(path: Path, value: unknown, root: unknown = tiny): unknown {
  const copy = structuredClone(root)
  ;(valueAt(copy, path.slice(0, -1)) as Tree)[path.at(-1) ?? ''] = value
  return copy
}

const PATHS = pathsOf(tiny).filter((path) => path.length > 0)
const isName = (path: Path): boolean => path.length === 3 && (path[2] === 'id' || path[2] === 'verdict')
const LEAVES = PATHS.filter((path) => !isTree(valueAt(tiny, path)) && !isName(path))
/** Objects below a record, the records themselves included. */
const OBJECTS = PATHS.filter((path) => isTree(valueAt(tiny, path)) && !Array.isArray(valueAt(tiny, path)))

/** A value that no field of the same type takes. */
const impossible = (value: unknown): unknown => typeof value === 'string' ? '' : typeof value === 'number' ? -1.5 : 'yes'

/** The record a path lies in, by set and by what the record calls itself. */
const recordAt = ([set, index]: Path) => {
  const record = set === 'talk' ? undefined : valueAt(tiny, [String(set), Number(index)]) as { id?: string; verdict?: string }
  return { set, record: record ? record.id ?? record.verdict : 'talk' }
}
const fieldAt = ([set, ...rest]: Path): string => String(set === 'talk' ? rest[0] : rest[1])
const isAt = (path: Path) => (problem: { set: string; record: string; field: string }) =>
  problem.set === recordAt(path).set && problem.record === recordAt(path).record
  && problem.field.split(/[.[]/)[0] === fieldAt(path)

describe('any sound dataset', () => {
  it('has no problems', () => {
    fc.assert(fc.property(generated, (dataset) => {
      expect(problems(dataset).map(formatProblem)).toEqual([])
    }), { numRuns: 60 })
  })
})

describe('any broken dataset', () => {
  it('is reported by record and field, whichever value is impossible', () => {
    for (const path of LEAVES) {
      expect(problems(replaced(path, impossible(valueAt(tiny, path)))).some(isAt(path)), path.join('.')).toBe(true)
    }
  })

  it('is reported for each of two faults, whichever they are', () => {
    fc.assert(fc.property(fc.constantFrom(...LEAVES), fc.constantFrom(...LEAVES), (one, other) => {
      const first = replaced(one, impossible(valueAt(tiny, one)))
      const found = problems(replaced(other, impossible(valueAt(tiny, other)), first))
      expect(found.some(isAt(one))).toBe(true)
      expect(found.some(isAt(other))).toBe(true)
    }), { numRuns: 150 })
  })

  it('is reported for an unknown field, wherever it is added', () => {
    for (const path of OBJECTS) {
      const found = problems(replaced([...path, 'unheard'], 1))
      expect(found.filter(({ field }) => field.endsWith('unheard')), path.join('.')).toHaveLength(1)
      if (path.length > 1) expect(found).toContainEqual(expect.objectContaining(recordAt(path)))
    }
  })

  it('is reported for any field that is missing, unless it may be', () => {
    const OPTIONAL = ['to', 'note', 'standard', 'connections', 'p50', 'p90', 'check', 'claim', 'group', 'optional', 'label', 'then', 'now',
      'serves', 'since', 'companyNote', 'project', 'published', 'locator', 'secondHand']
    const needed = PATHS.filter((path) => typeof path.at(-1) === 'string' && !isName(path) && !OPTIONAL.includes(String(path.at(-1))))
    for (const path of needed) expect(problems(replaced(path, undefined)), path.join('.')).not.toEqual([])
  })

  it('never makes the check itself fail, and each problem is one readable line', () => {
    fc.assert(fc.property(fc.constantFrom(...PATHS), fc.anything(), (path, value) => {
      for (const line of problems(replaced(path, value)).map(formatProblem)) {
        expect(line).toMatch(/^data\/\S+\.ts( › [^\n]+)*: [^\n]+; expected [^\n]+$/)
        expect(line).not.toMatch(/\[object|(is|expected|at least|above) undefined/)
      }
    }), { numRuns: 300 })
  })
})
