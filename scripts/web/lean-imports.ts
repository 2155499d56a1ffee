import { registerHooks } from 'node:module'

/**
 * What Slidev and its plugins load when they start, though a build calls it never, or for a file of a kind that few decks
 * have: half of the time that loading them takes. By the name under which it is imported.
 */
const LATER: ReadonlyMap<string, string> = new Map([
  ['@babel/core', 'babel-core'],
  ['@vue/babel-plugin-jsx', 'babel-plugin-jsx'],
  ['@unocss/inspector', 'inspector'],
  ['@modelcontextprotocol/server', 'mcp'],
  ['@modelcontextprotocol/node', 'mcp'],
])

/**
 * Imports what a build needs of its packages, and leaves for later what it may not need at all.
 * @param load imports the module that builds
 */
export async function leanly<T>(load: () => Promise<T>): Promise<T> {
  const hooks = registerHooks({
    resolve(name, context, next) {
      const later = LATER.get(name)
      return later === undefined ? next(name, context) : { url: new URL(`./later/${later}.ts`, import.meta.url).href, shortCircuit: true }
    },
  })
  try {
    return await load()
  } finally {
    hooks.deregister()
  }
}
