/** Stands in for d3-format in d3-scale: numbers are worded by `data/format.ts`. 3 kB less. */
const refuse = (): never => { throw new Error('tick formats of scales are left out; use data/format.ts') }

export { refuse as format, refuse as formatPrefix, refuse as formatSpecifier, refuse as precisionFixed, refuse as precisionPrefix, refuse as precisionRound }
