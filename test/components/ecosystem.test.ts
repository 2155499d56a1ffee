// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Component } from 'vue'
import EventTimeline from '../../components/EventTimeline.vue'
import LaunchMap from '../../components/LaunchMap.vue'
import ProjectTable from '../../components/ProjectTable.vue'
import StarBars from '../../components/StarBars.vue'
import StarGrowth from '../../components/StarGrowth.vue'
import StarSeries from '../../components/StarSeries.vue'
import YearInFigures from '../../components/YearInFigures.vue'
import { dataset as talk } from '../../data/index.ts'
import { exhibit } from '../../data/exhibits/index.ts'
import { yearFigures } from '../../data/figures/ecosystem.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const VIEWS: Record<string, Component> = { EventTimeline, LaunchMap, ProjectTable, StarBars, StarGrowth, StarSeries, YearInFigures }
const show = (view: Component, dataset: Dataset = tiny) => mount(view, { props: { dataset } })
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()
/** What is drawn, without the title, description and table that go with it. */
const drawn = (view: Component, dataset: Dataset = tiny): string[] =>
  show(view, dataset).findAll('.x-svg text').map((node) => squeeze(node.text()))

const HOSTILE = '<img src=x onerror=alert(1)> & "quoted" </text></svg>'
const LONG = 'A project with a name that goes on and on until it has seventy letters'

/** Forty projects, forty events and forty series, one name of each very long. */
const crowded = withTiny((copy) => {
  const [project, event, series] = [copy.projects[0]!, copy.events[0]!, copy.series[0]!]
  const all = Array.from({ length: 40 }, (_, index) => index)
  copy.projects = all.map((index) => ({ ...project, id: `p${index}`, name: index === 7 ? LONG : `Project ${index}`, company: `Company ${index % 9}` }))
  copy.talk.leader = 'p0'
  copy.events = all.map((index) => ({ ...event, id: `e${index}`, name: index === 7 ? LONG : `Event ${index}`, date: `2021-${String((index % 12) + 1).padStart(2, '0')}` }))
  copy.series = all.map((index) => ({ ...series, id: `s${index}`, name: index === 7 ? LONG : `Series ${index}` }))
  copy.snapshots.forEach((snapshot, age) => { snapshot.stars = Object.fromEntries(all.map((index) => [`p${index}`, 100 + index * (age + 1)])) })
})

describe.each(Object.entries(VIEWS))('%s', (tag, view) => {
  it('carries its caption', () => expect(show(view).get('figcaption').text()).toContain(exhibit(tiny, tag).title))
  it('shows this talk without a hole in any sentence or shape', () => {
    const html = show(view, talk).html()
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/)
  })
  it('shows hostile names as text', () => {
    const hostile = withTiny((copy) => { [...copy.projects, ...copy.events, ...copy.series].forEach((record) => { record.name = HOSTILE }) })
    const wrapper = show(view, hostile)
    expect(wrapper.find('img').exists()).toBe(false)
    expect(squeeze(wrapper.element.textContent ?? '')).toContain('onerror=alert(1)')
  })
  it('takes forty records and a long name', () => {
    const wrapper = show(view, crowded)
    expect(wrapper.html()).not.toMatch(/NaN|undefined|Infinity/)
    const marks = { EventTimeline: '.event', LaunchMap: 'circle.launch', ProjectTable: '.project-table tbody tr', StarBars: '.x-svg rect', StarGrowth: 'rect.growth', StarSeries: 'path.series' }
    const expected = tag === 'LaunchMap' ? 41 : 40 // the key shows one mark more
    if (tag in marks) expect(wrapper.findAll(marks[tag as keyof typeof marks])).toHaveLength(expected)
  })
})

describe('drawings', () => {
  it.each(['EventTimeline', 'LaunchMap', 'StarBars', 'StarGrowth', 'StarSeries'])('%s describes itself', (tag) => {
    const svg = show(VIEWS[tag]!).get('.x-svg')
    expect(svg.get('title').text()).toBe(exhibit(tiny, tag).title)
    expect(svg.get('desc').text()).toBe(exhibit(tiny, tag).finding)
  })
})

describe('YearInFigures', () => {
  it('shows every figure with its words', () =>
    expect(show(YearInFigures).findAll('li').map((tile) => [tile.get('strong').text(), tile.get('span').text()]))
      .toEqual(yearFigures(tiny).map(({ text, label }) => [text, label])))
})

describe('StarBars', () => {
  it('prints each count and share, and the share of the top two', () => {
    const text = drawn(StarBars)
    expect(text).toContain('200 55.6% service mesh')
    expect(text).toContain('10 2.8% tools')
    expect(text).toContain('83.3%')
    expect(text).toContain('of all 360')
  })
  it('draws bars in proportion, and never less than a hairline', () => {
    const widths = (of: Dataset) => show(StarBars, of).findAll('.x-svg rect').map((bar) => Number(bar.attributes('width')))
    const [mesh = 0, proxy = 0] = widths(tiny)
    expect(mesh / proxy).toBeCloseTo(2, 6)
    expect(Math.min(...widths(withTiny((copy) => { copy.snapshots[1]!.stars.tool = 0 })))).toBe(2)
  })
  it('shows a project outside the table apart and does not count it', () => {
    const apart = withTiny((copy) => { copy.projects[1]!.inArticle = false })
    expect(drawn(StarBars, apart).at(-3)).toMatch(/^200 service mesh only in the Chinese original, not counted$/)
    expect(drawn(StarBars, apart)).toContain('of all 160')
  })
})

