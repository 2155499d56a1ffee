import { isMet, type Target } from './statistics.ts'

/** One line of a report: what was compared with what, and whether that is good enough. */
export interface Row {
  what: string
  /** Both measurements with their unit, such as `2.1 s` and `9.0 s`: neither says anything alone. */
  ours: string
  other: string
  ratio: number
  /** Lowest and highest ratio of the single runs. */
  range?: readonly [number, number]
  target?: Target
}

const times = (value: number): string => `${value.toFixed(2)}×`
const SIGNS = { least: '≥', most: '≤' } as const

const cells = ({ what, ours, other, ratio, range, target }: Row): string[] => [
  what, ours, other, times(ratio),
  range ? `${range.map((value) => value.toFixed(2)).join('–')}` : '',
  target ? `${SIGNS[target.at]} ${target.than}×` : '',
  target ? (isMet(ratio, target) ? '✓ met' : '✗ missed') : '',
]

/** Aligned columns; the first is text, all others are numbers and stand on the right. */
export function tableText(title: string, columns: readonly [ours: string, other: string], rows: readonly Row[]): string {
  const lines = [['', ...columns, 'ratio', 'runs', 'target', ''], ...rows.map(cells)]
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)))
  const text = lines.map((line) => line.map((cell, column) => column === 0 || column === 6 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)).join('  ').trimEnd())
  return [title, ...text.map((line) => `  ${line}`)].join('\n')
}
