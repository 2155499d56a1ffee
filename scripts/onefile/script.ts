import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'

/** The client's modules in the order in which they need each other. */
const MODULES = ['commands', 'view', 'main']

const IMPORT = /^import .*$\n?/gm
const EXPORT = /^export (?=const |function |async |let )/gm

/** One module as a part of a classic script: types, imports and exports gone, comments and names kept. */
export const asScript = (source: string): string => stripTypeScriptTypes(source)
  .replace(IMPORT, '').replace(EXPORT, '').replace(/[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n').trim()

/** The client as one classic script: a module would run only once the page is parsed, and all slides would flash by. */
export async function clientScript(): Promise<string> {
  const sources = await Promise.all(MODULES.map((name) => readFile(join(import.meta.dirname, 'client', `${name}.ts`), 'utf8')))
  return `'use strict';\n(() => {\n${sources.map(asScript).join('\n\n')}\n})()`
}
