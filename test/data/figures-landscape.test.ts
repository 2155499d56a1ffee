import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { EXHIBITS, exhibit, formatCell } from '../../data/exhibits/index.ts'
import { landscapeExhibits } from '../../data/exhibits/landscape.ts'
import {
  allVerdicts, chasmAt, claimRows, claimsBeforeChasm, comparisonRows, curveLayout, marketRows, normalArea, normalQuantile,
  phaseRows, segmentRows, standardRows, surveyCount, surveyRows, verdictCounts, type Bell,
} from '../../data/figures/landscape.ts'
import { stated } from '../../data/figures/index.ts'
import { landscapeStated } from '../../data/figures/stated-landscape.ts'
import type { AdoptionSegment, Dataset } from '../../data/schema/index.ts'
import { VERDICTS } from '../../data/vocabulary.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

describe('verdicts', () => {
  it('are counted over every record set, checked or not', () => {
    expect(verdictCounts(tiny).map((row) => [row.verdict, row.count])).toEqual([
      ['confirmed', 7], ['corrected', 3], ['disputed', 2], ['unverified', 2],
    ])
  })

  it('count an optional check as soon as a record has one', () => {
    const checked = withTiny((copy) => { copy.stack[0]!.check = { verdict: 'disputed', says: 'No.', sources: ['tiny-record'] } })
    expect(verdictCounts(checked)[2]).toMatchObject({ verdict: 'disputed', count: 3 })
  })

  it('sum to the total, shares to 100, whichever verdict each record bears', () => {
    const verdicts = fc.array(fc.constantFrom(...VERDICTS), { minLength: tiny.projects.length, maxLength: tiny.projects.length })
    fc.assert(fc.property(verdicts, (given) => {
      const data = withTiny((copy) => copy.projects.forEach((project, index) => { project.check.verdict = given[index]! }))
      const rows = verdictCounts(data)
      expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(14)
      expect(rows.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(100)
    }))
  })
})

describe('phases', () => {
  it('end with the year after the last; an ongoing one reaches through the year under review', () => {
    expect(phaseRows(tiny).map(({ name, from, end, ongoing, years }) => ({ name, from, end, ongoing, years }))).toEqual([
      { name: 'Dawn', from: 2015, end: 2018, ongoing: false, years: '2015–2017' },
      { name: 'Noon', from: 2018, end: 2022, ongoing: true, years: 'since 2018' },
    ])
  })

  it('are sorted by their first year, and one year is written once', () => {
    const data = withTiny((copy) => copy.phases.push({ ...copy.phases[0]!, id: 'night', name: 'Night', from: 2010, to: 2010 }))
    expect(phaseRows(data)[0]).toMatchObject({ name: 'Night', years: '2010' })
  })
})

const segments = (shares: readonly number[], early: number): AdoptionSegment[] => shares.map((share, index) => ({
  ...tiny.adoptionSegments[0]!, id: `s-${index}`, share, market: index < early ? 'early' : 'mainstream',
}))

const areaOf = ({ points }: Bell): number => points.slice(1).reduce((sum, point, index) => {
  const before = points[index]!
  return sum + ((point.x - before.x) * (point.height + before.height)) / 2
}, 0)

describe('the adoption curve', () => {
  it('knows the quantiles of the normal distribution', () => {
    // https://www.itl.nist.gov/div898/handbook/eda/section3/eda3671.htm
    expect(normalArea(1.96)).toBeCloseTo(0.975, 4)
    expect(normalQuantile(0.5)).toBeCloseTo(0, 6)
    expect(normalQuantile(0.1587)).toBeCloseTo(-1, 3)
  })

  it('adds the shares up from left to right and finds the chasm between the markets', () => {
    const rows = segmentRows(tiny)
    expect(rows.map((row) => [row.start, row.end])).toEqual([[0, 20], [20, 50], [50, 100]])
    expect(chasmAt(rows)).toBe(50)
    expect(marketRows(rows)).toEqual([
      { market: 'early', segments: 2, share: 50 }, { market: 'mainstream', segments: 1, share: 50 },
    ])
  })

  it('gives each segment the area of its share, in order, the gap at the chasm alone', () => {
    const shares = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 2, maxLength: 8 })
    fc.assert(fc.property(shares, fc.nat(8), (given, early) => {
      const rows = segmentRows({ ...tiny, adoptionSegments: segments(given, early) })
      const { bells, chasm, unit } = curveLayout(rows, [], 1000, 50)
      const whole = given.reduce((sum, share) => sum + share, 0)
      bells.forEach((bell, index) => {
        expect(areaOf(bell) / unit).toBeCloseTo(bell.row.share / whole, 2)
        const gap = chasm !== null && index === early ? 50 : 0
        expect(bell.left).toBeCloseTo((bells[index - 1]?.right ?? 0) + gap)
      })
      expect(bells.at(-1)!.right).toBeCloseTo(1000)
      expect(chasm === null).toBe(early === 0 || early >= given.length)
    }))
  })

  it('places a claim at the border it names, or over the segment it names', () => {
    expect(claimRows(tiny).map(({ id, where, low, high }) => [id, where, low, high])).toEqual([
      ['claim-author', 'between First and Second', 20, 20], ['claim-analyst', 'within Second', 20, 50],
    ])
    const { pins, bells } = curveLayout(segmentRows(tiny), claimRows(tiny), 1000, 50)
    expect(pins[0]!.at).toBe(Math.round(bells[0]!.right))
    expect(pins[1]).toMatchObject({ left: bells[1]!.left, right: bells[1]!.right })
  })

  it('puts a claim "between" the two sides of the chasm into the gap, and counts it on neither side', () => {
    const data = withTiny((copy) => { copy.adoptionClaims = [{ ...copy.adoptionClaims[0]!, from: 'third', to: 'second' }] })
    const { pins, chasm } = curveLayout(segmentRows(data), claimRows(data), 1000, 50)
    expect(pins[0]!.at).toBe(Math.round((chasm!.left + chasm!.right) / 2))
    expect(claimsBeforeChasm(data)).toEqual([])
    expect(claimsBeforeChasm(tiny)).toHaveLength(2)
  })

  it('names the claim and the segment where a segment is missing', () => {
    const data = withTiny((copy) => { copy.adoptionClaims[0]!.to = 'nowhere' })
    expect(() => claimRows(data)).toThrow(new RangeError('adoptionClaims › claim-author: no adoption segment "nowhere"'))
  })

  it('tells the article’s claim from the others by its first source', () => {
    const data = withTiny((copy) => { copy.adoptionClaims[1]!.sources = ['tiny-record', 'tiny-article'] })
    expect(claimRows(data).map((claim) => claim.ofArticle)).toEqual([true, false])
  })
})

