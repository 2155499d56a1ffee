// @vitest-environment happy-dom
import { mount, type VueWrapper } from '@vue/test-utils'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Component } from 'vue'
import AdoptionCurve from '../../components/AdoptionCurve.vue'
import MeshComparison from '../../components/MeshComparison.vue'
import PhaseTimeline from '../../components/PhaseTimeline.vue'
import StandardPairs from '../../components/StandardPairs.vue'
import SurveyFindings from '../../components/SurveyFindings.vue'
import VerdictGuide from '../../components/VerdictGuide.vue'
import { exhibit } from '../../data/exhibits/index.ts'
import { dataset as talk } from '../../data/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { tiny, withTiny } from '../fixture/tiny.ts'

const VIEWS: Record<string, Component> = { VerdictGuide, PhaseTimeline, AdoptionCurve, SurveyFindings, StandardPairs, MeshComparison }
const show = (view: Component, dataset: Dataset = tiny): VueWrapper => mount(view, { props: { dataset } })
const texts = (view: VueWrapper, selector: string): string[] => view.findAll(selector).map((part) => part.text().replace(/\s+/g, ' '))

describe.each(Object.entries(VIEWS))('%s', (tag, view) => {
  it('is captioned with the title of its exhibit', () => {
    expect(show(view).find('figcaption').text()).toContain(exhibit(tiny, tag).title)
  })

  it('shows the talk’s dataset where none is given', () => {
    expect(mount(view).find('figcaption').text()).toContain(exhibit(talk, tag).title)
  })

  it('shows any text as text, never as markup', () => {
    const hostile = fc.constantFrom('<img src=x onerror=alert(1)>', '</text><script>1</script>', '"><b>x', '{{ 7 * 7 }}', '&lt;i&gt;', '‮مرحبا')
    fc.assert(fc.property(hostile, (text) => {
      const poisoned = poison(text)
      const mounted = show(view, poisoned)
      expect(mounted.text()).toContain(text)
      expect(mounted.findAll('img, script, i')).toHaveLength(0)
      expect(mounted.text()).not.toContain('49')
    }), { numRuns: 12 })
  })
})

/** Tiny with one text per exhibit replaced. */
const poison = (text: string): Dataset => withTiny((copy) => {
  copy.verdicts[0]!.meaning = text
  copy.phases[0]!.summary = text
  copy.phases[1]!.name = text
  copy.adoptionSegments[0]!.name = text
  copy.adoptionClaims[0]!.statement = text
  copy.adoptionClaims[1]!.who = text
  copy.surveys[0]!.topic = text
  copy.surveys[1]!.answers[0]!.label = text
  copy.standards[0]!.defines = text
  copy.stack[0]!.rows[0]!.cells = [text]
  copy.comparisons[0]!.cells[0]!.says = text
  copy.comparisons[1]!.aspect = text
})

describe('VerdictGuide', () => {
  it('has each mark with its meaning and its count', () => {
    const rows = show(VerdictGuide).findAll('li')
    expect(rows.map((row) => ['.verdict', '.meaning', '.count', '.share'].map((part) => row.find(part).text()))).toEqual([
      ['confirmed', 'Another record says the same.', '7', '50% of the checked records'],
      ['corrected', 'A better record says otherwise.', '3', '21.4% of the checked records'],
      ['disputed', 'Records disagree.', '2', '14.3% of the checked records'],
      ['unverified', 'No other record was found.', '2', '14.3% of the checked records'],
    ])
  })

  it('draws bars as long as the shares', () => {
    const widths = show(VerdictGuide).findAll('.fill').map((bar) => Number(bar.attributes('width')))
    expect(widths[0]).toBe(50)
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(100)
  })
})

describe('PhaseTimeline', () => {
  it('draws a band per phase and opens the ongoing one alone', () => {
    const view = show(PhaseTimeline)
    expect(view.findAll('.band').map((band) => band.classes('ongoing'))).toEqual([false, true])
    expect(texts(view, '.years')).toEqual(['2015–2017', 'since 2018'])
  })

  it('tells under each band what marked it and what checking showed', () => {
    expect(texts(show(PhaseTimeline), '.phase-note')).toEqual([
      expect.stringMatching(/Dawn.*First proxies\..*confirmed.*The record says the same\./),
      expect.stringMatching(/Noon.*Many meshes\..*unverified.*No record was found\./),
    ])
  })
})