describe('StarGrowth', () => {
  it('prints percent, both counts and the change', () => {
    expect(drawn(StarGrowth)).toEqual(expect.arrayContaining(['21 Sep 2021', '16 Nov 2021', '+25%', '160', '200', '+40']))
    expect(drawn(StarGrowth)).toContain('+25% launched in 2021 by the article')
    expect(drawn(StarGrowth)).toContain('+0% launched in 2021')
  })
  it('draws a loss left of zero with a true minus', () => {
    const loss = withTiny((copy) => { copy.snapshots[1]!.stars.tool = 5 })
    expect(drawn(StarGrowth, loss)).toEqual(expect.arrayContaining(['−50% launched in 2021', '−5']))
    const bars = show(StarGrowth, loss).findAll('rect.growth').map((bar) => Number(bar.attributes('x')))
    expect(bars.at(-1)).toBeLessThan(bars[0] ?? 0)
  })
  it('tells of rounding only where there is some', () => {
    const note = (of: Dataset) => drawn(StarGrowth, of).find((line) => line.includes('rounded'))
    expect(note(tiny)).toBeUndefined()
    expect(note(talk)).toBe('Counts above 1,000 are rounded to 100; the thin lines span what that leaves open (each count ±50).')
  })
})

describe('LaunchMap', () => {
  it('marks the record\'s date, with its verdict, where it differs', () => {
    const wrapper = show(LaunchMap)
    expect(wrapper.findAll('.launch-link')).toHaveLength(1)
    expect(drawn(LaunchMap)).toContain('Mar 2021, record 2 Nov 2020')
    expect(wrapper.findAll('.x-svg .verdict').map((mark) => mark.text())).toEqual(['corrected'])
  })
})

describe('EventTimeline', () => {
  it('tells listed from missing events by shape and by heading', () => {
    const wrapper = show(EventTimeline)
    expect(wrapper.findAll('circle.event')).toHaveLength(2)
    expect(wrapper.findAll('path.event.missing')).toHaveLength(1)
    expect(drawn(EventTimeline)).toContain('On the article’s list (2)')
    expect(wrapper.findAll('.x-svg .verdict').map((mark) => mark.text())).toEqual(['corrected'])
  })
  it('leaves a band out that has no event', () => {
    const complete = withTiny((copy) => { copy.events.forEach((event) => { event.inArticle = true }) })
    expect(drawn(EventTimeline, complete).filter((line) => line.includes('not on the list'))).toEqual([])
  })
})

describe('StarSeries', () => {
  it('names each line at its end with its last count and says that the scale is logarithmic', () => {
    expect(drawn(StarSeries)).toEqual(expect.arrayContaining(['Tiny Mesh 200', 'Rival Mesh 80']))
    expect(drawn(StarSeries).some((line) => line.includes('log scale'))).toBe(true)
    expect(show(StarSeries).findAll('path.series').map((path) => path.classes('outside'))).toEqual([false, true])
  })
  it('draws a series that starts at no star', () => {
    const none = withTiny((copy) => { copy.series[0]!.points[0]!.stars = 0 })
    expect(show(StarSeries, none).find('path.series').attributes('d')).not.toMatch(/NaN|Infinity/)
  })
})

describe('ProjectTable', () => {
  const names = (wrapper: ReturnType<typeof show>): string[] => wrapper.findAll('tbody th a').map((cell) => cell.text())
  const header = (wrapper: ReturnType<typeof show>, label: string) => wrapper.findAll('thead th').find((cell) => cell.text() === label)!

  it('shows what a back row can read, and all seven columns to who asks', async () => {
    const wrapper = show(ProjectTable)
    const labels = (): string[] => wrapper.findAll('.project-table thead th').map((cell) => cell.text())
    expect(labels()).toEqual(['Project', 'What it is for', 'Category', 'Launched', 'Stars'])
    await wrapper.get('input[type=checkbox]').setValue(true)
    expect(labels()).toEqual(['Project', 'What it is for', 'Relation with Tiny Mesh', 'Category', 'Launched', 'Company', 'Stars'])
    expect(wrapper.findAll('.project-table tbody tr').map((row) => row.findAll('td').map((cell) => cell.text())[1])).toContain('The mesh itself.')
    expect(wrapper.findAll('.x-dialog thead th')).toHaveLength(7)
  })
  it('keeps the article\'s order', () => {
    const wrapper = show(ProjectTable)
    expect(names(wrapper)).toEqual(['Tiny Proxy', 'Tiny Mesh', 'Tiny Gateway', 'Tiny Tool'])
    expect(wrapper.findAll('.project-table tbody tr').map((row) => row.findAll('td').at(-1)?.text())).toEqual(['100', '200', '50', '10'])
  })
  it('shows both launch dates and the verdict where they differ, else the verdict at the name', () => {
    const [, , gateway, tool] = show(ProjectTable).findAll('tbody tr')
    expect(squeeze(gateway!.findAll('td')[2]!.text())).toBe('Mar 2021 corrected record: 2 Nov 2020')
    expect(gateway!.get('th').find('.verdict').exists()).toBe(false)
    expect(tool!.get('th .verdict').text()).toBe('unverified')
  })
  it('sorts up, down and back, and says so', async () => {
    const wrapper = show(ProjectTable)
    const stars = header(wrapper, 'Stars')
    const seen: unknown[] = []
    for (let click = 0; click < 3; click += 1) {
      await stars.get('button').trigger('click')
      seen.push([stars.attributes('aria-sort'), names(wrapper)[0]])
    }
    expect(seen).toEqual([['ascending', 'Tiny Tool'], ['descending', 'Tiny Mesh'], ['none', 'Tiny Proxy']])
  })
  it('filters by category', async () => {
    const wrapper = show(ProjectTable)
    await wrapper.get('select').setValue('gateway')
    expect(names(wrapper)).toEqual(['Tiny Gateway'])
    await wrapper.get('select').setValue('')
    expect(names(wrapper)).toHaveLength(4)
  })
})
