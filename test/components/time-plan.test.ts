import { describe, expect, it } from 'vitest'
import { behind, clockText, standing, timePlan } from '../../setup/client/time-plan.ts'

describe('the plan of a talk', () => {
  it('begins each slide where the one before ends', () => {
    expect(timePlan([1, 0.5, undefined, 2])).toEqual([
      { from: 0, to: 60 }, { from: 60, to: 90 }, { from: 90, to: 90 }, { from: 90, to: 210 },
    ])
  })
})

describe('where the speaker stands', () => {
  const slide = { from: 60, to: 90 }

  it('is on time anywhere within the slide\'s time', () => {
    expect([60, 75, 90].map((elapsed) => behind(slide, elapsed))).toEqual([0, 0, 0])
    expect(standing(slide, 75)).toBe('on time')
  })

  it('counts from the end of the slide\'s time when late, from its begin when early', () => {
    expect(standing(slide, 165)).toBe('1:15 behind')
    expect(standing(slide, 30)).toBe('0:30 ahead')
  })

  it('forgives less than five seconds', () => {
    expect(standing(slide, 94)).toBe('on time')
    expect(standing(slide, 95)).toBe('0:05 behind')
  })
})

describe('a clock', () => {
  it('shows minutes and two digits of seconds', () => {
    expect([0, 9.9, 75, 600, -75].map(clockText)).toEqual(['0:00', '0:09', '1:15', '10:00', '1:15'])
  })
})
