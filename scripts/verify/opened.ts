import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeckError, messageOf } from '../lib/errors.ts'
import { cardRules, openPng, type CardCopy } from './card.ts'
import { asMeasured, type Opener } from './copy.ts'
import { wordingsOf } from './figures.ts'
import { openOneFile, openWeb } from './html/opened.ts'
import { openHandout, openSlidePdf } from './pdf/opened.ts'
import { pictureRules } from './pictures.ts'
import { lookRules } from './pptx/look-rules.ts'
import { openPptx, type PptxCopy } from './pptx/open.ts'
import { pptxRules } from './pptx/rules.ts'
import type { PublicText } from './private-notes.ts'
import { runRules } from './rule.ts'
import type { ToldSlide } from './talk.ts'

/** Alternative text counts where it is all that says what is shown; a table shows its words itself. */
const pptxSlideText = ({ slides }: PptxCopy, { no }: ToldSlide): string | null => {
  const slide = slides[no - 1]
  const alternatives = slide?.shapes.filter(({ kind }) => kind !== 'table').map(({ words }) => words) ?? []
  return slide ? [slide.title, slide.text, slide.chartText, ...slide.charts.flatMap(({ values }) => values).flatMap(wordingsOf), ...alternatives].join('\n') : null
}

const openOffice: Opener = async (path, talk) => {
  const pptx = openPptx(await readFile(path))
  const texts = (): PublicText[] => [
    ...[...pptx.texts].map(([where, text]) => ({ where, text })),
    ...pptx.slides.flatMap(({ no, text, notes }) => [{ where: `slide ${no}`, text }, { where: `notes of slide ${no}`, text: notes }]),
  ]
  return { pages: pptx.slides.length, bytes: pptx.bytes, checks: [...runRules(pptxRules, pptx, talk), ...runRules(lookRules, pptx, talk)], told: { slideText: (slide) => pptxSlideText(pptx, slide), texts } }
}

const openCard: Opener = async (path, talk) => {
  const bytes = await readFile(path)
  return { pages: 1, bytes: bytes.length, checks: runRules(cardRules, openPng(bytes), talk), told: null }
}

/** Reads one picture of several. @throws DeckError that names it when it is none, or is damaged */
async function pictureAt(folder: string, name: string): Promise<CardCopy> {
  const bytes = await readFile(join(folder, name))
  try {
    return openPng(bytes)
  } catch (error) {
    throw new DeckError(`${name} ${messageOf(error)}`, { cause: error })
  }
}

const openPictures: Opener = async (path, talk) => {
  const names = (await readdir(path)).sort()
  const pictures = new Map(await Promise.all(names.map(async (name) => [name, await pictureAt(path, name)] as const)))
  const bytes = [...pictures.values()].reduce((sum, picture) => sum + picture.bytes, 0)
  return { pages: names.length, bytes, checks: [...runRules(pictureRules, { pictures }, talk), asMeasured(talk)], told: null }
}

/** How each kind of copy is opened, by the name that `--only` takes. */
export const OPENERS = {
  web: openWeb,
  og: openCard,
  pdf: openSlidePdf,
  handout: openHandout,
  html: openOneFile,
  pptx: openOffice,
  png: openPictures,
} as const satisfies Record<string, Opener>
