import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FILES, formatProblem, problems } from '../../data/check/index.ts'
import { dataset } from '../../data/index.ts'

describe('the talk’s dataset', () => {
  it('has no problems', () => {
    expect(problems(dataset).map(formatProblem)).toEqual([])
  })

  it.each(Object.entries(dataset).filter(([set]) => set !== 'sources'))('keeps %s in the file that a problem would name', async (set, records) => {
    const file = FILES[set as keyof typeof FILES]
    const module = await import(/* @vite-ignore */ `../../${file}`) as Record<string, unknown>
    expect(module[set]).toBe(records)
  })

  it('keeps its sources in files of the name that a problem would give', () => {
    expect(globSync(FILES.sources).length).toBeGreaterThan(0)
  })
})
