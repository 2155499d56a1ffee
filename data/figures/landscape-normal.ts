/** The normal distribution in standard deviations, as the adoption curve needs it. */

/** Height of the bell at `z`. */
export const normalDensity = (z: number): number => Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI)

/** Area left of `z`, 0 to 1. Abramowitz & Stegun 26.2.17, error below 7.5e-8. */
export function normalArea(z: number): number {
  if (z < 0) return 1 - normalArea(-z)
  const t = 1 / (1 + 0.2316419 * z)
  const series = [0.319381530, -0.356563782, 1.781477937, -1.821255978, 1.330274429]
  return 1 - normalDensity(z) * series.reduceRight((sum, factor) => t * (factor + sum), 0)
}

/** The `z` with the given area left of it; ±8 stands for infinity, where the area rounds to 0 or 1. */
export function normalQuantile(area: number): number {
  let [low, high] = [-8, 8]
  if (area <= 0) return low
  if (area >= 1) return high
  for (let step = 0; step < 50; step += 1) {
    const middle = (low + high) / 2
    if (normalArea(middle) < area) low = middle
    else high = middle
  }
  return (low + high) / 2
}
