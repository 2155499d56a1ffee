import type { CardCopy } from './card.ts'
import type { Fault, Rule } from './rule.ts'

/** The pictures of the slides: size and bytes of each by file name. */
export interface PicturesCopy { pictures: Map<string, CardCopy> }

const SCHEMES = ['light', 'dark']
const FULL_HD = { width: 1920, height: 1080 }
// An empty page of this size is a PNG of 4,254 bytes; the sparsest slide of the talk has 122,603.
const BLANK = 9_000

const faultsIn = ({ pictures }: PicturesCopy, wrong: (picture: CardCopy) => string | null): Fault[] =>
  [...pictures].flatMap(([where, picture]) => {
    const what = wrong(picture)
    return what === null ? [] : [{ where, what, remedy: 'make the pictures again: npm run deck -- --only png' }]
  })

/** What must be true of the slides' pictures. */
export const pictureRules = {
  complete: {
    holds: 'a picture of each slide in each scheme',
    find: ({ pictures }, { slides }) => slides.flatMap(({ no }) => SCHEMES
      .map((scheme) => `${String(no).padStart(String(slides.length).length, '0')}-${scheme}.png`)
      .filter((name) => !pictures.has(name))
      .map((name) => ({ where: `slide ${no}`, what: `${name} is not there`, remedy: 'make the pictures again, without --with-clicks' }))),
  },
  size: {
    holds: `${FULL_HD.width} × ${FULL_HD.height} px`,
    find: (copy) => faultsIn(copy, ({ width, height }) =>
      width === FULL_HD.width && height === FULL_HD.height ? null : `has ${width} × ${height} px; expected ${FULL_HD.width} × ${FULL_HD.height}`),
  },
  drawn: {
    holds: 'no picture is blank',
    find: (copy) => faultsIn(copy, ({ bytes }) => bytes > BLANK ? null : `has ${bytes} bytes, as much as an empty page`),
  },
} as const satisfies Record<string, Rule<PicturesCopy>>
