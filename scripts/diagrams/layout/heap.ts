/** A binary heap of numbers by cost, cheapest first. */
export interface Heap { push(item: number, cost: number): void, pop(): number | undefined }

/** Flat lists and loops: routes push and pop a million times, and an object for each was a third of the time. */
export function heap(): Heap {
  const items: number[] = []
  const costs: number[] = []
  const costAt = (index: number): number => costs[index] ?? Infinity
  const put = (index: number, item: number, cost: number): void => {
    items[index] = item
    costs[index] = cost
  }
  const move = (from: number, to: number): void => put(to, items[from] ?? 0, costAt(from))
  const sink = (item: number, cost: number): void => {
    let index = 0
    for (;;) {
      const left = 2 * index + 1
      const child = costAt(left + 1) < costAt(left) ? left + 1 : left
      if (cost <= costAt(child)) break
      move(child, index)
      index = child
    }
    put(index, item, cost)
  }
  return {
    push(item, cost) {
      let index = items.length
      for (let parent = (index - 1) >> 1; index > 0 && costAt(parent) > cost; parent = (index - 1) >> 1) {
        move(parent, index)
        index = parent
      }
      put(index, item, cost)
    },
    pop() {
      const cheapest = items[0]
      const [item, cost] = [items.pop(), costs.pop()]
      if (items.length > 0 && item !== undefined && cost !== undefined) sink(item, cost)
      return cheapest
    },
  }
}
