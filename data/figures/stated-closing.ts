import type { StatedTable } from './stated.ts'

export const closingStated: StatedTable = {}
