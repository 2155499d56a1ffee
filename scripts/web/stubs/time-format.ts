/** Stands in for d3-time-format in d3-scale: dates are worded by `data/format.ts`. 5 kB less. */
const refuse = (): never => { throw new Error('tick formats of time scales are left out; use data/format.ts') }

// d3-scale asks for its formats when a scale is made, and calls them only in tickFormat().
export const timeFormat = () => refuse
export const utcFormat = () => refuse
