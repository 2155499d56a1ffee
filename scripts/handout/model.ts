import { exhibit, EXHIBITS, type Exhibit } from '../../data/exhibits/index.ts'
import { sourceNumber, sourceRows, type SourceRow } from '../../data/figures/sources.ts'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck, Slide } from '../deck/load.ts'

/** What the handout says of one slide, in words; its picture comes from the print page. */
export interface Sheet {
  no: number
  title: string
  section: string
  /** The reader's note, Markdown. */
  note: string
  /** Exhibits to be printed as tables too. */
  tables: Exhibit[]
  /** Sources of what the slide shows, numbered as in the references. */
  sources: SourceRow[]
  /** Day up to which the slide's figures hold, `YYYY-MM-DD`; empty where it shows none. */
  asOf: string
}

/** A source with the place in it that was read and the slides that rest on it. */
export interface Reference extends SourceRow { locator: string; slides: number[] }

/** The words of a whole handout. */
export interface Handout {
  dataset: Dataset
  sheets: Sheet[]
  references: Reference[]
  /** Slides whose place the references take. */
  replaced: number[]
}

/** Titles of the exhibits whose words the picture of a slide does not show legibly, by slide number. */
export type Tabled = Record<number, string[]>

// A slide that shows nothing but the source list would print it twice, once with no address one could type.
const listsSources = ({ tags }: Slide): boolean => {
  const shown = tags.filter(({ name }) => name in EXHIBITS)
  return shown.length > 0 && shown.every(({ name }) => name === 'SourceList')
}

function tablesOf({ tags, no }: Slide, dataset: Dataset, tabled: Tabled): Exhibit[] {
  return tags.filter(({ name }) => name in EXHIBITS)
    .map(({ name, attributes }) => exhibit(dataset, name, attributes['of']))
    .filter(({ title }) => tabled[no]?.includes(title.replace(/\s+/g, ' ')))
}

const sheetOf = (slide: Slide, dataset: Dataset, tabled: Tabled): Sheet => {
  const rows = sourceRows(dataset)
  return {
    no: slide.no,
    title: slide.title,
    section: slide.section,
    note: slide.note,
    tables: tablesOf(slide, dataset, tabled),
    sources: slide.sources.map((id) => rows[sourceNumber(dataset, id) - 1]!),
    asOf: slide.asOf,
  }
}

function referencesOf(dataset: Dataset, slides: Slide[]): Reference[] {
  return sourceRows(dataset).map((row, index) => ({
    ...row,
    locator: dataset.sources[index]?.locator ?? '',
    slides: slides.filter(({ sources }) => sources.includes(row.id)).map(({ no }) => no),
  }))
}

/**
 * The words of a handout: one sheet a slide, and all sources as references. Slides that
 * only list sources get no sheet; the references stand in their place.
 * @param tabled exhibits to print as tables too; most HTML tables and lists already are their own words
 */
export function handoutOf({ slides }: Deck, dataset: Dataset, tabled: Tabled): Handout {
  const shown = slides.filter((slide) => !listsSources(slide))
  return {
    dataset,
    sheets: shown.map((slide) => sheetOf(slide, dataset, tabled)),
    references: referencesOf(dataset, shown),
    replaced: slides.filter(listsSources).map(({ no }) => no),
  }
}

/** Neighbours with the same section under its name, in order. */
export function bySection(sheets: Sheet[]): { section: string; sheets: Sheet[] }[] {
  const groups: { section: string; sheets: Sheet[] }[] = []
  for (const sheet of sheets) {
    const last = groups.at(-1)
    if (last && last.section === sheet.section) last.sheets.push(sheet)
    else groups.push({ section: sheet.section, sheets: [sheet] })
  }
  return groups
}
