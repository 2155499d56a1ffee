import type { Dataset } from '../../../data/schema/index.ts'
import { counted, excerpt, holds, squeeze } from '../words.ts'
import type { Fault, Rule } from '../rule.ts'
import type { Talk } from '../talk.ts'
import { UNKNOWN } from './letters.ts'
import type { PdfCopy } from './open.ts'

type PdfRule = Rule<PdfCopy>

const MAKE_AGAIN = 'make the copy again with npm run deck'
const METADATA = 'see what scripts/pdf/metadata.ts writes'

/** Kinds of document that a title may name after the talk. */
const KIND = / – \p{L}+$/u

/** What a document says of itself, and what it should: the same, letter for letter. */
function matterFaults(found: Record<string, string>, { title, retoldAuthor: author, description: subject, keywords, language }: Talk['dataset']['talk'], where: string): Fault[] {
  const said: Record<string, string> = { ...found, title: found['title']?.replace(KIND, '') ?? '' }
  return Object.entries({ title, author, subject, keywords: keywords.join(', '), language }).filter(([field, words]) => said[field] !== words)
    .map(([field, words]) => ({ where, what: `its ${field} ${field === 'keywords' ? 'are' : 'is'} "${found[field] ?? ''}"; expected "${words}"`, remedy: METADATA }))
}

const titleMatter: PdfRule = {
  holds: 'title, author, subject, keywords and language',
  find: ({ matter }, { dataset: { talk } }) => matterFaults({ ...matter }, talk, 'document'),
}

const xmp: PdfRule = {
  holds: 'an XMP packet that says the same',
  find: ({ xmp: packet }, { dataset: { talk } }) => packet === null
    ? [{ where: 'document', what: 'its XMP packet is missing or can\'t be read', remedy: METADATA }]
    : matterFaults({ ...packet }, talk, 'XMP packet'),
}

const windowTitle: PdfRule = {
  holds: 'its title in the window bar',
  find: ({ showsTitle }) => showsTitle ? [] : [{ where: 'document', what: 'a reader\'s window shows the file name, not the title (DisplayDocTitle)', remedy: METADATA }],
}

const tagged: PdfRule = {
  holds: 'tagged for screen readers',
  find: ({ marked, hasTree }) => [
    ...(marked ? [] : [{ where: 'document', what: 'it is not marked as tagged (MarkInfo)', remedy: 'print with tagged: true' }]),
    ...(hasTree ? [] : [{ where: 'document', what: 'it has no structure tree', remedy: 'print with tagged: true' }]),
  ],
}

const alternatives: PdfRule = {
  holds: 'words for every picture',
  find: ({ pictures }) => pictures.filter(({ alt }) => !squeeze(alt)).map(({ page }) => ({
    where: page === null ? 'document' : `page ${page}`,
    what: 'a picture in the structure tree has no alternative text',
    remedy: 'draw it inside <ExhibitSvg :exhibit>, or hide it with aria-hidden="true" if it only decorates',
  })),
}

const fonts: PdfRule = {
  holds: 'every font embedded, none as drawings',
  find({ fonts: found }) {
    const faults = found.filter(({ embedded, type3 }) => !embedded || type3).map(({ name, type3 }) => ({
      where: 'document',
      what: type3 ? `${name} is a Type 3 font: its letters are drawings` : `${name} is not embedded`,
      remedy: 'use the fonts of styles/tokens.css',
    }))
    return faults.length === 0 && found.length === 0 ? { skipped: 'the file names no font at all' } : faults
  },
}

const subset: PdfRule = {
  holds: 'of every font only the letters in use',
  find: ({ fonts: found }) => found.filter((font) => font.embedded && !font.type3 && !font.subset)
    .map(({ name }) => ({ where: 'document', what: `${name} is embedded whole: its name lacks the mark of a subset ("ABCDEF+")`, remedy: 'use the fonts of styles/tokens.css, which Chromium cuts down' })),
}

/** The line of the first letter that can't be read. */
const around = (text: string): string => text.split('\n').find((line) => line.includes(UNKNOWN)) ?? ''

