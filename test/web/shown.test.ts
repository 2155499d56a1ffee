import { appendFile, cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { dataset } from '../../data/index.ts'
import { pdfName } from '../../scripts/copies/names.ts'
import { runScript } from '../deck/run.ts'
import { webDir } from './site.ts'

it('npm run verify shows the finished web version and measures it: type too small or too faint is found', async () => {
  const out = await mkdtemp(join(tmpdir(), 'deck-shown-'))
  try {
    await cp(webDir(), join(out, 'web'), { recursive: true })
    const good = await runScript('verify.ts', ['--out', out, '--only', 'web'])
    expect([good.code, good.output]).toEqual([0, expect.not.stringContaining('✗')])
    const style = (await readdir(join(out, 'web/assets'))).find((name) => name.endsWith('.css'))
    await appendFile(join(out, 'web/assets', style ?? ''), '.slide-section { font-size: 9px !important; color: #ccc !important }')
    await appendFile(join(out, 'web/assets', style ?? ''), '.year-figure strong { display: none !important }')
    const pdf = pdfName(dataset.talk.id)
    await cp(join(webDir(), '..', pdf), join(out, pdf))
    const { code, output } = await runScript('verify.ts', ['--out', out, '--only', 'web,pdf'])
    expect(output).toMatch(/✗ web version, slide 2 .*"64,307".* in the slide PDF, but not in the web version/)
    expect(output).toMatch(/✗ web version, slide 2 .*9\.0 px.*Remedy/)
    expect(output).toMatch(/✗ web version, slide 2 .*contrast/i)
    expect(code).toBe(1)
  } finally {
    await rm(out, { recursive: true })
  }
})
