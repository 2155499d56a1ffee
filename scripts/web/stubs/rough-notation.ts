/** Stands in for rough-notation: the deck draws no v-mark annotations. */
export const annotate = (): Record<string, () => void> => ({ show: () => {}, hide: () => {}, remove: () => {} })
