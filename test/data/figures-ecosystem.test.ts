import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { exhibit } from '../../data/exhibits/index.ts'
import { stated } from '../../data/figures/index.ts'
import { ecosystemStated } from '../../data/figures/stated-ecosystem.ts'
import {
  daysBetween, launches, launchesByCompany, momentsAgree, momentSpan, newByRecord, newProjects, olderThanTold, projectTable,
  seriesDates, seriesRows, sortProjects, starGrowth, starRanking, starsApart, topHolding, totalGrowth, totalStars, yearEvents, yearFigures,
} from '../../data/figures/ecosystem.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'
import { withStars } from '../fixture/stars.ts'

const counts = fc.array(fc.nat(60_000), { minLength: 1, maxLength: 30 })
const pairs = fc.array(fc.record({ before: fc.integer({ min: 1, max: 60_000 }), after: fc.nat(60_000) }), { minLength: 1, maxLength: 30 })
const texts = (of: typeof tiny): Record<string, string> =>
  Object.fromEntries(Object.entries(ecosystemStated).map(([id, figure]) => [id, figure(of).text]))

describe('moments', () => {
  it('span as much time as their source is precise', () => {
    expect(momentSpan('2021')).toEqual({ from: Date.UTC(2021, 0, 1), to: Date.UTC(2022, 0, 1) })
    expect(momentSpan('2020-02')).toEqual({ from: Date.UTC(2020, 1, 1), to: Date.UTC(2020, 2, 1) })
    expect(momentSpan('2021-12-31')).toEqual({ from: Date.UTC(2021, 11, 31), to: Date.UTC(2022, 0, 1) })
  })
  it('agree where one is merely finer', () => {
    expect(momentsAgree('2016-09', '2016-09-14')).toBe(true)
    expect(momentsAgree('2021-06', '2021')).toBe(true)
    expect(momentsAgree('2021-03', '2020-11')).toBe(false)
  })
  it('are counted in whole days', () => expect(daysBetween('2021-11-11', '2022-01-06')).toBe(56))
})

describe('star ranking', () => {
  it('orders the fixture by stars and shares 360 among four projects', () => {
    expect(starRanking(tiny).map(({ id, stars, rank }) => [id, stars, rank]))
      .toEqual([['mesh', 200, 1], ['proxy', 100, 2], ['gateway', 50, 3], ['tool', 10, 4]])
    expect(topHolding(tiny)).toMatchObject({ names: ['Tiny Mesh', 'Tiny Proxy'], stars: 300 })
    expect(topHolding(tiny).share).toBeCloseTo(83.33, 2)
  })
  it('leaves a project that the article lacks out of every total and shows it apart', () => {
    const without = withTiny((copy) => { copy.projects.forEach((project) => { project.inArticle = project.id !== 'mesh' }) })
    expect(totalStars(without)).toBe(160)
    expect(starRanking(without).map((row) => row.id)).toEqual(['proxy', 'gateway', 'tool'])
    expect(starsApart(without).map((row) => [row.id, row.stars])).toEqual([['mesh', 200]])
  })
  it('shares sum to 100, ranks run from one on, and no count follows a smaller one', () => {
    fc.assert(fc.property(counts, (stars) => {
      const rows = starRanking(withStars(stars.map((after) => ({ after }))))
      const total = stars.reduce((sum, count) => sum + count, 0)
      expect(rows.map((row) => row.rank)).toEqual(stars.map((_, index) => index + 1))
      expect(rows.map((row) => row.stars)).toEqual(stars.toSorted((a, b) => b - a))
      expect(rows.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(total === 0 ? 0 : 100, 6)
    }))
  })
  it('one count more for one project takes share from all the others', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 2, maxLength: 20 }), fc.nat(), (stars, pick) => {
      const index = pick % stars.length
      const shares = (of: number[]) => new Map(starRanking(withStars(of.map((after) => ({ after })))).map((row) => [row.id, row.share]))
      const [was, is] = [shares(stars), shares(stars.with(index, (stars[index] ?? 0) + 500))]
      for (const [id, share] of is) {
        if (id === `p${index}`) expect(share).toBeGreaterThan(was.get(id) ?? 0)
        else expect(share).toBeLessThan(was.get(id) ?? 0)
      }
    }))
  })
})

