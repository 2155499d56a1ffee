import type { ExhibitTable } from './exhibit.ts'

export const ecosystemExhibits: ExhibitTable = {}
