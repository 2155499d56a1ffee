import type { ExhibitTable } from './exhibit.ts'

export const deploymentExhibits: ExhibitTable = {}
