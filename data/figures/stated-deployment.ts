import type { StatedTable } from './stated.ts'

export const deploymentStated: StatedTable = {}
