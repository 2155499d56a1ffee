/** What one room of the project may import. Paths are prefixes from the project's root. */
export interface Room {
  /** Paths it may take values from. A room may always import from itself. */
  may: string[]
  /** Paths it may take types from only. */
  types?: string[]
  /** Packages it may import, `node:` for Node's own; absent: any but zod. */
  packages?: string[]
}

const SCHEMA = 'data/schema/'
const WORDS = ['data/vocabulary.ts', 'data/format.ts']
const VIEW: Room = {
  may: ['components/', 'data/'],
  types: [SCHEMA, 'data/check/'],
  packages: ['vue', 'd3-array', 'd3-scale', 'd3-shape', '@slidev/client', '@fontsource', 'virtual:diagrams'],
}

/** The rooms of CONTRIBUTING.md; the longest matching prefix decides. A file in no room may import anything. */
export const ROOMS: Record<string, Room> = {
  'data/': { may: [], packages: [] },
  'data/vocabulary.ts': { may: [], packages: [] },
  'data/format.ts': { may: [], packages: [] },
  [SCHEMA]: { may: ['data/vocabulary.ts'], packages: ['zod'] },
  'data/records/': { may: [], types: [SCHEMA], packages: [] },
  'data/index.ts': { may: ['data/records/'], types: [SCHEMA], packages: [] },
  'data/figures/': { may: WORDS, types: [SCHEMA], packages: ['d3-array'] },
  'data/exhibits/': { may: [...WORDS, 'data/figures/'], types: [SCHEMA], packages: [] },
  'data/diagrams/': { may: [...WORDS, 'data/figures/'], types: [SCHEMA], packages: [] },
  'data/check/': { may: ['data/vocabulary.ts', SCHEMA, 'data/figures/'], packages: ['zod'] },
  'components/': VIEW,
  'layouts/': VIEW,
  'setup/': { may: ['components/', 'data/', 'scripts/'], types: [SCHEMA] },
  'styles/': { ...VIEW, may: ['components/', 'data/', 'scripts/'] },
  'scripts/': { may: ['data/'], types: [SCHEMA] },
}

/** The longest of the prefixes that a path begins with. */
export const longestPrefix = (path: string, prefixes: readonly string[]): string | undefined =>
  prefixes.filter((prefix) => path.startsWith(prefix)).sort((a, b) => b.length - a.length)[0]
