import { exhibit, EXHIBITS } from '../../data/exhibits/index.ts'
import { FORMS, inForm, stated, type Form } from '../../data/figures/index.ts'
import type { Dataset } from '../../data/schema/index.ts'
import { plainLine } from './markdown.ts'
import { tagsIn, type Tag } from './tags.ts'

/** What a slide states and shows: the sources behind it and the latest day its rows hold for. */
export interface SlideEvidence { sources: string[]; asOf: string }

const PRIVATE_LINE = /^\[private\]\s*$/m
const HEADING_LINE = /^#{1,6} .*$/gm

function formOf(value: string | undefined): Form {
  if (value === undefined) return 'figure'
  if (FORMS.includes(value as Form)) return value as Form
  throw new RangeError(`<Figure as="${value}">: expected one of ${FORMS.join(', ')}`)
}

// What Markdown, HTML or a Vue template would act on. As entities they stay text in all three;
// two braces are parted by a word joiner, because Vue reads them after entities are gone.
const ACTIVE = /[&<>"'`*_~[\]\\|]/g

/** Text of a record as Markdown that shows just that text. */
export const asMarkdown = (text: string): string => text
  .replace(ACTIVE, (character) => `&#${character.codePointAt(0)};`)
  .replace(/\{(?=\{)/g, '{\u2060')

/** What stands in Markdown without being said: tags, click marks, addresses of links and pictures, numbers of list items. The title of a link is said. */
export const UNSAID = /<[^>]*>|\[click[^\]]*\](?:\{[^}]*\})?|\]\(\s*[^\s)]*|^\s*\d+[.)]\s/gim

/** Words with a digit that an author typed instead of naming a figure; the year of the talk may be. */
const typedNumbers = (text: string, { talk }: Dataset): string[] =>
  (text.replace(UNSAID, ' ').match(/\S*\d\S*/g) ?? []).filter((word) => word.replace(/\W+$/, '') !== String(talk.year))

/** @throws RangeError naming the numbers that are typed in the headings of a slide's Markdown, or in its note */
export function refuseTypedNumbers(where: 'heading' | 'note', text: string, dataset: Dataset): void {
  const typed = typedNumbers(where === 'heading' ? text.match(HEADING_LINE)?.join('\n') ?? '' : splitNote(text).reader, dataset)
  if (typed.length) throw new RangeError(`its ${where} types "${typed.join('", "')}"; use <Figure of="…" /> so that it follows the dataset`)
}

const wordingOf = ({ attributes }: Tag, dataset: Dataset): string =>
  inForm(stated(dataset, attributes['of'] ?? ''), formOf(attributes['as']))

/** Figure tags of Markdown replaced by their wording, for places that hold text only: headings and notes. */
export const resolveFigures = (text: string, dataset: Dataset): string =>
  tagsIn(text).filter(({ name }) => name === 'Figure')
    .reduce((resolved, tag) => resolved.replace(tag.text, () => asMarkdown(wordingOf(tag, dataset))), text)

/** The same for the headings of a slide's Markdown only; its body keeps the tags for Vue. */
export const resolveHeadings = (content: string, dataset: Dataset): string =>
  content.replace(HEADING_LINE, (line) => resolveFigures(line, dataset))

/** The slide's first heading as plain text, for titles and outlines; undefined where it has none. */
export function titleOf(content: string, dataset: Dataset): string | undefined {
  const heading = /^# (.+)$/m.exec(content)?.[1]
  return heading === undefined ? undefined : plainLine(heading, (tag) => tagsIn(tag).map((found) => wordingOf(found, dataset)).join(''))
}

/** A note cut at its `[private]` line: what readers may see, and what only the speaker sees. */
export function splitNote(note: string): { reader: string; private: string } {
  const [reader = '', ...rest] = note.split(PRIVATE_LINE)
  return { reader: reader.trim(), private: rest.join('\n').trim() }
}

/** The evidence behind everything a slide shows, in order of appearance. */
export function evidenceOfSlide(content: string, dataset: Dataset): SlideEvidence {
  const parts = tagsIn(content).flatMap(({ name, attributes: { of = '' } }): SlideEvidence[] => {
    if (name === 'Figure') return [stated(dataset, of)]
    return name in EXHIBITS ? [exhibit(dataset, name, of)] : []
  })
  return {
    sources: [...new Set(parts.flatMap((part) => part.sources))],
    asOf: parts.map((part) => part.asOf).sort().at(-1) ?? '',
  }
}
