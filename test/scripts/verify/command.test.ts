import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dataset } from '../../../data/index.ts'
import { runScript } from '../../deck/run.ts'

it('npm run verify exits 1 and names what is missing or broken', async () => {
  const out = await mkdtemp(join(tmpdir(), 'deck-verify-'))
  await writeFile(join(out, `${dataset.talk.id}.pdf`), 'not a PDF')
  const { code, output } = await runScript('verify.ts', ['--out', out, '--only', 'pdf,web'])
  await rm(out, { recursive: true })
  expect(output).toMatch(/✗ slide PDF, .*\.pdf: can't be read as a PDF/)
  expect(output).toMatch(/✗ web version, web: it was not written/)
  expect(code).toBe(1)
})

it('npm run verify refuses a copy that is none', async () => {
  const { code, output } = await runScript('verify.ts', ['--only', 'epub'])
  expect([code, output]).toEqual([1, expect.stringMatching(/--only epub: expected one of .*pdf/)])
})