describe('surveys, standards and the comparison', () => {
  it('keep each survey’s answers and its highest one', () => {
    expect(surveyRows(tiny).map((row) => [row.name, row.top.label, row.top.share])).toEqual([
      ['Use survey', 'Yes', 40], ['Reasons survey', 'Security', 80],
    ])
  })

  it('count questions that were asked together as one survey', () => {
    const data = withTiny((copy) => copy.surveys.push({ ...copy.surveys[0]!, id: 'use-more', topic: 'Which?' }))
    expect([surveyCount(tiny), surveyCount(data)]).toEqual([2, 2])
  })

  it('name both rows of a pair, and complain about a row the stack lacks', () => {
    expect(standardRows(tiny)).toMatchObject([{ standard: 'Kubernetes API', extension: 'Custom resources', group: 'Platform' }])
    const data = withTiny((copy) => { copy.standards[0]!.extension = 'gone' })
    expect(() => standardRows(data)).toThrow(new RangeError('standards › kube: no stack row "gone"'))
  })

  it('list pairs from the top of the stack down', () => {
    const data = withTiny((copy) => copy.standards.unshift({ ...copy.standards[0]!, id: 'low', standard: 'proxies', extension: 'apps' }))
    expect(standardRows(data).map((row) => row.id)).toEqual(['kube', 'low'])
  })

  it('leave a cell empty where nothing is said of a technology', () => {
    const data = withTiny((copy) => copy.comparisons.push({
      ...copy.comparisons[0]!, id: 'age', aspect: 'Age', cells: [{ technology: 'Runtime', says: 'New.' }, { technology: 'Other', says: 'Old.' }],
    }))
    expect(comparisonRows(data).at(-1)!.cells).toEqual([null, 'New.', 'Old.'])
    expect(exhibit(data, 'MeshComparison').columns.map((column) => column.label)).toEqual(['Aspect', 'Mesh', 'Runtime', 'Other'])
  })
})

