import { formOf } from '../../pptx/forms.ts'
import type { Rule } from '../rule.ts'
import { counted, holds, holdsText, squeeze } from '../words.ts'
import type { PptxCopy } from './open.ts'
import { perSlide, SEE } from './per-slide.ts'
import { partRules } from './rules-parts.ts'

type PptxRule = Rule<PptxCopy>

const count: PptxRule = {
  holds: 'one slide a slide',
  find: ({ slides }, talk) => slides.length === talk.slides.length ? []
    : [{ where: 'document', what: `${counted(slides.length, 'slide')}; expected ${talk.slides.length}`, remedy: SEE }],
}

const titles: PptxRule = {
  holds: 'each slide\'s heading as its title',
  find: (copy, talk) => perSlide(copy, talk, (slide, { title }) => {
    if (slide.title === null) return ['it has no title placeholder']
    return squeeze(slide.title) === squeeze(title) ? [] : [`its title is "${slide.title}"`]
  }),
}

const notes: PptxRule = {
  holds: 'each reader\'s note',
  find: (copy, talk) => perSlide(copy, talk, (slide, { note }) => {
    if (!note) return []
    if (!slide.notes) return ['it has no notes']
    // Where a link leads stands behind its words.
    return holdsText(squeeze(slide.notes.replace(/ \(\S+?\)/g, '')), note) ? [] : ['its note is not all there']
  }),
}

const alternatives: PptxRule = {
  holds: 'words for every picture, table and chart',
  find: (copy, talk) => perSlide(copy, talk, ({ shapes }) => shapes.filter(({ words, decorative }) => !decorative && !squeeze(words))
    .map(({ kind }) => `a ${kind} has no alternative text`)),
}

const exhibits: PptxRule = {
  holds: 'each exhibit, in its native form where it has one',
  find: (copy, talk) => perSlide(copy, talk, ({ shapes, text }, told) => told.exhibits.flatMap(({ tag, exhibit }) => {
    if (!holds(`${text} ${shapes.map(({ words }) => words).join(' ')}`, exhibit.title)) return [`nothing on it says "${exhibit.title}" (<${tag}>)`]
    const form = formOf(tag, exhibit)
    const kinds = new Set(shapes.filter(({ decorative }) => !decorative).map(({ kind }) => kind))
    if (form === 'chart' && !kinds.has('chart')) return [`<${tag}> is no native chart`]
    // One with more rows than can be read is drawn as the deck shows it, natively too.
    return form === 'table' && !kinds.has('table') && !kinds.has('drawing') ? [`<${tag}> is no native table`] : []
  })),
}

const whole: PptxRule = {
  holds: 'every part that another one names',
  find: ({ relations, parts }) => relations.filter(({ external, target }) => !external && !parts.has(target))
    .map(({ from, target }) => ({ where: from, what: `it names ${target}, which is not in the file`, remedy: SEE })),
}

const ownHost: PptxRule = {
  holds: 'https links only, nothing loaded from elsewhere',
  find: ({ relations }) => relations.filter(({ external }) => external).flatMap(({ from, type, target }) => {
    if (type !== 'hyperlink') return [{ where: from, what: `it loads its ${type} from ${target}`, remedy: 'carry it in the file' }]
    return /^(?:https:\/\/|mailto:)/.test(target) ? [] : [{ where: from, what: `it links to ${target}`, remedy: 'give sources https addresses' }]
  }),
}

const properties: PptxRule = {
  holds: 'title, author, subject, keywords and language',
  find({ properties: found }, { dataset: { talk } }) {
    const expected = { 'dc:title': talk.title, 'dc:creator': talk.retoldAuthor, 'dc:subject': talk.description, 'cp:keywords': talk.keywords.join(', '), 'dc:language': talk.language }
    return Object.entries(expected).filter(([name, words]) => !holds(found[name] ?? '', words))
      .map(([name, words]) => ({ where: 'document', what: `its ${name} is "${found[name] ?? ''}"; expected "${words}"`, remedy: SEE }))
  },
}

/** What must be true of the PowerPoint file. */
export const pptxRules = { count, titles, notes, alternatives, exhibits, whole, ownHost, properties, ...partRules } as const satisfies Record<string, PptxRule>
