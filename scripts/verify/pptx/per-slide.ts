import type { Fault } from '../rule.ts'
import type { Talk, ToldSlide } from '../talk.ts'
import type { PptxCopy, PptxSlide } from './open.ts'

/** What to do about a fault that only the code that writes the file can have made. */
export const SEE = 'see scripts/pptx'

/** Faults of the slides that are there; one that is missing is named by another rule. */
export const perSlide = ({ slides }: PptxCopy, talk: Talk, find: (slide: PptxSlide, told: ToldSlide) => string[]): Fault[] =>
  talk.slides.flatMap((told) => {
    const slide = slides[told.no - 1]
    return slide ? find(slide, told).map((what) => ({ where: told.where, what, remedy: SEE })) : []
  })
