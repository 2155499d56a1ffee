/**
 * Cuts a list into pages of nearly equal length, so that no page is left with one row.
 * @param max the most items a page can show, 1 or more
 * @returns as few pages as `max` allows, in order, their lengths differing by one at most; none for an empty list
 */
export function paginate<T>(items: readonly T[], max: number): T[][] {
  const pages = Math.ceil(items.length / max)
  const start = (page: number): number => Math.round((page * items.length) / pages)
  return Array.from({ length: pages }, (_, page) => items.slice(start(page), start(page + 1)))
}

/** The page numbers of such a list as `of` takes them: `['1', '2']`. */
export const pageNumbers = (pages: readonly unknown[]): string[] => pages.map((_, index) => `${index + 1}`)

/** Columns of a grid of cards: one row up to three cards, then as square as the count allows, four at most. */
export const cardColumns = (count: number): number =>
  count <= 3 ? Math.max(count, 1) : Math.min(Math.ceil(Math.sqrt(count)), 4)
