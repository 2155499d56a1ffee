import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { runScript, scratch } from './run.ts'

declare module 'vitest' {
  export interface ProvidedContext { deckDir: string }
}

/** Makes every copy of the talk once; the tests open what was written. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['DECK_DIR']
  const deckDir = given ?? await scratch('all')
  if (!given) {
    const { code, output } = await runScript('deck.ts', ['--out', deckDir])
    if (code !== 0) throw new Error(`npm run deck failed (exit ${code}):\n${output}`)
  }
  project.provide('deckDir', deckDir)
  return async () => { if (!given) await rm(deckDir, { recursive: true, force: true }) }
}