describe('AdoptionCurve', () => {
  it('names each segment with its share, and both markets', () => {
    expect(texts(show(AdoptionCurve), '.segments p')).toEqual([
      '20% First', '30% Second', 'the chasm', '50% Third', 'early market 50%', 'mainstream market 50%',
    ])
  })

  it('puts the bracket of each market under its own segments, not under the chasm', () => {
    const spans = show(AdoptionCurve).findAll<HTMLElement>('.bracket').map((bracket) => bracket.element.style.gridColumn)
    expect(spans).toEqual(['1 / 3', '4 / 5'])
  })

  it('calls every claim a claim, with who, when and the verdict, and why where it is not confirmed', () => {
    expect(texts(show(AdoptionCurve), '.claim')).toEqual([
      expect.stringMatching(/^Claim: Ann Author, Dec 2021 disputedBetween the first and the second segment\.Two records disagree\.$/),
      expect.stringMatching(/^Claim: Tiny Analyst, 2021 confirmedIn the second segment\.$/),
    ])
  })

  it('highlights the article’s claim alone', () => {
    const data = withTiny((copy) => { copy.adoptionClaims[1]!.sources = ['tiny-record'] })
    expect(show(AdoptionCurve, data).findAll('.pin').map((pin) => pin.classes('article'))).toEqual([true, false])
  })

  it('leaves the chasm out where all segments are of one market', () => {
    const data = withTiny((copy) => copy.adoptionSegments.forEach((segment) => { segment.market = 'early' }))
    const view = show(AdoptionCurve, data)
    expect(view.text()).not.toContain('the chasm')
    expect(view.findAll('.bell')).toHaveLength(3)
    expect(texts(view, '.bracket')).toEqual(['early market 100%'])
  })
})

describe('SurveyFindings', () => {
  it('gives each survey a panel with its question, who was asked and the answers', () => {
    const panels = texts(show(SurveyFindings), '.survey')
    expect(panels[0]).toMatch(/^Do you run a mesh\? ?Use survey · May 2021 · 100 respondents ?Yes ?40% ?Soon within a year ?35% ?No ?25%$/)
    expect(panels[1]).toMatch(/vendor’s survey.*50 respondents.*Security ?80%.*More than one answer possible$/)
    expect(panels[0]).not.toContain('vendor')
  })

  it('says that the surveys are not to be compared', () => {
    expect(show(SurveyFindings).find('figcaption').text()).toContain('read each panel by itself')
  })

  it('highlights one bar and draws each as long as its share', () => {
    const view = show(SurveyFindings)
    expect(view.findAll('.share-bar.strong')).toHaveLength(1)
    expect(view.findAll('.fill').map((bar) => bar.attributes('width'))).toEqual(['40', '35', '25', '80', '60'])
  })
})

describe('StandardPairs', () => {
  it('stacks the extension point on its standard and says what the standard defines', () => {
    expect(texts(show(StandardPairs), '.pairs li')).toEqual([
      expect.stringMatching(/^Custom resources extension point ?Kubernetes API standard · Platform ?How objects are declared\.$/),
    ])
  })

  it('shows a verdict where the pair was checked', () => {
    const data = withTiny((copy) => { copy.standards[0]!.check = { verdict: 'disputed', says: 'Not so.', sources: ['tiny-record'] } })
    expect(texts(show(StandardPairs, data), '.note')).toEqual([expect.stringMatching(/disputed Not so\./)])
  })
})

describe('MeshComparison', () => {
  it('has a column per technology and a row per aspect', () => {
    const view = show(MeshComparison)
    expect(texts(view, 'thead th')).toEqual(['Aspect', 'Mesh', 'Runtime'])
    expect(texts(view, 'tbody tr').map((row) => row.replace(/ /g, ''))).toEqual(['PurposeTraffic.Buildingblocks.', 'APINoneinthecode.HTTP.'])
  })
})
