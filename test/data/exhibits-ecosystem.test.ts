import { describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { exhibit, formatCell } from '../../data/exhibits/index.ts'
import { ecosystemExhibits } from '../../data/exhibits/ecosystem.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const TAGS = Object.keys(ecosystemExhibits)

describe.each(TAGS)('%s', (tag) => {
  it('states a finding, a full table and known sources', () => {
    for (const data of [tiny, dataset]) {
      const words = exhibit(data, tag)
      expect(words.finding).toMatch(/^\S.*\.$/)
      expect(`${words.title} ${words.finding}`).not.toMatch(/NaN|undefined|Infinity| {2}/)
      expect(words.rows.length).toBeGreaterThan(0)
      expect(words.rows.every((row) => row.length === words.columns.length)).toBe(true)
      expect(words.sources.filter((id) => !data.sources.some((source) => source.id === id))).toEqual([])
      expect(new Set(words.sources).size).toBe(words.sources.length)
    }
  })
  it('gives an office chart as many values as categories', () => {
    for (const series of exhibit(dataset, tag).chart?.series ?? []) {
      expect(series.values).toHaveLength(exhibit(dataset, tag).chart!.categories.length)
      expect(series.values.some((value) => value !== null)).toBe(true)
    }
  })
})

describe('findings on the fixture', () => {
  const finding = (tag: string, data = tiny): string => exhibit(data, tag).finding

  it('say what the rows say', () => {
    expect(finding('StarBars')).toBe('Tiny Mesh and Tiny Proxy together hold 83.3% of the 360 stars of 4 projects.')
    expect(finding('StarGrowth')).toBe('In 56 days Tiny Proxy grew fastest, by 25% to 100 stars, while all projects together gained 24.1%.')
    expect(finding('LaunchMap')).toBe('The article dates 2 of 4 launches to 2021, the record 1; the record has another launch date for Tiny Gateway (corrected).')
    expect(finding('ProjectTable')).toBe('The article names 4 projects; the record has another launch date for Tiny Gateway (corrected).')
    expect(finding('EventTimeline')).toBe('Of 2 events on the article\'s list 1 is confirmed as told; 1 more with a date on record is not on it.')
    expect(finding('StarSeries')).toBe('Tiny Mesh went from 100 stars in January 2021 to 200 in December 2021 (+100) and ended ahead of the other series.')
  })
  it('say so where one snapshot allows no growth', () => {
    const one = withTiny((copy) => { copy.snapshots.shift() })
    expect(finding('StarGrowth', one)).toBe('Only one count of stars is recorded, so no growth can be computed.')
    expect(exhibit(one, 'StarGrowth').rows).toEqual([])
  })
  it('say that the record agrees where no date differs', () => {
    const agreed = withTiny((copy) => { copy.projects.forEach((project) => { project.launchedRecord = project.launched }) })
    expect(finding('LaunchMap', agreed)).toMatch(/the record 2; the record agrees with every launch date\.$/)
  })
})

describe('tables', () => {
  it('mark a project that is not counted', () => {
    const apart = withTiny((copy) => { copy.projects[3]!.inArticle = false })
    expect(exhibit(apart, 'StarBars').rows.at(-1)).toEqual(['Tiny Tool (not counted)', 'tools', 10, null])
    expect(exhibit(apart, 'StarBars').chart?.categories).not.toContain('Tiny Tool')
  })
  it('show both launch dates where they differ', () =>
    expect(exhibit(tiny, 'ProjectTable').rows[2]).toContain('Mar 2021 (record: 2 Nov 2020)'))
  it('state what rounding leaves open', () => {
    const rounded = withTiny((copy) => {
      copy.snapshots.forEach((snapshot) => { snapshot.rounding = 100 })
      copy.snapshots[0]!.stars.mesh = 2000
      copy.snapshots[1]!.stars.mesh = 2100
    })
    const rows = exhibit(rounded, 'StarGrowth').rows
    expect(rows.find((row) => row[0] === 'Tiny Mesh')?.[5]).toBe('0% to 10.3%')
    expect(rows.find((row) => row[0] === 'Tiny Tool')?.[5]).toBe('exact')
  })
  it('leave a series empty where it has no point on a date', () => {
    const short = withTiny((copy) => { copy.series[1]!.points.pop() })
    expect(exhibit(short, 'StarSeries').chart?.series.map((series) => series.values)).toEqual([[100, 150, 200], [40, 50, null]])
  })
  it('word a missing count as a dash', () => {
    const { columns, rows } = exhibit(withTiny((copy) => { delete copy.snapshots[1]!.stars.tool }), 'ProjectTable')
    expect(formatCell(rows[3]?.[6] ?? null, columns[6]!.kind)).toBe('–')
  })
})
