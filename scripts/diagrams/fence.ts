import type { CodeblockTransformer } from '@slidev/types'
import { CANVAS, MERMAID_CONFIG, SENTINELS } from '../../data/diagrams/index.ts'
import { withBrowser } from '../browser/launch.ts'
import { DeckError, messageOf } from '../lib/errors.ts'
import { drawDiagrams } from './draw.ts'

const FENCE = /^mermaid\b/

/** Markup as a Vue string literal in an attribute; `<` as an entity too, because unplugin-vue-markdown hoists anything like `<style>`. */
const attribute = (markup: string): string => JSON.stringify(markup)
  .replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/**
 * Draws ```mermaid fences of the Markdown at build time, like the diagrams made
 * from records: SVG in the deck's type and colours, no mermaid in the bundle.
 * Slidev's own transformer renders them in the viewer's browser, and its build says
 * nothing when one is broken.
 * @throws DeckError naming slide, line and the parser's words
 */
export const drawFences = (root: string): CodeblockTransformer => async ({ info, code, slide }) => {
  if (!slide || !FENCE.test(info)) return undefined
  const title = slide.title ?? ''
  const source = { key: `slide ${slide.index + 1}`, source: code, title, description: title }
  const look = { CANVAS, MERMAID_CONFIG, SENTINELS }
  try {
    const drawn = await drawDiagrams(root, { sources: [source], look, files: [] }, withBrowser)
    return `<div class="x-frame x-diagram" v-html="${attribute(drawn[source.key] ?? '')}"></div>`
  } catch (error) {
    throw new DeckError(`slide ${slide.index + 1} (line ${slide.source.contentStart + 1}, "${title}"): ${messageOf(error)}`, { cause: error })
  }
}