/** Pages on which a font is used, and the letters set in it. */
function useOf(name: string, { pages }: PdfCopy): { where: string, letters: string } {
  const used = pages.filter(({ set }) => set.has(name))
  const letters = [...new Set(used.flatMap(({ set }) => [...set.get(name) ?? '']))].filter((letter) => letter.trim()).join(' ')
  return { where: used.length > 0 ? `page ${used[0]?.no}` : 'document', letters: letters ? `"${excerpt(letters, 40)}"` : 'some letters' }
}

const ownFonts: PdfRule = {
  holds: 'no font of this machine',
  find: (pdf, { faces }) => ({
    advice: pdf.fonts.filter(({ name }) => !faces.some((face) => holds(name, face))).map(({ name }) => {
      const { where, letters } = useOf(name, pdf)
      return { where, what: `${letters} set in ${name}, a font of this machine: elsewhere it will look different`, remedy: 'use letters that the fonts of styles/tokens.css have, or add a font that has them' }
    }),
  }),
}

const boxes: PdfRule = {
  holds: 'no letter that can\'t be read',
  find: ({ pages }) => ({
    advice: pages.filter(({ text }) => text.includes(UNKNOWN)).map(({ no, text }) => ({
      where: `page ${no}`, what: `it has a letter that no font of this machine has, drawn as a box: "${excerpt(around(text), 40)}"`, remedy: 'install a font that has it, or add one to styles/tokens.css',
    })),
  }),
}

const labels: PdfRule = {
  holds: 'a label for every page, each once',
  find: ({ pages }) => pages.filter(({ label }, index) => !label || pages.findIndex((page) => page.label === label) !== index)
    .map(({ no, label }) => ({ where: `page ${no}`, what: label ? `its label "${label}" is that of another page too` : 'it has no label', remedy: MAKE_AGAIN })),
}

const noEmptyPage: PdfRule = {
  holds: 'no page without text',
  find: ({ pages }) => pages.filter(({ text }) => !squeeze(text))
    .map(({ no }) => ({ where: `page ${no}`, what: 'it has no text', remedy: 'run npm run check and see whether the slide mounts' })),
}

const vector: PdfRule = {
  holds: 'no bitmap',
  find({ pages, bitmapObjects }) {
    const faults = pages.filter(({ bitmaps }) => bitmaps > 0).map(({ no, bitmaps }) => ({
      where: `page ${no}`, what: `it holds ${counted(bitmaps, 'bitmap')}`, remedy: 'remove filters, shadows, canvas and pixel pictures from what it shows',
    }))
    const hidden = faults.length === 0 && bitmapObjects > 0
    return hidden ? [{ where: 'document', what: `it holds ${counted(bitmapObjects, 'bitmap')}`, remedy: 'remove filters, shadows and masks' }] : faults
  },
}

/** Projects that have a row of their own in what the deck shows: a shorter deck may leave some out. */
function promised({ dataset, slides }: Talk): Dataset['projects'] {
  const cells = new Set(slides.flatMap(({ exhibits }) => exhibits.flatMap(({ exhibit }) => exhibit.rows.flat()))
    .filter((cell) => typeof cell === 'string').map(squeeze))
  return dataset.projects.filter(({ name }) => cells.has(squeeze(name)))
}

const projects: PdfRule = {
  holds: 'every project that an exhibit has a row for',
  find({ pages }, talk) {
    const text = pages.map((page) => page.text).join('\n')
    const shown = promised(talk)
    if (shown.length === 0) return { skipped: 'no exhibit of the deck has a row for a project' }
    return shown.filter(({ name }) => !holds(text, name))
      .map(({ id, name }) => ({ where: `projects › ${id}`, what: `"${name}" is nowhere in the text`, remedy: 'show it on a slide, or see whether its slide mounts' }))
  },
}

const secure: PdfRule = {
  holds: 'https links only',
  find: ({ pages }) => pages.flatMap(({ no, links }) => links.flatMap(({ url }) => url === null || /^(?:https:\/\/|mailto:)/.test(url) ? []
    : [{ where: `page ${no}`, what: `it links to ${url}`, remedy: 'give sources https addresses, and point at slides by number' }])),
}

/** Rules that hold for any PDF of a talk. */
export const documentRules = {
  titleMatter, xmp, windowTitle, tagged, alternatives, fonts, subset, ownFonts, boxes, labels, noEmptyPage, vector, projects, secure,
} as const satisfies Record<string, PdfRule>
