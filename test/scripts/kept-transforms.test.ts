import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { keptBuild, type Built } from '../fixture/kept-build.ts'

const SLIDE = 'slides.md__slide.vue'
const BOX = 'node_modules/pack/Box.vue'
const FILES = {
  'main.ts': `import One from './One.vue'\nimport Two from './Two.vue'\nimport Box from './${BOX}'\nimport Slide from 'slide'\nconsole.log(One, Two, Box, Slide)`,
  'One.vue': '<template><p>one</p></template>\n<style scoped>p { color: teal }</style>',
  'Two.vue': '<script setup lang="ts">\ndefineProps<{ open: string }>()\n</script>\n<template><p>two {{ open }}</p></template>',
  'slide.txt': '<template><b>slide</b></template>\n<style scoped>b { LOOK }</style>',
  [BOX]: '<template><i>box</i></template>',
  'node_modules/.package-lock.json': '{}',
  'tsconfig.json': '{}',
}

let root = ''
async function put(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), content)
}
/**
 * Builds in a process of its own, as each run of the deck does: what the compiler has read for types it keeps while it runs.
 * @param edit text of the file of types that is saved between two builds of one process
 */
async function run(...edit: string[]): Promise<Built> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../fixture/kept-build.ts'), root, ...edit])
  return JSON.parse(stdout) as Built
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'deck-modules-'))
  for (const [path, content] of Object.entries(FILES)) await put(path, content)
})
afterEach(() => rm(root, { recursive: true, force: true }))

describe('components and slides', () => {
  it('are compiled once, and are the same the second time', async () => {
    const first = await keptBuild(root)
    expect(first.compiled).toEqual(['One.vue', 'Two.vue', BOX, SLIDE])
    expect(await keptBuild(root)).toEqual({ compiled: [], output: first.output })
  })

  it('are compiled where they were edited, and no others', async () => {
    await keptBuild(root)
    await put('One.vue', FILES['One.vue'].replace('one', 'edited').replace('teal', 'navy'))
    const { compiled, output } = await keptBuild(root)
    expect(compiled).toEqual(['One.vue'])
    expect(output).toContain('edited')
    expect(output).toMatch(/p\[data-v-\w+\] ?\{\s*color: navy/)
    await put('slide.txt', FILES['slide.txt'].replace('slide', 'another'))
    expect((await keptBuild(root)).compiled).toEqual([SLIDE])
  })

  it('are all compiled with other packages, or other settings of TypeScript', async () => {
    await keptBuild(root)
    await put('node_modules/.package-lock.json', '{ "packages": {} }')
    expect((await keptBuild(root)).compiled).toHaveLength(4)
    await put('tsconfig.json', '{ "compilerOptions": {} }')
    expect((await keptBuild(root)).compiled).toHaveLength(4)
  })

  it('are compiled again by a fresh run, but for those of packages', async () => {
    await keptBuild(root)
    expect((await keptBuild(root, { fresh: true })).compiled).toEqual(['One.vue', 'Two.vue', SLIDE])
    expect((await keptBuild(root)).compiled).toEqual([])
  })
})

describe('types of props from another file', () => {
  beforeEach(async () => {
    await put('Two.vue', FILES['Two.vue'].replace('defineProps<{ open: string }>', "import type { Open } from './kinds'\ndefineProps<{ open: Open }>"))
    await put('kinds/index.ts', 'export type Open = string')
  })

  it('are read again where that file was edited', async () => {
    expect((await run()).output).not.toContain('Boolean')
    expect((await run()).compiled).toEqual([])
    await put('kinds/index.ts', 'export type Open = boolean')
    const { compiled, output } = await run()
    expect(compiled).toEqual(['Two.vue'])
    expect(output).toContain('type: Boolean')
    expect(await run()).toEqual({ compiled: [], output })
  })

  it('are read from a file that has come in the place of another', async () => {
    await run()
    await put('kinds.ts', 'export type Open = boolean')
    expect((await run()).output).toContain('type: Boolean')
  })

  it('are not taken for those of a file that was saved while the deck was built', async () => {
    await run('export type Open = boolean')
    expect((await run()).output).toContain('type: Boolean')
  })
})

describe('styles of a slide', () => {
  it('stay its own', async () => {
    const scoped = /b\[(data-v-\w+)\] ?\{\s*color: red/
    const scope = scoped.exec((await keptBuild(root)).output)?.[1]
    const { compiled, output } = await keptBuild(root)
    expect(compiled).toEqual([])
    expect(scoped.exec(output)?.[1]).toBe(scope)
    expect(output).toContain(`"__scopeId", "${scope}"`)
  })

  it('are made again where another plugin writes them otherwise, though the slide is in no file', async () => {
    await keptBuild(root)
    const { compiled, output } = await keptBuild(root, { css: 'color: lime' })
    expect(compiled).toEqual([SLIDE])
    const scope = /b\[(data-v-\w+)\] ?\{\s*color: (?:lime|#0f0)/.exec(output)?.[1]
    expect(output).toContain(`"__scopeId", "${scope}"`)
  })
})

describe('a disk that fails', () => {
  it('costs time only where it has torn what is kept', async () => {
    const first = await keptBuild(root)
    for (const name of ['modules', 'packages']) {
      const folder = join(root, 'node_modules/.cache/deck', name)
      const [file = ''] = await readdir(folder)
      const content = await readFile(join(folder, file))
      await writeFile(join(folder, file), Buffer.from(content.toString('latin1').replace('one', 'two').replace('box', 'fox'), 'latin1'))
    }
    expect(await keptBuild(root)).toEqual(first)
    expect((await keptBuild(root)).compiled).toEqual([])
  })

  it('costs time only where nothing can be written', async () => {
    await put('node_modules/.cache', 'a file in the way')
    const first = await keptBuild(root)
    expect(await keptBuild(root)).toEqual(first)
  })
})
