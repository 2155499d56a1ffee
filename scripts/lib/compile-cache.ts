import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { ROOT } from './paths.ts'

// Node keeps what it compiles; a third of the start of a command is compiling the same packages again.
// It works for what is imported afterwards, so entries import what is large when they run.
enableCompileCache(join(ROOT, 'node_modules/.cache/deck/code'))
