import type { StatedTable } from './stated.ts'

export const ecosystemStated: StatedTable = {}
