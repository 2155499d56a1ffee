import type { Plugin } from 'vite'

/** Hooks that Rolldown asks about each module, or about each import of one. */
type Hook = 'resolveId' | 'load' | 'transform'

/** Ids, and code where given, for which a hook can have an answer that counts. */
interface Filter { id: RegExp; code?: RegExp }

/** Filters by plugin and hook; Rolldown matches them without a call. */
export type HookFilters = Readonly<Record<string, Readonly<Partial<Record<Hook, Filter>>>>>

/**
 * Slidev's plugins look at an id in JavaScript, so that Rolldown calls them 18,000 times for the 700 modules of this deck, where
 * 4,000 calls have an answer: a quarter of the time that loading the modules takes. Each pattern takes more than its plugin does,
 * never less; test/scripts/hook-filters.test.ts watches that in a build.
 * https://rolldown.rs/apis/plugin-api/hook-filters
 */
export const HOOK_FILTERS: HookFilters = {
  'slidev:loader': { resolveId: { id: /^\/@slidev\/|__slidev_/ }, load: { id: /^\/@slidev\/|__slidev_|\.md$/ } },
  'slidev:flags': { transform: { id: /\.vue|\?vue&/ } },
  'slidev:context-injection': { transform: { id: /\.vue$/ } },
  'slidev:slide-import-guard': { transform: { id: /__slidev_|^\/@slidev\// } },
  'slidev:patch-monaco-sourcemap': { load: { id: /monaco/ } },
  'slidev:monaco-types-loader': { resolveId: { id: /monaco/ }, load: { id: /monaco/ } },
  'slidev:pwa-register-stub': { resolveId: { id: /pwa-register/ }, load: { id: /pwa-register/ } },
  'unplugin-icons': { resolveId: { id: /icons\// }, load: { id: /icons\// } },
  'unplugin-vue-markdown': { transform: { id: /\.md/ } },
  // Where nothing is to be resolved it adds a comment, and makes a source map that nobody asks for.
  'unplugin-vue-components': { transform: { id: /\.(?:vue|md)(?:$|\?)/, code: /resolve(?:Component|Directive)/ } },
  'unocss:global:build:scan': { resolveId: { id: /\.css/ }, load: { id: /\.css/ } },
  'unocss:devtools': { resolveId: { id: /unocss/ }, load: { id: /unocss/ } },
  'vite-plugin-vue-server-ref': { resolveId: { id: /server-re/ }, load: { id: /server-re/ } },
}

/** Lets Rolldown call a plugin's hooks for those ids alone. A hook that has a filter of its own stays as it is. */
function narrow(plugin: Plugin, hooks: HookFilters[string]): void {
  for (const [name, filter] of Object.entries(hooks) as [Hook, Filter][]) {
    const hook = plugin[name]
    if (typeof hook === 'function') Object.assign(plugin, { [name]: { handler: hook, filter } })
    else if (hook && !hook.filter) Object.assign(hook, { filter })
  }
}

/** The same plugins, whose hooks are called only where they may have an answer. */
export function withHookFilters(plugins: Plugin[]): Plugin[] {
  for (const plugin of plugins) narrow(plugin, HOOK_FILTERS[plugin.name] ?? {})
  return plugins
}
