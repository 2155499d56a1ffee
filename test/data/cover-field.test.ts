import { describe, expect, it } from 'vitest'
import { HEXAGONS } from '../../data/figures/cover-field.ts'

const cells = Object.values(HEXAGONS).flatMap((path) => path.split('Z').filter(Boolean).map((cell) =>
  cell.slice(1).split('L').map((corner) => corner.split(' ').map(Number) as [number, number])))
const leftOf = (cell: [number, number][]): number => Math.min(...cell.map(([x]) => x))
const widthOf = (cell: [number, number][]): number => Math.max(...cell.map(([x]) => x)) - leftOf(cell)

describe('the field on the opening slide', () => {
  it('is made of hexagons', () => {
    expect(cells.length).toBeGreaterThan(40)
    expect(cells.every((cell) => cell.length === 6 && cell.flat().every(Number.isInteger))).toBe(true)
  })
  it('leaves the room of title and credit free', () =>
    expect(cells.filter((cell) => leftOf(cell) < 790 && cell.some(([, y]) => y < 560))).toEqual([]))
  it('grows towards the right', () => {
    const [first, last] = [cells.filter((cell) => leftOf(cell) < 900), cells.filter((cell) => leftOf(cell) > 1150)]
    const mean = (of: typeof cells): number => of.reduce((sum, cell) => sum + widthOf(cell), 0) / of.length
    expect(mean(last)).toBeGreaterThan(2 * mean(first))
  })
})
