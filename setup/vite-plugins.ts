import { defineVitePluginsSetup } from '@slidev/types'
import { diagramPlugin } from '../scripts/diagrams/plugin.ts'
import { ROOT } from '../scripts/lib/paths.ts'
import { reparseWithRecords } from '../scripts/web/reparse.ts'
import { withoutDrawings } from '../scripts/web/slim.ts'

// Diagrams are drawn when the deck is built: viewers get SVG, and no mermaid.
export default defineVitePluginsSetup(({ entry, data, mode }) =>
  [diagramPlugin(ROOT), reparseWithRecords(entry), withoutDrawings(data.config.drawings.enabled, mode)])
