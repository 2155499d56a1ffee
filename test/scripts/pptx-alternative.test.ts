import { describe, expect, it } from 'vitest'
import { exhibit, formatCell, type Exhibit } from '../../data/exhibits/index.ts'
import { chartAlt, pictureAlt, tableAlt } from '../../scripts/pptx/alternative.ts'
import { showsFigure } from '../../scripts/verify/words.ts'
import { tiny } from '../fixture/tiny.ts'

const EXAMPLE: Exhibit = {
  title: 'Stars and shares', finding: 'Mesh leads.', sources: [], asOf: '',
  columns: [{ label: 'Project', kind: 'text' }, { label: 'Stars', kind: 'count' }, { label: 'Share', kind: 'percent' }, { label: 'Since', kind: 'text' }],
  rows: [['Mesh', 200, 66.7, '2019'], ['Proxy', 100, 33.3, null], ['Old mesh', 7000, null, 'before']],
  chart: { type: 'bar', categories: ['Mesh', 'Proxy'], series: [{ name: 'Stars', values: [200, 100] }], unit: 'stars' },
}

describe('alternative text in PowerPoint', () => {
  it('of a picture says what it shows, the finding and every number with its row', () => {
    expect(pictureAlt(EXAMPLE)).toBe('Stars and shares. Mesh leads. Stars – Mesh: 200; Proxy: 100; Old mesh: 7,000. Share – Mesh: 66.7%; Proxy: 33.3%.')
  })

  it('of a chart says the numbers that it does not draw and that no table below it shows', () => {
    expect(chartAlt(EXAMPLE, [EXAMPLE.rows[2]!])).toBe('Stars and shares. Mesh leads. Share – Mesh: 66.7%; Proxy: 33.3%.')
    expect(chartAlt(EXAMPLE, [])).toContain('Old mesh: 7,000')
    expect(chartAlt(EXAMPLE, EXAMPLE.rows)).toBe(tableAlt(EXAMPLE))
  })

  it('leaves out no figure of a drawing that became a picture', () => {
    const curve = exhibit(tiny, 'AdoptionCurve')
    const figures = curve.rows.flatMap((row) => row.flatMap((cell, place) => typeof cell === 'number' ? [formatCell(cell, curve.columns[place]!.kind)] : []))
    expect(figures.length).toBeGreaterThan(4)
    expect(figures.filter((figure) => !showsFigure(pictureAlt(curve), figure))).toEqual([])
  })
})
