import type { StatedTable } from './stated.ts'

export const landscapeStated: StatedTable = {}
