import type { ExhibitTable } from './exhibit.ts'

export const landscapeExhibits: ExhibitTable = {}
