import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { expect, it, onTestFinished, vi } from 'vitest'
import { dataset } from '../../data/index.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { buildWeb } from '../../scripts/web/build.ts'
import type * as hookFilters from '../../scripts/web/hook-filters.ts'

type Handler = (this: unknown, ...given: unknown[]) => unknown

const seen = vi.hoisted(() => ({ called: 0, answered: new Set<string>(), missed: [] as string[], unknown: [] as string[] }))

vi.mock('../../scripts/web/hook-filters.ts', async (original) => {
  const { HOOK_FILTERS } = await original<typeof hookFilters>()

  /** Comments are no part of what is built. */
  const isSame = (code: string, answer: unknown): boolean =>
    typeof answer === 'object' && answer !== null && 'code' in answer && String(answer.code).replace(/^\/\*.*?\*\//, '').trim() === code.trim()

  function watch(plugin: Plugin, hook: 'resolveId' | 'load' | 'transform', filter: { id: RegExp, code?: RegExp }): void {
    const found = plugin[hook]
    if (!found) return void seen.unknown.push(`${plugin.name} ${hook}`)
    const handler = (typeof found === 'function' ? found : found.handler) as Handler
    const watched: Handler = async function (...given) {
      const [code, id] = hook === 'transform' ? [String(given[0]), String(given[1])] : ['', String(given[0])]
      const answer = await Reflect.apply(handler, this, given)
      seen.called++
      if (answer === null || answer === undefined || isSame(code, answer)) return answer
      seen.answered.add(`${plugin.name} ${hook}`)
      if (!filter.id.test(id) || filter.code?.test(code) === false) seen.missed.push(`${plugin.name} ${hook} ${id}`)
      return answer
    }
    Object.assign(plugin, { [hook]: typeof found === 'function' ? watched : { ...found, handler: watched } })
  }

  return {
    withHookFilters(plugins: Plugin[]): Plugin[] {
      for (const [name, hooks] of Object.entries(HOOK_FILTERS)) {
        const plugin = plugins.find((given) => given.name === name)
        if (!plugin) { seen.unknown.push(name); continue }
        for (const [hook, filter] of Object.entries(hooks)) watch(plugin, hook as 'load', filter)
      }
      return plugins
    },
  }
})

it('Slidev\'s plugins answer for no id that the filters leave out, and all that are filtered are there', async () => {
  const entry = join(ROOT, `.hook-filters-${process.pid}.md`)
  const outDir = await mkdtemp(join(tmpdir(), 'deck-hook-filters-'))
  onTestFinished(() => Promise.all([entry, outDir].map((path) => rm(path, { recursive: true, force: true }))).then(() => {}))
  await writeFile(entry, '# One\n\n<carbon-apps /> <Sources slide="cover" />\n\n<style>\nh1 { @apply flex; }\n</style>\n\n---\nsrc: ./slides.md#2-3\n---\n')
  await buildWeb({ root: ROOT, entry, outDir, dataset, diagrams: Promise.resolve({}) })
  expect(seen.missed).toEqual([])
  expect(seen.unknown).toEqual([])
  expect([...seen.answered].sort()).toEqual([
    'slidev:context-injection transform', 'slidev:flags transform', 'slidev:loader load', 'slidev:loader resolveId',
    'unocss:global:build:scan load', 'unocss:global:build:scan resolveId', 'unplugin-icons load', 'unplugin-icons resolveId',
    'unplugin-vue-components transform', 'unplugin-vue-markdown transform', 'vite-plugin-vue-server-ref load', 'vite-plugin-vue-server-ref resolveId',
  ])
  expect(seen.called).toBeGreaterThan(5000)
})
