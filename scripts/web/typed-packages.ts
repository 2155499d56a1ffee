import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { fileURLToPath } from 'node:url'

const TYPED = /^file:.*\/node_modules\/.*\.ts$/

/**
 * Lets Node load what Slidev otherwise has compiled by its loader, jiti: setup/, with all that it imports, and two
 * files of its client. jiti starts Babel for that, and leaves what it compiles among the temporary files.
 * @returns takes it back; the dev server needs jiti, which loads edited files anew
 */
export function loadTypedPackages(): Disposable {
  Object.assign(process.env, { JITI_TRY_NATIVE: 'true', JITI_FS_CACHE: 'false' })
  // Node strips types of no file below node_modules: https://nodejs.org/api/typescript.html#type-stripping-in-dependencies
  const hooks = registerHooks({
    load: (url, context, next) => TYPED.test(url)
      ? { format: 'module', shortCircuit: true, source: stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8')) }
      : next(url, context),
  })
  return {
    [Symbol.dispose]() {
      hooks.deregister()
      delete process.env['JITI_TRY_NATIVE']
      delete process.env['JITI_FS_CACHE']
    },
  }
}
