import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { dataset } from '../../data/index.ts'
import { pdfName } from '../../scripts/copies/names.ts'
import type { Finished } from './run.ts'
import { KNOWS_PROCESSES, type Running } from './running.ts'

/** The slide PDF of a deck on the talk's dataset. */
export const PDF = pdfName(dataset.talk.id)

/** Puts copies of an earlier run into a folder, and gives the folder. */
export async function withPrevious(out: string): Promise<string> {
  await mkdir(join(out, 'web'))
  await writeFile(join(out, PDF), 'the previous PDF')
  await writeFile(join(out, 'web/index.html'), 'the previous web version')
  return out
}

/** Every file below a folder, by its path from there, with a digest of its bytes. */
export async function bytesOf(out: string): Promise<Record<string, string>> {
  const files = (await readdir(out, { recursive: true })).sort()
  return Object.fromEntries(await Promise.all(files.map(async (file) =>
    [file, await readFile(join(out, file)).then((bytes) => createHash('sha256').update(bytes).digest('hex'), () => 'folder')])))
}

/** A run leaves nothing beside its outputs. */
export async function expectNothingLeft(run: Running): Promise<void> {
  if (KNOWS_PROCESSES) expect(await run.helpers()).toEqual([])
  expect(await readdir(run.temp)).toEqual([])
}

/** A failure is one sentence with a remedy: no stack trace, no file of ours or of a package. */
export function expectOneSentence({ code, output }: Finished, sentence: RegExp): void {
  expect(output).toMatch(sentence)
  expect(output.split('\n').filter((line) => line.startsWith('✗'))).toHaveLength(1)
  expect(output).not.toMatch(/^\s+at |node:internal|Error:|Node\.js v/m)
  expect(code).toBe(1)
}
