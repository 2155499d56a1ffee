// Preloaded by the commands of package.json, in JavaScript: Node keeps what it compiles, TypeScript stripped of its
// types included. A third of the start of a command was compiling the same packages again.
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/deck/code'))
