import type { StatedTable } from './stated.ts'

export const communityStated: StatedTable = {}
