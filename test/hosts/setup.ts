import type { TestProject } from 'vitest/node'
import { findTools, type Found } from './tools.ts'

declare module 'vitest' {
  export interface ProvidedContext { tools: Found }
}

/** Finds nginx, Firefox and LibreOffice once for all test files, so that no two of them install at the same time. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide('tools', await findTools())
}