describe('the words of the exhibits', () => {
  const findings: Record<string, string> = {
    VerdictGuide: 'Of 14 checked records, 7 are confirmed, 3 are corrected, 2 are disputed and 2 are unverified.',
    PhaseTimeline: 'Ann Author counts two phases, the latest being “Noon” (since 2018); checked against the record: one confirmed and one unverified.',
    AdoptionCurve: 'The article’s claim, between First and Second, read here as 20% of all adopters, is disputed. Two of two claims stay left of the chasm at 50%.',
    SurveyFindings: 'Two surveys asked different people and offered different answers, so their shares do not compare: '
      + '40% for “Yes” in Use survey (100 respondents) and 80% for “Security” in Reasons survey (50 respondents). Published by a vendor: Reasons survey.',
    StandardPairs: 'One standard of the stack carries its own extension point: Custom resources on Kubernetes API.',
    MeshComparison: 'Mesh and Runtime differ under two of two aspects.',
  }

  it.each(Object.entries(findings))('%s states its finding with computed figures', (tag, finding) => {
    expect(exhibit(withTiny((copy) => { copy.adoptionClaims[1]!.sources = ['tiny-record'] }), tag).finding).toBe(finding)
  })

  it('covers every exhibit of the section', () => {
    expect(Object.keys(landscapeExhibits).sort()).toEqual(Object.keys(findings).sort())
    expect(EXHIBITS).toMatchObject(landscapeExhibits)
  })

  it.each(Object.keys(findings))('%s has full rows, known sources and a date, on both datasets', (tag) => {
    for (const data of [tiny, dataset]) {
      const { rows, columns, sources, asOf, chart } = exhibit(data, tag)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((row) => row.length === columns.length)).toBe(true)
      expect(rows.flatMap((row) => row.map((cell, index) => formatCell(cell, columns[index]!.kind))).join(' ')).not.toMatch(/undefined|NaN/)
      expect(data.sources.map((source) => source.id)).toEqual(expect.arrayContaining(sources))
      expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
      for (const series of chart?.series ?? []) expect(series.values).toHaveLength(chart!.categories.length)
    }
  })

  it('name the aspects under which two technologies are alike', () => {
    const data = withTiny((copy) => { copy.comparisons[1]!.cells[1]!.says = copy.comparisons[1]!.cells[0]!.says })
    expect(exhibit(data, 'MeshComparison').finding).toBe('Mesh and Runtime differ under one of two aspects; not under “API”.')
  })

  it('cites what a claim was checked against, not only where it was made', () => {
    expect(exhibit(tiny, 'AdoptionCurve').sources).toEqual(expect.arrayContaining(['tiny-article', 'tiny-survey']))
  })

  it('says so where a survey states no sample', () => {
    const data = withTiny((copy) => { copy.surveys[0]!.sample = 0 })
    expect(exhibit(data, 'SurveyFindings').finding).toContain('Use survey (sample size not stated)')
    expect(exhibit(data, 'SurveyFindings').rows[0]![2]).toBeNull()
  })
})

describe('stated figures', () => {
  const text = (data: Dataset, id: string): string => stated(data, id).text

  it.each([
    ['talk-year', '2021'], ['article-date', '30 December 2021'], ['article-year', '2021'], ['audit-date', '31 January 2023'],
    ['checked-count', '14'], ['confirmed-count', '7'], ['corrected-count', '3'], ['disputed-count', '2'], ['unverified-count', '2'],
    ['source-count', '3'], ['phase-count', '2'], ['phase-latest-start', '2018'], ['segment-count', '3'],
    ['segment-early-market-share', '50%'], ['segment-mainstream-market-share', '50%'], ['chasm-share', '50%'], ['article-claim-share', '20%'],
    ['claim-count', '2'], ['claims-before-chasm-count', '2'], ['survey-count', '2'], ['survey-question-count', '2'], ['survey-vendor-count', '1'],
    ['survey-lead-share', '40%'], ['survey-lead-sample', '100'],
    ['survey-lead-name', 'Use survey'], ['survey-vendor-name', 'Reasons survey'], ['survey-vendor-share', '80%'], ['survey-vendor-sample', '50'],
    ['survey-choice-name', 'Security'], ['survey-choice-share', '80%'], ['survey-other-choice-name', 'not recorded'], ['stack-row-count', '4'], ['stack-group-count', '2'],
    ['standards-count', '1'], ['compared-names', 'Mesh and Runtime'], ['compared-count', '2'], ['aspect-count', '2'],
  ])('%s reads %s', (id, wording) => expect(text(tiny, id)).toBe(wording))

  it('say so where the dataset has no survey or claim for a sentence', () => {
    const data = withTiny((copy) => { copy.surveys = [copy.surveys[0]!] })
    for (const id of ['survey-vendor-share', 'survey-choice-name', 'survey-other-choice-share']) expect(text(data, id)).toBe('not recorded')
    expect(text(tiny, 'other-claim-date')).toBe('not recorded')
  })

  it.each(Object.keys(landscapeStated))('%s is stated for the talk, with a label and known sources', (id) => {
    const figure = stated(dataset, id)
    expect(figure.text).not.toMatch(/undefined|NaN|^$/)
    expect(figure.label).not.toMatch(/undefined|NaN|^$/)
    expect(dataset.sources.map((source) => source.id)).toEqual(expect.arrayContaining(figure.sources))
  })

  it('hold for any dataset', () => {
    for (const id of Object.keys(landscapeStated)) expect(() => text(tiny, id)).not.toThrow()
  })

  it('count verdicts to the number of checked records in the talk, too', () => {
    const counts = VERDICTS.map((verdict) => stated(dataset, `${verdict}-count`).value ?? 0)
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(allVerdicts(dataset).length)
  })
})
