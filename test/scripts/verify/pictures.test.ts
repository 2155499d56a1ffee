import { describe, expect, it } from 'vitest'
import { pictureRules, type PicturesCopy } from '../../../scripts/verify/pictures.ts'
import { runRules } from '../../../scripts/verify/rule.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'

const talk = { slides: [{ no: 1 }, { no: 2 }] } as unknown as Talk
const good = { bytes: 40_000, width: 1920, height: 1080 }
const pictures = (): PicturesCopy['pictures'] => new Map(['1-light.png', '1-dark.png', '2-light.png', '2-dark.png'].map((name) => [name, { ...good }]))

const faultsOf = (change: (copy: PicturesCopy['pictures']) => void): string[] => {
  const copy = pictures()
  change(copy)
  return runRules(pictureRules, { pictures: copy }, talk).flatMap(({ faults }) => faults)
}

describe('the slides’ pictures', () => {
  it('pass when each slide has both', () => {
    expect(faultsOf(() => {})).toEqual([])
  })

  it.each([
    ['one is missing', (copy: PicturesCopy['pictures']) => { copy.delete('2-dark.png') }, /^slide 2: 2-dark\.png is not there/],
    ['one has another size', (copy: PicturesCopy['pictures']) => { copy.set('1-light.png', { ...good, height: 720 }) }, /^1-light\.png: has 1920 × 720 px/],
    ['one is blank', (copy: PicturesCopy['pictures']) => { copy.set('1-dark.png', { ...good, bytes: 8_000 }) }, /^1-dark\.png: has 8000 bytes/],
  ])('are at fault when %s', (_name, change, expected) => {
    expect(faultsOf(change)).toEqual([expect.stringMatching(expected)])
  })
})
