/** A binary heap of numbers by cost, cheapest first. */
export interface Heap { push(item: number, cost: number): void, pop(): number | undefined }

export function heap(): Heap {
  const items: { item: number, cost: number }[] = []
  const costAt = (index: number): number => items[index]?.cost ?? Infinity
  const swap = (a: number, b: number): void => {
    const [first, second] = [items[a], items[b]]
    if (first && second) [items[a], items[b]] = [second, first]
  }
  const rise = (index: number): void => {
    const parent = (index - 1) >> 1
    if (index === 0 || costAt(parent) <= costAt(index)) return
    swap(index, parent)
    rise(parent)
  }
  const sink = (index: number): void => {
    const [left, right] = [2 * index + 1, 2 * index + 2]
    const child = costAt(right) < costAt(left) ? right : left
    if (costAt(index) <= costAt(child)) return
    swap(index, child)
    sink(child)
  }
  return {
    push(item, cost) {
      items.push({ item, cost })
      rise(items.length - 1)
    },
    pop() {
      swap(0, items.length - 1)
      const cheapest = items.pop()
      sink(0)
      return cheapest?.item
    },
  }
}
