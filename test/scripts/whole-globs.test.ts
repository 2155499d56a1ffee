import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createServer } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wholeGlobs } from '../../scripts/web/whole-globs.ts'

describe('wholeGlobs', () => {
  let root = ''
  beforeEach(async () => { root = await mkdtemp(join(tmpdir(), 'deck-globs-')) })
  afterEach(() => rm(root, { recursive: true, force: true }))

  it('waits for a list that another run is writing', async () => {
    const text = 'export default { answer: 42 }\n'
    const folder = join(root, 'node_modules/.slidev/virtual')
    const file = join(folder, `import-glob.${createHash('sha256').update(text).digest('hex').slice(0, 10)}.ts`)
    await mkdir(folder, { recursive: true })
    await writeFile(file, '')
    const server = await createServer({ root, configFile: false, logLevel: 'silent', server: { middlewareMode: true, ws: false }, plugins: [wholeGlobs()] })
    try {
      const answer = server.transformRequest(file)
      await wait(60)
      await writeFile(file, text)
      expect((await answer)?.code).toContain('answer: 42')
    } finally {
      await server.close()
    }
  })
})
