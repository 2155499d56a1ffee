/** Babel for the plugin that compiles JSX, loaded by the first file that has some. */
import { createRequire } from 'node:module'

type Call = (...given: unknown[]) => unknown

const later = (name: string): Call => (...given) => (createRequire(import.meta.url)('@babel/core') as Record<string, Call>)[name]?.(...given)

export const transformSync = later('transformSync')
export const createConfigItem = later('createConfigItem')
/** Asked for in dev alone, which loads the real one. */
export const types = undefined