describe('star growth', () => {
  it('compares the last two snapshots of the fixture', () => {
    expect(starGrowth(tiny).map(({ id, change, percent, rank }) => [id, change, percent, rank]))
      .toEqual([['proxy', 20, 25, 1], ['mesh', 40, 25, 2], ['gateway', 10, 25, 3], ['tool', 0, 0, 4]])
    expect(totalGrowth(tiny)).toMatchObject({ from: '2021-09-21', to: '2021-11-16', days: 56, before: 290, after: 360, change: 70 })
  })
  it('takes the last two by date, in whatever order they are recorded', () => {
    const shuffled = withTiny((copy) => {
      copy.snapshots.reverse()
      copy.snapshots.push({ ...copy.snapshots[1]!, id: 'long-ago', date: '2019-01-01', stars: { mesh: 1 } })
    })
    expect(starGrowth(shuffled)).toEqual(starGrowth(tiny))
  })
  it('has nothing to say about one snapshot', () => {
    const one = withTiny((copy) => { copy.snapshots.shift() })
    expect(starGrowth(one)).toEqual([])
    expect(totalGrowth(one)).toBeUndefined()
  })
  it('says which new projects the record dates to another year', () =>
    expect(starGrowth(tiny).filter((row) => row.isNew).map(({ id, contested }) => [id, contested])).toEqual([['gateway', true], ['tool', false]]))
  it('keeps change, percent and what rounding leaves open consistent', () => {
    fc.assert(fc.property(pairs, fc.constantFrom(0, 10, 100), (stars, rounding) => {
      const rows = starGrowth(withStars(stars, rounding))
      expect(rows).toHaveLength(stars.length)
      expect(rows.map((row) => row.percent)).toEqual(rows.map((row) => row.percent).toSorted((a, b) => b - a))
      for (const row of rows) {
        expect(row.before + row.change).toBe(row.after)
        expect(Math.sign(row.percent)).toBe(Math.sign(row.change))
        expect(row.low).toBeLessThanOrEqual(row.percent)
        expect(row.high).toBeGreaterThanOrEqual(row.percent)
        expect(row.rounded).toBe(rounding > 0 && Math.max(row.before, row.after) > 1000)
        if (!row.rounded) expect([row.low, row.high]).toEqual([row.percent, row.percent])
      }
    }))
  })
})

describe('launches', () => {
  it('are grouped by company, the earliest company first', () =>
    expect(launchesByCompany(tiny).map(({ company, launches: own }) => [company, own.map((row) => row.id)]))
      .toEqual([['Alpha', ['proxy', 'tool']], ['Beta', ['mesh']], ['Gamma', ['gateway']]]))
  it('differ only where the record has another date', () =>
    expect(launches(tiny).filter((row) => row.differs).map((row) => row.id)).toEqual(['gateway']))
  it('of the year are counted by the article and by the record', () => {
    expect(newProjects(tiny).map((row) => row.id)).toEqual(['gateway', 'tool'])
    expect(newByRecord(tiny).map((row) => row.id)).toEqual(['tool'])
  })
})

describe('events, series, table', () => {
  it('keeps the events of the talk\'s year, in order of date', () => {
    const more = withTiny((copy) => { copy.events.unshift({ ...copy.events[0]!, id: 'late', date: '2021-12' }, { ...copy.events[0]!, id: 'old', date: '2020-02' }) })
    expect(yearEvents(more).map((event) => event.id)).toEqual(['tiny-con', 'tiny-release', 'tiny-meetup', 'late'])
  })
  it('takes a series from its first to its last point, whatever the order recorded', () => {
    const reversed = withTiny((copy) => { copy.series.forEach((series) => series.points.reverse()) })
    expect(seriesRows(reversed).map(({ name, first, last, factor, category }) => [name, first.stars, last.stars, factor, category]))
      .toEqual([['Tiny Mesh', 100, 200, 2, 'service mesh'], ['Rival Mesh', 40, 80, 2, null]])
    expect(seriesDates(reversed)).toEqual(['2021-01-01', '2021-06-01', '2021-12-01'])
  })
  it('sorts by the number of stars and by time, not by their wording', () => {
    const rows = projectTable(tiny)
    expect(rows.map((row) => row.id)).toEqual(['proxy', 'mesh', 'gateway', 'tool'])
    expect(sortProjects(rows, 'stars', 'descending').map((row) => row.stars)).toEqual([200, 100, 50, 10])
    expect(sortProjects(rows, 'launched', 'descending').map((row) => row.id)).toEqual(['tool', 'gateway', 'mesh', 'proxy'])
    expect(sortProjects(rows, 'name', 'ascending').map((row) => row.name)).toEqual(['Tiny Gateway', 'Tiny Mesh', 'Tiny Proxy', 'Tiny Tool'])
  })
})

