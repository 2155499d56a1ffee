/** Middle value; the mean of the two middle ones for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/**
 * How many times `a` is `b`, run by run, as the median of the pairs: what else the machine
 * does slows both runs of a pair alike, and falls out.
 */
export const pairedRatio = (a: readonly number[], b: readonly number[]): number =>
  median(a.slice(0, b.length).map((value, index) => value / b[index]!))

/** Spread of the pairs' ratios, lowest and highest. */
export function ratioRange(a: readonly number[], b: readonly number[]): [number, number] {
  const ratios = a.slice(0, b.length).map((value, index) => value / b[index]!)
  return [Math.min(...ratios), Math.max(...ratios)]
}

/** What a ratio should be: at least or at most `than`. */
export interface Target { at: 'least' | 'most'; than: number }

export const isMet = (value: number, { at, than }: Target): boolean => at === 'least' ? value >= than : value <= than
