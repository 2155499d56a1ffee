/** Vue's plugin for Babel, loaded by the first file that has JSX. */
import { createRequire } from 'node:module'

type BabelPlugin = (...given: unknown[]) => unknown

const plugin: BabelPlugin = (...given) => (createRequire(import.meta.url)('@vue/babel-plugin-jsx') as BabelPlugin)(...given)
export default plugin
