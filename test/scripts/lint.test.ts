import { ESLint, Linter } from 'eslint'
import { join } from 'node:path'
import tseslint from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { oneWayImports } from '../../scripts/lint/one-way-imports.ts'

const ROOT = join(import.meta.dirname, '../..')
const linter = new Linter({ cwd: ROOT })

/** What the import rule says of one line in a file of the project. */
const importing = (file: string, line: string): string[] => linter.verify(line, {
  files: ['**'],
  languageOptions: { parser: tseslint.parser as Linter.Parser },
  plugins: { project: { rules: { 'one-way-imports': oneWayImports } } },
  rules: { 'project/one-way-imports': 'error' },
}, join(ROOT, file)).map(({ message }) => message)

describe('imports run one way', () => {
  it.each([
    ['data/schema/talk.ts', "import { z } from 'zod'"],
    ['data/schema/talk.ts', "import { VERDICTS } from '../vocabulary.ts'"],
    ['data/records/events.ts', "import type { MeshEvent } from '../schema/index.ts'"],
    ['data/records/models.ts', "import { nodes } from './topology.ts'"],
    ['data/index.ts', "import { events } from './records/events.ts'"],
    ['data/figures/ecosystem.ts', "import { sum } from 'd3-array'"],
    ['data/exhibits/ecosystem.ts', "import { starRanking } from '../figures/ecosystem.ts'"],
    ['data/check/index.ts', "import { datasetSchema } from '../schema/index.ts'"],
    ['components/StarBars.vue', "import { starRanking } from '../data/figures/ecosystem.ts'"],
    ['components/StarBars.vue', "import type { Dataset } from '../data/schema/index.ts'"],
    ['components/charts/Axis.vue', "import { dataset } from '../../data/index.ts'"],
    ['layouts/cover.vue', "import { useNav } from '@slidev/client'"],
    ['scripts/web/build.ts', "import { build } from 'vite'"],
    ['scripts/web/build.ts', "import { problems } from '../../data/check/index.ts'"],
    ['scripts/web/build.ts', "import { DeckError } from '../lib/errors.ts'"],
    ['test/data/check.test.ts', "import { z } from 'zod'"],
    ['vite.config.ts', "import { portableBase } from './scripts/web/portable-base.ts'"],
  ])('%s may %s', (file, line) => {
    expect(importing(file, line)).toEqual([])
  })

  it.each([
    ['data/vocabulary.ts', "import { formatCount } from './format.ts'", 'data/vocabulary.ts may import data/vocabulary.ts only'],
    ['data/records/events.ts', "import { datasetSchema } from '../schema/index.ts'", 'may import types from data/schema/, no values'],
    ['data/records/events.ts', "import { capital } from '../format.ts'", 'may import data/records/, data/schema/ only'],
    ['data/figures/ecosystem.ts', "import { dataset } from '../index.ts'", 'may import data/figures/,'],
    ['data/figures/ecosystem.ts', "import { z } from 'zod'", 'may import these packages only: d3-array'],
    ['data/figures/ecosystem.ts', "export * from '../exhibits/index.ts'", 'may import data/figures/,'],
    ['data/figures/ecosystem.ts', "export { datasetSchema } from '../schema/index.ts'", 'no values'],
    ['data/format.ts', "import { readFileSync } from 'node:fs'", 'may import these packages only: nothing'],
    ['data/check/index.ts', "import { dataset } from '../index.ts'", 'may import data/check/,'],
    ['components/StarBars.vue', "import { datasetSchema } from '../data/schema/index.ts'", 'no values'],
    ['components/StarBars.vue', "import { type Dataset } from '../data/schema/index.ts'", 'no values'],
    ['components/StarBars.vue', "const check = await import('../data/check/index.ts')", 'no values'],
    ['components/StarBars.vue', "import { deck } from '../scripts/deck/load.ts'", 'may import components/, data/'],
    ['components/StarBars.vue', "import { z } from 'zod'", 'may import these packages only: vue'],
    ['components/StarBars.vue', "import { join } from 'node:path'", 'may import these packages only: vue'],
    ['scripts/check.ts', "import StarBars from '../components/StarBars.vue'", 'may import scripts/, data/'],
    ['scripts/check.ts', "import { z } from 'zod/v4'", 'leaves zod to data/schema/ and data/check/'],
  ])('%s may not %s', (file, line, reason) => {
    expect(importing(file, line)).toEqual([expect.stringContaining(reason)])
  })
})

describe('the configuration', () => {
  const eslint = new ESLint({ cwd: ROOT })
  const rulesBroken = async (file: string, code: string): Promise<(string | null)[]> => {
    const [result] = await eslint.lintText(code, { filePath: join(ROOT, file) })
    return (result?.messages ?? []).map(({ ruleId }) => ruleId)
  }
  const lines = (count: number): string => Array.from({ length: count }, (_, at) => `export const line${at} = ${at}\n`).join('')
  const view = (script: string, template = '<p>Words</p>'): string => `<script setup lang="ts">\n${script}\n</script>\n\n<template>\n  ${template}\n</template>\n`

  it('reads TypeScript and Vue files', async () => {
    expect(await rulesBroken('data/figures/sample.ts', 'export const one: number = 1\n')).toEqual([])
    expect(await rulesBroken('components/Sample.vue', view("import { ref } from 'vue'\nconst one = ref<number>(1)", '<p>{{ one }}</p>'))).toEqual([])
  })

  it('reports a wrong import in a view', async () => {
    expect(await rulesBroken('components/Sample.vue', view("import { z } from 'zod'\nconst text = z.string()", '<p>{{ text }}</p>')))
      .toEqual(['project/one-way-imports'])
  })

  it('reports raw HTML in a view, but for the diagrams that the build draws', async () => {
    const raw = view("const svg = '<svg />'", '<div v-html="svg" />')
    expect(await rulesBroken('components/Sample.vue', raw)).toEqual(['vue/no-v-html'])
    expect(await rulesBroken('components/DiagramSample.vue', raw)).toEqual([])
  })

  it('reports long files and long functions, but for records and tests', async () => {
    expect(await rulesBroken('scripts/sample.ts', lines(151))).toEqual(['max-lines'])
    expect(await rulesBroken('scripts/sample.ts', lines(150))).toEqual([])
    expect(await rulesBroken('data/records/sample.ts', lines(151))).toEqual([])
    const long = `export function long(): void {\n${'  String(1)\n'.repeat(40)}}\n`
    expect(await rulesBroken('scripts/sample.ts', long)).toEqual(['max-lines-per-function'])
    expect(await rulesBroken('test/sample.test.ts', long)).toEqual([])
  })

  it('reports a clock or a browser in data/', async () => {
    expect(await rulesBroken('data/figures/sample.ts', 'export const now = new Date()\n')).toEqual(['no-restricted-syntax'])
    expect(await rulesBroken('data/figures/sample.ts', 'export const now = Date.now()\n')).toEqual(['no-restricted-syntax'])
    expect(await rulesBroken('data/figures/sample.ts', 'export const path = location.href + document.title\n')).toEqual(['no-restricted-globals'])
    expect(await rulesBroken('scripts/sample.ts', 'export const now = new Date()\n')).toEqual([])
  })
})
