// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import AftermathTimeline from '../../components/AftermathTimeline.vue'
import CorrectionList from '../../components/CorrectionList.vue'
import CreditLine from '../../components/CreditLine.vue'
import OutlookList from '../../components/OutlookList.vue'
import SourceLine from '../../components/SourceLine.vue'
import SourceList from '../../components/SourceList.vue'
import { EXHIBITS } from '../../data/exhibits/index.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const HOSTILE = '<script>alert("1")</script> & \'quotes\' <img src=x onerror=alert(1)>'
const squeeze = (words: string): string => words.replace(/\s+/g, ' ').trim()

const manySources = withTiny((copy) => {
  copy.sources = Array.from({ length: 40 }, (_, index) =>
    ({ ...copy.sources[index % 3]!, id: `source-${index + 1}`, title: `Title ${index + 1}`, url: `https://example.org/${index + 1}` }))
})

describe('CorrectionList', () => {
  it('puts article, record and verdict side by side', () => {
    const rows = mount(CorrectionList, { props: { dataset: tiny, of: '1' } }).findAll('tbody tr')
    expect(rows.map((row) => row.findAll('th, td').map((cell) => cell.text()))).toEqual([
      ['Launch of Tiny Gateway', 'March 2021', 'The record says otherwise.', 'corrected'],
      ['Share of meshes', 'Most run one', 'Two records disagree.', 'disputed'],
    ])
  })

  it('refuses a page that does not exist', () => {
    expect(() => mount(CorrectionList, { props: { dataset: tiny, of: '2' }, global: { config: { warnHandler: () => undefined } } }))
      .toThrow('expected one of 1')
  })
})

describe('OutlookList', () => {
  it('shows only statements of its kind', () => {
    const view = mount(OutlookList, { props: { dataset: tiny, of: 'watch' } })
    expect(view.findAll('li').map((item) => item.text())).toEqual(['1Shared proxiesFewer proxies may be enough.'])
  })
})

describe('SourceList', () => {
  it('prints each source once over its pages, under its number, with a safe link', () => {
    const entries = EXHIBITS.SourceList!.variants(manySources).flatMap((of) =>
      mount(SourceList, { props: { dataset: manySources, of } }).findAll('li'))
    expect(entries.map((entry) => entry.get('.source-number').text())).toEqual(manySources.sources.map((_, index) => `[${index + 1}]`))
    expect(entries.map((entry) => entry.get('a').text())).toEqual(manySources.sources.map((source) => source.title))
    entries.forEach((entry, index) => {
      expect(entry.get('a').attributes()).toMatchObject({ href: `https://example.org/${index + 1}`, rel: 'noopener', target: '_blank' })
    })
  })

  it('says which sources were read in a copy', () => {
    const entries = mount(SourceList, { props: { dataset: tiny, of: '1' } }).findAll('li').map((entry) => entry.text())
    expect(entries.map((entry) => entry.includes('read in a copy'))).toEqual([false, false, true])
    expect(entries[1]).toContain('Tiny Project, undated')
  })
})

describe('AftermathTimeline', () => {
  it('tells date, subject and what happened of one topic', () => {
    const view = mount(AftermathTimeline, { props: { dataset: tiny, of: 'ecosystem' } })
    expect(view.findAll('li').map((item) => squeeze(item.text()))).toEqual(['5 Nov 2022Tiny Tool Was archived.'])
    expect(view.get('time').attributes('datetime')).toBe('2022-11-05')
  })

  it('marks what checking a record came to', () => {
    const checked = withTiny((copy) => {
      copy.aftermath[1]!.check = { verdict: 'unverified', says: 'No other record was found.', sources: ['tiny-record'] }
    })
    expect(mount(AftermathTimeline, { props: { dataset: checked, of: 'ecosystem' } }).get('li .verdict').text()).toBe('unverified')
    expect(mount(AftermathTimeline, { props: { dataset: tiny, of: 'ecosystem' } }).find('.verdict').exists()).toBe(false)
  })

  it('ties one dot of the axis to each record, later ones lower', () => {
    const later = withTiny((copy) => {
      copy.aftermath = ['2026', '2022-01-12', '2023-07-12'].map((date, index) => ({ ...copy.aftermath[0]!, id: `event-${index}`, date }))
    })
    const view = mount(AftermathTimeline, { props: { dataset: later, of: 'deployment-models' } })
    const places = view.findAll('circle').map((dot) => Number.parseFloat(dot.attributes('cy') ?? ''))
    expect(places).toHaveLength(3)
    expect([...places].sort((a, b) => a - b)).toEqual(places)
    expect(view.findAll('svg text').map((label) => label.text())).toEqual(['2023', '2024', '2025', '2026'])
  })
})

describe('SourceLine', () => {
  const line = (ids: string[], asOf?: string) => mount(SourceLine, { props: { dataset: tiny, ids, asOf } })

  it('names sources by the numbers of the source list, with the date', () => {
    const view = line(['tiny-survey', 'tiny-article'], '2022-01-06')
    expect(squeeze(view.text())).toBe('Sources: [3] Tiny Vendor 2021 · [1] Ann Author 2021 — as of 6 January 2022')
    expect(view.findAll('a').map((link) => link.attributes('href'))).toEqual(['https://example.org/survey', 'https://example.org/article'])
  })

  it('speaks of one source in the singular', () => {
    expect(squeeze(line(['tiny-record']).text())).toBe('Source: [2] Tiny Project')
  })

  it('counts those past the third', () => {
    const ids = ['source-9', 'source-4', 'source-1', 'source-2', 'source-3']
    const view = mount(SourceLine, { props: { dataset: manySources, ids } })
    expect(view.findAll('a')).toHaveLength(3)
    expect(squeeze(view.text())).toMatch(/\+2 more$/)
  })
})

describe('CreditLine', () => {
  it('credits the article and its author with the link', () => {
    const view = mount(CreditLine, { props: { dataset: tiny } })
    expect(squeeze(view.text())).toBe('After Ann Author, Tiny mesh, 30 December 2021')
    expect(view.get('a').attributes('href')).toBe('https://example.org/article')
  })
})

describe('hostile text', () => {
  const hostile = (words: string) => withTiny((copy) => {
    copy.corrections[0]!.article = words
    copy.outlook[0]!.detail = words
    copy.sources[0]!.title = words
    copy.sources[0]!.publisher = words
    copy.aftermath[0]!.what = words
  })
  const views = (words: string) => {
    const dataset = hostile(words)
    return [
      mount(CorrectionList, { props: { dataset, of: '1' } }),
      mount(OutlookList, { props: { dataset, of: 'takeaway' } }),
      mount(SourceList, { props: { dataset, of: '1' } }),
      mount(AftermathTimeline, { props: { dataset, of: 'deployment-models' } }),
      mount(SourceLine, { props: { dataset, ids: ['tiny-article'] } }),
      mount(CreditLine, { props: { dataset } }),
    ]
  }

  it('stays text everywhere', () => {
    for (const view of views(HOSTILE)) {
      expect(view.text()).toContain(HOSTILE)
      expect(view.find('script, img').exists()).toBe(false)
    }
  })

  it('shows any text as it is', () => {
    fc.assert(fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (words) => {
      views(`x${words}x`).forEach((view) => { expect(view.element.textContent).toContain(`x${words}x`) })
    }), { numRuns: 25 })
  })
})
