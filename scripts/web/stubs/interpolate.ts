/** Stands in for d3-interpolate in d3-scale: positions are numbers, nothing blends colours or shapes. 6 kB less. */
const numbers = (from: number, to: number) => (at: number): number => from * (1 - at) + to * at

export { numbers as interpolate, numbers as interpolateNumber }
export const interpolateRound = (from: number, to: number) => (at: number): number => Math.round(numbers(from, to)(at))
export const piecewise = (): never => { throw new Error('piecewise scales are left out of the web version; see scripts/web/slim.ts') }
