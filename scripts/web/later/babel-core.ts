/** Babel for the plugin that compiles JSX, loaded by the first file that has some. */
import { createRequire } from 'node:module'

type Call = (...given: unknown[]) => unknown

type Name = 'transformSync' | 'createConfigItem'

const later = (name: Name): Call => (...given) => (createRequire(import.meta.url)('@babel/core') as Record<Name, Call>)[name](...given)

export const transformSync = later('transformSync')
export const createConfigItem = later('createConfigItem')
/** Asked for in dev alone, which loads the real one. */
export const types = undefined
