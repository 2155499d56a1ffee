/** Rows of the ecosystem section, by topic. */
export * from './events.ts'
export * from './growth.ts'
export * from './launches.ts'
export * from './moments.ts'
export * from './overview.ts'
export * from './project-table.ts'
export * from './series.ts'
export * from './stars.ts'
