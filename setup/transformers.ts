import { defineTransformersSetup } from '@slidev/types'
import { drawFences } from '../scripts/diagrams/fence.ts'
import { ROOT } from '../scripts/lib/paths.ts'

export default defineTransformersSetup(() => ({ codeblocks: [drawFences(ROOT)] }))