describe('stated figures', () => {
  it('word the fixture', () => {
    expect(texts(tiny)).toMatchObject({
      'total-stars': '360', 'earlier-total-stars': '290', 'star-change': '70', 'star-change-share': '24.1%', 'snapshot-days': '56',
      'snapshot-date': '16 November 2021', 'earlier-snapshot-date': '21 September 2021', 'top-two-share': '83.3%', 'top-two-names': 'Tiny Mesh and Tiny Proxy',
      'project-count': '4', 'company-count': '3', 'category-count': '4', 'new-project-count': '2', 'new-project-stars': '60', 'new-project-share': '16.7%',
      'new-project-count-record': '1', 'fastest-project': 'Tiny Proxy', 'fastest-growth': '25%', 'event-count': '3', 'event-listed-count': '2',
      'event-missing-count': '1', 'event-confirmed-count': '1', 'series-count': '2', 'series-from': 'January 2021', 'series-to': 'December 2021',
      'leader-name': 'Tiny Mesh', 'new-project-companies': 'Alpha and Gamma', 'older-names': 'Tiny Gateway', 'older-months': '3',
      'apart-names': 'not recorded', 'release-name': 'Tiny 1.0', 'release-month': 'May 2021',
    })
  })
  it('change only where they depend on the count that changed', () => {
    const changed = texts(withTiny((copy) => { copy.snapshots[1]!.stars.tool = 11 }))
    expect(Object.keys(changed).filter((id) => changed[id] !== texts(tiny)[id]).sort()).toEqual(
      ['new-project-share', 'new-project-stars', 'star-change', 'star-change-share', 'top-two-share', 'total-stars'])
  })
  it.each(Object.keys(ecosystemStated))('%s names its evidence and is never empty', (id) => {
    const { text, label, sources, asOf } = stated(dataset, id)
    expect(text).toMatch(/\S/)
    expect(text).not.toMatch(/NaN|undefined|Infinity|not recorded/)
    expect(label).toMatch(/^[A-Z]/)
    expect(sources.every((source) => dataset.sources.some((known) => known.id === source))).toBe(true)
    expect(sources.length).toBeGreaterThan(0)
    expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
})

describe('projects older than told', () => {
  it('count whole months between the dates, and only where a better record corrects', () => {
    const data = withTiny((copy) => {
      Object.assign(copy.projects[0]!, { launched: '2017-12', launchedRecord: '2016-07-16', check: { ...copy.projects[0]!.check, verdict: 'corrected' } })
      Object.assign(copy.projects[1]!, { launched: '2017-05', launchedRecord: '2016-01' })
    })
    expect(olderThanTold(data).map((row) => [row.name, row.months])).toEqual([['Tiny Proxy', 16], ['Tiny Gateway', 3]])
  })
})

describe('the project that leads', () => {
  it('is named wherever the table speaks of it', () => {
    const other = withTiny((copy) => { copy.talk.leader = 'proxy' })
    expect(exhibit(other, 'ProjectTable').title).toMatch(/projects around Tiny Proxy;/)
    expect(exhibit(other, 'ProjectTable').columns[2]!.label).toBe('Relation with Tiny Proxy')
  })
  it('is missed by id', () => {
    expect(() => stated(withTiny((copy) => { copy.talk.leader = 'gone' }), 'leader-name')).toThrow('talk › leader: no project "gone"')
  })
})

describe('the year in figures', () => {
  it('is six numbers, one of them leading', () => {
    const figures = yearFigures(tiny)
    expect(figures.map((figure) => figure.text)).toEqual(['4', '360', '83.3%', '2', '3', expect.stringMatching(/^\d+$/)])
    expect(figures.filter((figure) => figure.lead).map((figure) => figure.id)).toEqual(['new'])
    expect(figures[3]?.label).toBe('projects new in 2021 by the article (1 by the record), with 16.7% of the stars')
  })
})
