import { CATEGORIES, type Category } from '../vocabulary.ts'

/** Colour token of a category for lines, marks and text on paper. Always beside its label. */
export const categoryColour = (category: Category): string => `var(--cat-${CATEGORIES.indexOf(category) + 1})`
