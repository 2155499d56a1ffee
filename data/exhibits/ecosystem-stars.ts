import { formatChange, formatCount, formatMoment, formatPercent, formatSpan, joinWords } from '../format.ts'
import { earlierSnapshot, latestSnapshot, seriesDates, seriesRows, starGrowth, starRanking, starsApart, topHolding, totalGrowth, totalStars,
  type GrowthRow, type SeriesRow } from '../figures/ecosystem.ts'
import type { Dataset } from '../schema/index.ts'
import { evidenceOf, type Exhibit, type NativeChart } from './exhibit.ts'

/** Stars of each project at the latest snapshot, ranked. */
export function starBars(dataset: Dataset): Exhibit {
  const [rows, top, snapshot] = [starRanking(dataset), topHolding(dataset), latestSnapshot(dataset)]
  return {
    title: `GitHub stars of each project on ${formatMoment(snapshot.date)}, and the share of all ${formatCount(totalStars(dataset))}`,
    finding: `${joinWords(top.names)} together hold ${formatPercent(top.share)} of the ${formatCount(totalStars(dataset))} stars `
      + `of ${formatCount(rows.length)} projects.`,
    columns: [
      { label: 'Project', kind: 'text' }, { label: 'Category', kind: 'text' },
      { label: 'Stars', kind: 'count' }, { label: 'Share', kind: 'percent' },
    ],
    rows: [
      ...rows.map(({ name, category, stars, share }) => [name, category, stars, share]),
      ...starsApart(dataset).map(({ name, category, stars }) => [`${name} (not counted)`, category, stars, null]),
    ],
    ...evidenceOf([snapshot]),
    chart: {
      type: 'bar', unit: 'stars', categories: rows.map((row) => row.name),
      series: [{ name: `Stars on ${formatMoment(snapshot.date)}`, values: rows.map((row) => row.stars) }],
    },
  }
}

function growthFinding(dataset: Dataset, rows: readonly GrowthRow[]): string {
  const [total, fastest] = [totalGrowth(dataset), rows[0]]
  if (!total || !fastest) return 'Only one count of stars is recorded, so no growth can be computed.'
  return `In ${formatCount(total.days)} days ${fastest.name} grew fastest, by ${formatPercent(fastest.percent)} to ${formatCount(fastest.after)} stars, `
    + `while all projects together gained ${formatPercent(total.percent)}.`
}

/** Growth between the last two snapshots, in percent and in stars. */
export function starGrowthExhibit(dataset: Dataset): Exhibit {
  const [rows, earlier, latest] = [starGrowth(dataset), earlierSnapshot(dataset), latestSnapshot(dataset)]
  const from = formatMoment(earlier?.date ?? latest.date)
  return {
    title: `Growth in GitHub stars from ${from} to ${formatMoment(latest.date)}, in percent`,
    finding: growthFinding(dataset, rows),
    columns: [
      { label: 'Project', kind: 'text' }, { label: `Stars on ${from}`, kind: 'count' },
      { label: `Stars on ${formatMoment(latest.date)}`, kind: 'count' }, { label: 'Change', kind: 'change' },
      { label: 'Growth', kind: 'percent' }, { label: 'With rounding', kind: 'text' },
    ],
    rows: rows.map((row) => [row.name, row.before, row.after, row.change, row.percent, growthRange(row)]),
    ...evidenceOf(earlier ? [latest, earlier] : [latest]),
    chart: {
      type: 'bar', unit: 'percent', categories: rows.map((row) => row.name),
      series: [{ name: 'Growth in percent', values: rows.map((row) => Number(row.percent.toFixed(1))) }],
    },
  }
}

const growthRange = ({ rounded, low, high }: GrowthRow): string =>
  rounded ? `${formatPercent(low)} to ${formatPercent(high)}` : 'exact'

const seriesChart = (dataset: Dataset, rows: readonly SeriesRow[]): NativeChart => {
  const dates = seriesDates(dataset)
  return {
    type: 'line', unit: 'stars', logScale: true, categories: dates,
    series: rows.map(({ name, points }) => {
      const stars = new Map(points.map((point) => [point.date, point.stars]))
      return { name, values: dates.map((date) => stars.get(date) ?? null) }
    }),
  }
}

function seriesFinding(rows: readonly SeriesRow[]): string {
  const top = rows[0]
  if (!top) return 'No series is recorded.'
  const gain = `from ${formatCount(top.first.stars)} stars in ${formatMoment(top.first.date.slice(0, 7))} `
    + `to ${formatCount(top.last.stars)} in ${formatMoment(top.last.date.slice(0, 7))} (${formatChange(top.last.stars - top.first.stars)})`
  return `${top.name} went ${gain} and ended ahead of the other series.`
}

/** The long series, one line each, on a log scale. */
export function starSeries(dataset: Dataset): Exhibit {
  const [rows, dates] = [seriesRows(dataset), seriesDates(dataset)]
  return {
    title: `GitHub stars month by month, ${formatSpan((dates[0] ?? '').slice(0, 7), (dates.at(-1) ?? '').slice(0, 7))}`,
    finding: seriesFinding(rows),
    columns: [
      { label: 'Project', kind: 'text' }, { label: 'From', kind: 'moment' }, { label: 'Stars then', kind: 'count' },
      { label: 'To', kind: 'moment' }, { label: 'Stars at the end', kind: 'count' }, { label: 'Points', kind: 'count' },
    ],
    rows: rows.map(({ name, first, last, points }) => [name, first.date, first.stars, last.date, last.stars, points.length]),
    ...evidenceOf(dataset.series),
    chart: seriesChart(dataset, rows),
  }
}
