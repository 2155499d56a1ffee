import { formOf } from '../../pptx/forms.ts'
import type { NativeChart } from '../../../data/exhibits/index.ts'
import type { Rule } from '../rule.ts'
import { lacking } from '../addresses.ts'
import { holds } from '../words.ts'
import { brokenTag } from './archive.ts'
import { perSlide, SEE } from './per-slide.ts'
import type { PptxCopy } from './open.ts'

type PptxRule = Rule<PptxCopy>

const TYPES = '[Content_Types].xml'
const MAKE_AGAIN = 'make the copy again with npm run deck'

const sound: PptxRule = {
  holds: 'each part whole, and well-formed',
  find: ({ damaged, texts }) => [
    ...damaged.map((where) => ({ where, what: 'it is not what its check sum says: the file is damaged', remedy: MAKE_AGAIN })),
    ...[...texts].flatMap(([where, xml]) => {
      const tag = brokenTag(xml)
      return tag === null ? [] : [{ where, what: `it is not well-formed at ${tag}`, remedy: SEE }]
    }),
  ],
}

/** Types that the file lists, by part and by ending. */
function listed(types: string): (part: string) => boolean {
  const all = (pattern: RegExp): Set<string> => new Set([...types.matchAll(pattern)].map(([, name = '']) => name.toLowerCase()))
  const [parts, endings] = [all(/<Override [^>]*PartName="\/([^"]+)"/g), all(/<Default [^>]*Extension="([^"]+)"/g)]
  // `xml` says nothing of what a part is.
  return (part) => parts.has(part.toLowerCase()) || (!part.endsWith('.xml') && endings.has(part.replace(/^.*\./, '').toLowerCase()))
}

const typed: PptxRule = {
  holds: 'the type of every part',
  find({ parts, texts }) {
    const isListed = listed(texts.get(TYPES) ?? '')
    return [...parts].filter((part) => part !== TYPES && !part.endsWith('/') && !isListed(part))
      .map((where) => ({ where, what: `${TYPES} does not say what it is`, remedy: SEE }))
  },
}

const linked: PptxRule = {
  holds: 'each slide\'s sources and links',
  find: (copy, talk) => perSlide(copy, talk, ({ links }, told) => lacking(told.linked, links).map((url) => `it has no link to ${url}`)),
}

const shown: PptxRule = {
  holds: 'no slide that a show leaves out',
  find: (copy, talk) => perSlide(copy, talk, ({ hidden }) => hidden ? ['it is hidden'] : []),
}

/** Names that a chart has as the dataset does: dates stand shorter on an axis. */
const namesIn = ({ series, categories }: NativeChart): string[] => [...series.map(({ name }) => name), ...categories.filter((category) => !/^\d{4}-/.test(category))]

const names: PptxRule = {
  holds: 'the names of what each chart draws',
  find: (copy, talk) => perSlide(copy, talk, ({ chartText }, { exhibits }) => exhibits.filter(({ tag, exhibit }) => formOf(tag, exhibit) === 'chart')
    .flatMap(({ tag, exhibit: { chart } }) => chart ? namesIn(chart).filter((name) => !holds(chartText, name)).map((name) => `the chart of <${tag}> lacks the name "${name}"`) : [])),
}

const sorted = (values: readonly number[]): string => values.toSorted((a, b) => a - b).join(' ')

const charts: PptxRule = {
  holds: 'the figures of each chart in their places, and in the sheet it is edited by',
  find: (copy, talk) => perSlide(copy, talk, ({ charts: drawn }, { exhibits }) => exhibits
    .filter(({ tag, exhibit }) => formOf(tag, exhibit) === 'chart').flatMap(({ tag, exhibit }, index) => {
      const chart = drawn[index]
      const expected = exhibit.chart?.series.flatMap(({ values }) => values.filter((value) => value !== null)) ?? []
      if (!chart) return []
      if (chart.values.join(' ') !== expected.join(' ')) return [`<${tag}> draws ${chart.values.join(', ')}; expected ${expected.join(', ')}`]
      return chart.sheet === null || sorted(chart.sheet) === sorted(expected) ? [] : [`the sheet of <${tag}> holds ${chart.sheet.join(', ')}; expected ${expected.join(', ')}`]
    })),
}

const numbers: PptxRule = {
  holds: 'the number of each slide after the cover',
  find: (copy, talk) => perSlide(copy, talk, ({ no, numbered }) => numbered || no === 1 ? [] : ['it has no slide number']),
}

const MARKS = /\*\*|\]\(|`|^#{1,6} /gm

const plain: PptxRule = {
  holds: 'notes without marks of Markdown',
  find: (copy, talk) => perSlide(copy, talk, ({ notes }, { note }) => {
    // A record may hold such letters as they are.
    const mark = [...notes.matchAll(MARKS)].map(([letters]) => letters.trim()).find((letters) => !note.includes(letters))
    return mark === undefined ? [] : [`its notes show the mark "${mark}"`]
  }),
}

/** Rules for the parts of the file, and for what only they tell. */
export const partRules = { sound, typed, charts, names, numbers, linked, shown, plain } as const satisfies Record<string, PptxRule>
