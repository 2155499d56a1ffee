import { defineVitePluginsSetup } from '@slidev/types'
import { diagramPlugin } from '../scripts/diagrams/plugin.ts'
import { ROOT } from '../scripts/lib/paths.ts'

// Diagrams are drawn when the deck is built: viewers get SVG, and no mermaid.
export default defineVitePluginsSetup(() => [diagramPlugin(ROOT)])
