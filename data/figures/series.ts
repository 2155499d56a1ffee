import { ascending, descending } from 'd3-array'
import type { Category } from '../vocabulary.ts'
import type { Dataset, StarSeries } from '../schema/index.ts'

export interface StarPoint { date: string, stars: number }

/** One line of the long series. `category` is null where the series belongs to no row of the table. */
export interface SeriesRow {
  id: string
  name: string
  category: Category | null
  points: StarPoint[]
  first: StarPoint
  last: StarPoint
  /** Stars at the end over stars at the start; null where it started at none. */
  factor: number | null
}

const NO_POINT: StarPoint = { date: '', stars: 0 }

function seriesRow(dataset: Dataset, series: StarSeries): SeriesRow {
  const points = series.points.toSorted((a, b) => ascending(a.date, b.date))
  const [first, last] = [points[0] ?? NO_POINT, points.at(-1) ?? NO_POINT]
  const project = dataset.projects.find(({ id, inArticle }) => inArticle && id === series.project)
  return {
    id: series.id, name: series.name, category: project?.category ?? null, points, first, last,
    factor: first.stars === 0 ? null : last.stars / first.stars,
  }
}

/** Every series, the one that ends with most stars first. */
export const seriesRows = (dataset: Dataset): SeriesRow[] =>
  dataset.series.map((series) => seriesRow(dataset, series)).sort((a, b) => descending(a.last.stars, b.last.stars))

/** Every date on which any series has a point, in order. */
export const seriesDates = (dataset: Dataset): string[] =>
  [...new Set(dataset.series.flatMap((series) => series.points.map((point) => point.date)))].sort()
