import { pictureNames } from '../render/slide-pictures.ts'
import type { CardCopy } from './card.ts'
import type { Fault, Rule } from './rule.ts'
import { UNCOUNTED } from './states.ts'

/** The pictures of the slides: size and bytes of each by file name. */
export interface PicturesCopy { pictures: Map<string, CardCopy> }

const SCHEMES = ['light', 'dark']
const FULL_HD = { width: 1920, height: 1080 }
// An empty page of this size is a PNG of 4,254 bytes; the sparsest slide of the talk has 122,603.
const BLANK = 9_000

const MAKE_AGAIN = 'make the pictures again: npm run deck -- --only png'

/** The file of each slide, or of each click, in each scheme. */
const expectedFiles = (pages: readonly number[]): { no: number | undefined, file: string }[] =>
  pictureNames(pages).flatMap((name, index) => SCHEMES.map((scheme) => ({ no: pages[index], file: `${name}-${scheme}.png` })))

const faultsIn = ({ pictures }: PicturesCopy, wrong: (picture: CardCopy) => string | null): Fault[] =>
  [...pictures].flatMap(([where, picture]) => {
    const what = wrong(picture)
    return what === null ? [] : [{ where, what, remedy: MAKE_AGAIN }]
  })

/** What must be true of the slides' pictures. */
export const pictureRules = {
  complete: {
    holds: 'a picture of each slide, or of each click, in each scheme',
    find({ pictures }, { pages }) {
      if (pages === null) return { skipped: UNCOUNTED }
      return expectedFiles(pages)
        .filter(({ file }) => !pictures.has(file))
        .map(({ no, file }) => ({ where: `slide ${no}`, what: `${file} is not there`, remedy: MAKE_AGAIN }))
    },
  },
  known: {
    holds: 'no other picture beside them',
    find({ pictures }, { pages }) {
      if (pages === null) return { skipped: UNCOUNTED }
      const expected = new Set(expectedFiles(pages).map(({ file }) => file))
      return [...pictures.keys()].filter((file) => !expected.has(file)).map((file) => ({ where: file, what: 'no slide has such a picture', remedy: MAKE_AGAIN }))
    },
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
