import type { Plugin } from 'vite'
import { contentKey } from '../lib/content-cache.ts'
import type { Results } from './kept-results.ts'

/** Code that may read types from other files; a slide mostly has none. */
const TYPED = /\blang\s*=\s*["']?tsx?\b/
/** A block in a file of its own, which is not part of the component's source. */
const BLOCK_ELSEWHERE = /[?&]src=/

type Handler = (this: unknown, first: string, ...others: unknown[]) => unknown
interface Hook { handler: Handler }
/** Vue's plugin, as far as it is used here. */
export type VuePlugin = Omit<Plugin, 'load' | 'transform'> & { api: { options: Record<string, unknown> }, load: Hook, transform: Hook }

/** A component as it was given to the compiler. */
interface Source {
  code: string
  /** What else the hook was given, its id first. */
  others: unknown[]
  key: string
  typed: boolean
  results: Results
  /** The compilation by which the plugin knows the component's blocks. */
  known?: Promise<unknown>
}

/** Options by their source; functions and the compiler are from packages. */
const written = ({ compiler: _compiler, ...options }: Record<string, unknown>): string =>
  JSON.stringify(options, (_, value: unknown) => typeof value === 'function' || value instanceof RegExp ? String(value) : value)

const isElsewhere = (result: unknown): boolean =>
  typeof result === 'object' && result !== null && 'code' in result && BLOCK_ELSEWHERE.test(String(result.code))

/**
 * Lets Vue's plugin compile only what is not kept: a component, and each of its blocks that Vite asks for by itself. The
 * plugin knows the blocks of what it has compiled itself: where one is not kept, though its component is, it compiles that first.
 * @param resultsFor where results for a file are kept
 */
export function keepComponents(vue: VuePlugin, resultsFor: (file: string) => Results): void {
  const [load, transform] = [vue.load.handler, vue.transform.handler]
  const sources = new Map<string, Source>()
  // Vite decides on some after the plugins are made, and on none once they run.
  let options: string | undefined

  function compiled(context: unknown, source: Source): Promise<unknown> {
    source.known ??= Promise.resolve(Reflect.apply(transform, context, [source.code, ...source.others]))
    return source.known
  }

  async function component(context: unknown, code: string, others: unknown[]): Promise<unknown> {
    options ??= written(vue.api.options)
    const [file, key] = [String(others[0]), contentKey('component', code, others, options)]
    const source: Source = { code, others, key, typed: TYPED.test(code), results: resultsFor(file) }
    sources.set(file, source)
    const kept = source.results.get(key)
    if (kept !== undefined) return kept
    const result = await compiled(context, source)
    if (!isElsewhere(result)) source.results.set(key, { result, typed: source.typed })
    return result
  }

  async function block(context: unknown, id: string, inputs: unknown[], make: () => unknown): Promise<unknown> {
    const source = sources.get(id.slice(0, id.indexOf('?')))
    if (!source || BLOCK_ELSEWHERE.test(id)) return make()
    const key = contentKey(...inputs, source.key)
    const kept = source.results.get(key)
    if (kept !== undefined) return kept
    await compiled(context, source)
    const result = await make()
    source.results.set(key, { result, typed: source.typed })
    return result
  }

  vue.load.handler = function (id, ...others) {
    return block(this, id, ['load', id, others], () => Reflect.apply(load, this, [id, ...others]))
  }
  vue.transform.handler = function (code, ...others) {
    const id = String(others[0])
    return id.includes('?') ? block(this, id, ['block', code, others], () => Reflect.apply(transform, this, [code, ...others])) : component(this, code, others)
  }
}
