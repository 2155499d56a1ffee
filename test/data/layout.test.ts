import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnWidth, dodge, fitText, labelExtent, laneExtras, packLanes, textWidth, wrapText } from '../../data/figures/layout.ts'

const extent = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 300 })).map(([from, width]) => ({ from, to: from + width }))
const extents = fc.array(extent, { minLength: 1, maxLength: 30 })

describe('packLanes', () => {
  it('reuses a lane as soon as there is room', () =>
    expect(packLanes([{ from: 0, to: 10 }, { from: 5, to: 20 }, { from: 12, to: 15 }], 2)).toEqual([0, 1, 0]))
  it('never lets two labels of a lane touch', () => {
    fc.assert(fc.property(extents, fc.nat(30), (all, gap) => {
      const lanes = packLanes(all, gap)
      all.forEach((a, i) => all.forEach((b, j) => {
        if (i < j && lanes[i] === lanes[j]) expect(a.to + gap <= b.from || b.to + gap <= a.from).toBe(true)
      }))
    }))
  })
  it('needs no more lanes than labels that stand over one point', () => {
    fc.assert(fc.property(extents, (all) => {
      const depth = Math.max(...all.map(({ from }) => all.filter((other) => other.from <= from && from < other.to).length))
      expect(Math.max(...packLanes(all, 0)) + 1).toBe(depth)
    }))
  })
})

describe('laneExtras', () => {
  it('is what the tallest label of each lane needs beyond one line', () =>
    expect(laneExtras([0, 1, 0, 2], [1, 3, 2, 1], 20)).toEqual([20, 40, 0]))
  it('knows one lane where there is no label', () => expect(laneExtras([], [], 20)).toEqual([0]))
})

describe('dodge', () => {
  const positions = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 20 })

  it('leaves labels alone that do not touch', () => expect(dodge([100, 10, 200], [20, 20, 20], 0, 300)).toEqual([100, 10, 200]))
  it('parts two labels evenly', () => expect(dodge([50, 54], [20, 20], 0, 100)).toEqual([42, 62]))
  it('keeps labels inside the drawing', () => expect(dodge([98, 99], [20, 20], 0, 100)).toEqual([80, 100]))
  it('shares the room where there is too little of it', () => expect(dodge([5, 5, 5], [20, 20, 20], 0, 10)).toEqual([0, 5, 10]))
  it('gives a higher label more room', () => expect(dodge([50, 50], [20, 60], 0, 200)).toEqual([30, 70]))
  it('keeps order, gap and bounds', () => {
    fc.assert(fc.property(positions, fc.integer({ min: 1, max: 60 }), (wanted, gap) => {
      const placed = dodge(wanted, wanted.map(() => gap), 0, 500)
      const room = Math.min(gap, 500 / Math.max(1, wanted.length - 1))
      const sorted = placed.toSorted((a, b) => a - b)
      sorted.slice(1).forEach((at, index) => expect(at - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(room - 1e-6))
      expect(sorted[0]).toBeGreaterThanOrEqual(-1e-6)
      expect(sorted.at(-1)).toBeLessThanOrEqual(500 + 1e-6)
      wanted.forEach((a, i) => wanted.forEach((b, j) => { if (a < b) expect(placed[i]).toBeLessThan(placed[j] ?? 0) }))
    }))
  })
})

describe('labels', () => {
  it('stand right of their mark, and left of it near the right edge', () => {
    expect(labelExtent(100, 200, 16, 1000)).toEqual({ from: 84, to: 316, textX: 116, before: false })
    expect(labelExtent(900, 200, 16, 1000)).toEqual({ from: 684, to: 916, textX: 884, before: true })
    expect(labelExtent(700, 200, 16, 1000)).toMatchObject({ textX: 716, before: false })
    expect(labelExtent(400, 900, 16, 1000)).toMatchObject({ textX: 416, before: false })
  })
  it('are wide in Chinese and narrow in small letters', () => {
    expect(textWidth('服务网格', 20)).toBe(80)
    expect(textWidth('illi', 20)).toBeLessThan(textWidth('mmmm', 20) / 2)
  })
  it('wrap without losing a letter', () => {
    fc.assert(fc.property(fc.string({ maxLength: 90 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
      const lines = wrapText(text, width, 20)
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    }))
  })
  it('are never wider than their room, unless it is less than a character', () => {
    fc.assert(fc.property(fc.string({ maxLength: 90 }), fc.integer({ min: 30, max: 300 }), (text, width) => {
      wrapText(text, width, 20).forEach((line) => expect(textWidth(line, 20)).toBeLessThanOrEqual(width))
    }))
  })
  it('shrink before they are set tighter', () => {
    const words = 'one two three four'
    expect(fitText(words, 400, 30, [20, 16])).toMatchObject({ size: 20, lines: [words] })
    expect(fitText(words, 100, 36, [20, 16])).toMatchObject({ size: 16, leading: 16 * 1.08 })
    expect(fitText(words, 60, 30, [20, 16]).leading).toBeLessThan(16)
  })
  it('stay on one line where they fit', () => expect(wrapText('Emissary-ingress', textWidth('Emissary-ingress', 20), 20)).toHaveLength(1))
  it('set their column\'s width within limits', () => {
    expect(columnWidth([], 20, 90, 300)).toBe(90)
    expect(columnWidth(['x'.repeat(70)], 20, 90, 300)).toBe(300)
  })
})
