import { describe, expect, it } from 'vitest'
import { LIMITS } from '../../scripts/render/layout.ts'
import { leastContrast, over, ratio } from '../../scripts/render/in-page/wcag.ts'

const [BLACK, WHITE] = [[0, 0, 0, 1], [255, 255, 255, 1]] as const

describe('contrast by WCAG', () => {
  it('runs from 1 to 21, whichever colour is in front', () => {
    expect(ratio(BLACK, WHITE)).toBeCloseTo(21)
    expect(ratio(WHITE, BLACK)).toBeCloseTo(21)
    expect(ratio(WHITE, WHITE)).toBe(1)
    // #767676 is the lightest grey that passes on white.
    expect(ratio([0x76, 0x76, 0x76, 1], WHITE)).toBeGreaterThan(4.5)
    expect(ratio([0x77, 0x77, 0x77, 1], WHITE)).toBeLessThan(4.5)
  })

  it('sees through what is not opaque', () => {
    expect(over([0, 0, 0, 0.5], WHITE)).toEqual([127.5, 127.5, 127.5, 1])
  })

  it('asks less of large text', () => {
    expect([leastContrast(23.9, false, LIMITS), leastContrast(24, false, LIMITS), leastContrast(18.6, true, LIMITS), leastContrast(18.7, true, LIMITS)]).toEqual([4.5, 3, 4.5, 3])
  })
})
