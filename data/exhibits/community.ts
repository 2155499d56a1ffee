import type { ExhibitTable } from './exhibit.ts'

export const communityExhibits: ExhibitTable = {}
