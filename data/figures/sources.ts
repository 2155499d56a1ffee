import { formatMoment } from '../format.ts'
import type { Dataset, Source } from '../schema/index.ts'
import { paginate } from './pages.ts'

/** Most sources on one page: two columns of nine, three lines of 16 px each. */
const PER_PAGE = 18

/** A source as the list prints it; `number` counts through the whole dataset. */
export interface SourceRow {
  id: string
  number: number
  title: string
  publisher: string
  /** When it was published, in words; `undated` where the page carries no date. */
  date: string
  url: string
  secondHand: boolean
}

/** A source as a footer names it: `[3] Ann Author 2022`. */
export interface ShortReference { number: number, label: string, title: string, url: string }

const undated = (source: Source): string => source.published === undefined ? 'undated' : formatMoment(source.published)

const toRow = (source: Source, index: number): SourceRow => ({
  id: source.id,
  number: index + 1,
  title: source.title,
  publisher: source.publisher,
  date: undated(source),
  url: source.url,
  secondHand: source.secondHand ?? false,
})

/** All sources in the dataset's order, numbered from 1. */
export const sourceRows = (dataset: Dataset): SourceRow[] => dataset.sources.map(toRow)

/** The same, cut into the pages of the source slides. */
export const sourcePages = (dataset: Dataset): SourceRow[][] => paginate(sourceRows(dataset), PER_PAGE)

/**
 * The number under which a source is listed, 1 for the first.
 * @throws RangeError when no source has this id
 */
export function sourceNumber(dataset: Dataset, id: string): number {
  const index = dataset.sources.findIndex((source) => source.id === id)
  if (index < 0) throw new RangeError(`no source "${id}" in the dataset`)
  return index + 1
}

/**
 * Number, publisher and year of a source, for a line under a picture.
 * @throws RangeError when no source has this id
 */
export function shortReference(dataset: Dataset, id: string): ShortReference {
  const number = sourceNumber(dataset, id)
  const source = dataset.sources[number - 1]!
  const year = source.published?.slice(0, 4)
  return {
    number,
    label: year === undefined ? source.publisher : `${source.publisher} ${year}`,
    title: source.title,
    url: source.url,
  }
}

/** The references a footer names and those it only counts; each id once, in the order given. */
export function sourceLine(dataset: Dataset, ids: readonly string[], named = 3): { shown: ShortReference[], more: ShortReference[] } {
  const references = [...new Set(ids)].map((id) => shortReference(dataset, id))
  return { shown: references.slice(0, named), more: references.slice(named) }
}
