import { describe, expect, it } from 'vitest'
import { pictureRules, type PicturesCopy } from '../../../scripts/verify/pictures.ts'
import { runRules } from '../../../scripts/verify/rule.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { pictureNames } from '../../../scripts/render/slide-pictures.ts'
import { checkWith } from './told.ts'

const talk = { pages: [1, 2] } as unknown as Talk
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

  it('are named after the slide and its click, with as many digits as the last slide has', () => {
    expect(pictureNames([1, 2, 2, 2, 10])).toEqual(['01', '02', '02.2', '02.3', '10'])
  })

  it('are looked for by click, or said not to be where clicks could not be counted', () => {
    const complete = (pages: number[] | null) => checkWith(pictureRules, 'complete', { pictures: pictures() }, { ...talk, pages })
    expect(complete([1, 2, 2]).faults).toEqual([expect.stringMatching(/^slide 2: 2\.2-light\.png is not there/), expect.stringMatching(/^slide 2: 2\.2-dark\.png/)])
    expect(complete(null)).toMatchObject({ passed: false, faults: [], skipped: expect.stringContaining('clicks') })
  })

  it.each([
    ['one is missing', (copy: PicturesCopy['pictures']) => { copy.delete('2-dark.png') }, /^slide 2: 2-dark\.png is not there/],
    ['there is one too many', (copy: PicturesCopy['pictures']) => { copy.set('9-light.png', { ...good }) }, /^9-light\.png: no slide has such a picture/],
    ['one has another size', (copy: PicturesCopy['pictures']) => { copy.set('1-light.png', { ...good, height: 720 }) }, /^1-light\.png: has 1920 × 720 px/],
    ['one is blank', (copy: PicturesCopy['pictures']) => { copy.set('1-dark.png', { ...good, bytes: 8_000 }) }, /^1-dark\.png: has 8000 bytes/],
  ])('are at fault when %s', (_name, change, expected) => {
    expect(faultsOf(change)).toEqual([expect.stringMatching(expected)])
  })
})
