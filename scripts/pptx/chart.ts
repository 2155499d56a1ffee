import type PptxGenJS from 'pptxgenjs'
import type { NativeChart } from '../../data/exhibits/index.ts'
import { formatMomentShort } from '../../data/format.ts'
import { ACCENT, INK, place, points, SOFT, type Box, type Theme } from './theme.ts'

/** Series colours: the accent first, then the categories' set. Lines beyond them are dashed. */
export const SERIES = [ACCENT, 'accent2', 'accent3', 'accent4', 'accent5', 'accent6'] as const
/** The theme's text font, by the name charts know it under. */
const FACE = '+mn-lt'
/** Labels an axis has room for. */
const MOST_LABELS = 12
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Value labels by unit; any other unit is printed as a plain number with separators. */
const FORMATS: Partial<Record<string, string>> = { percent: '0.0"%"', '% of adopters': 'General"%"', ms: 'General" ms"' }

/** `2019-01-01` → `Jan 2019`: the axis of a monthly series. */
const axisLabel = (category: string): string => DAY.test(category) ? formatMomentShort(category.slice(0, 7)) : category

/** One colour a series: with fewer pptxgenjs draws at random, with more it colours each bar of a single series. */
const coloursOf = ({ series }: NativeChart): string[] => series.map((_, index) => SERIES[index % SERIES.length] ?? ACCENT)

const common = (chart: NativeChart, size: number, theme: Theme): PptxGenJS.IChartOpts => ({
  chartColors: coloursOf(chart),
  chartArea: { roundedCorners: false },
  catAxisLabelFontFace: FACE, catAxisLabelFontSize: points(size), catAxisLabelColor: INK, catAxisLineColor: theme.colour('line'),
  valAxisLabelFontFace: FACE, valAxisLabelFontSize: points(size), valAxisLabelColor: SOFT,
  dataLabelFontFace: FACE, dataLabelFontSize: points(size), dataLabelColor: INK,
  showLegend: chart.series.length > 1, legendFontFace: FACE, legendFontSize: points(size), legendColor: INK,
  catAxisMajorTickMark: 'none', valAxisMajorTickMark: 'none',
})

const barOptions = (chart: NativeChart): PptxGenJS.IChartOpts => ({
  barDir: 'bar',
  barGapWidthPct: 45,
  // First row on top; pptxgenjs passes it on, its types forget it.
  catAxisOrientation: 'maxMin' as 'minMax',
  showValue: true,
  dataLabelFormatCode: FORMATS[chart.unit] ?? '#,##0',
  valAxisHidden: true,
  valAxisMinVal: 0,
  valGridLine: { style: 'none' },
  legendPos: 't',
})

/** Whole powers of ten around the values: a log axis elsewhere would begin at 1. */
function logBounds({ series }: NativeChart): { valAxisMinVal: number, valAxisMaxVal: number } {
  const values = series.flatMap((row) => row.values).filter((value) => value !== null && value > 0) as number[]
  const power = (value: number, round: (value: number) => number): number => 10 ** round(Math.log10(value))
  return { valAxisMinVal: power(Math.min(...values, 1e9), Math.floor), valAxisMaxVal: power(Math.max(...values, 1), Math.ceil) }
}

const lineOptions = (chart: NativeChart, theme: Theme): PptxGenJS.IChartOpts => ({
  lineSize: 2.25,
  lineDataSymbol: 'none',
  displayBlanksAs: 'gap',
  catAxisLabelFrequency: String(Math.max(1, Math.ceil(chart.categories.length / MOST_LABELS))),
  valAxisLabelFormatCode: '#,##0',
  valGridLine: { color: theme.colour('grid'), size: 0.75 },
  showValAxisTitle: true, valAxisTitle: chart.unit, valAxisTitleFontFace: FACE, valAxisTitleColor: SOFT, valAxisTitleFontSize: points(theme.size('size-fine')),
  legendPos: 'r',
  ...(chart.logScale && { valAxisLogScaleBase: 10, ...logBounds(chart) }),
})

/** Puts a chart on a slide that office programs draw and edit by themselves. */
export function addChart(slide: PptxGenJS.Slide, name: string, chart: NativeChart, alt: string, box: Box, theme: Theme): void {
  const labels = chart.categories.map(axisLabel)
  // Gaps stay null up to the chart's XML, which leaves them out; pptxgenjs types them as numbers.
  const data = chart.series.map(({ name: series, values }) => ({ name: series, labels, values: values as number[] }))
  const options = chart.type === 'bar' ? barOptions(chart) : lineOptions(chart, theme)
  slide.addChart(chart.type, data, { ...common(chart, theme.size('size-small'), theme), ...options, ...place(box), objectName: name, altText: alt })
}
