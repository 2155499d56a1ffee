import type { ExhibitTable } from './exhibit.ts'

export const closingExhibits: ExhibitTable = {}
