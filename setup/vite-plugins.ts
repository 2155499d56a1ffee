import { defineVitePluginsSetup } from '@slidev/types'
import { diagramPlugin } from '../scripts/diagrams/plugin.ts'
import { ROOT } from '../scripts/lib/paths.ts'
import { reparseWithRecords } from '../scripts/web/reparse.ts'

// Diagrams are drawn when the deck is built: viewers get SVG, and no mermaid.
export default defineVitePluginsSetup(({ entry }) => [diagramPlugin(ROOT), reparseWithRecords(entry)])
