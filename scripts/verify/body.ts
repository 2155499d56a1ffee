import type { Dataset } from '../../data/schema/index.ts'
import type { Slide } from '../deck/load.ts'
import { linkedSlide, partsOf } from '../deck/markdown.ts'
import { resolveFigures } from '../deck/resolve.ts'
import type { FigureCopy } from './figures.ts'
import type { Finding } from './rule.ts'
import type { Talk } from './talk.ts'
import { excerpt, holds } from './words.ts'

/** What the Markdown of a slide says beside its heading and its components: paragraphs of words, and addresses they link to. */
export interface Body { paragraphs: string[]; links: string[] }

/** Code, which may be drawn as something else: Mermaid's, for one. */
const CODE = /^(```|~~~).*\n[\s\S]*?^\1.*$/gm
/** What a click takes away again, or puts in another's place. */
const GONE = /<([\w-]+)[^>]*\bhide\b[^>]*>[\s\S]*?<\/\1>|<v-switch\b[\s\S]*?<\/v-switch>/gi
const PICTURE = /!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g
/** Slidev shows something else in place of slots, snippets, expressions, formulas, tasks and what its typographer knows. */
const REPLACED = /^::|^<<<|\{\{|\$|^\[[ x]\]|\((?:c|r|tm|p)\)|\+-/i

/** Reads a slide's body. */
export function bodyOf({ content }: Slide, dataset: Dataset): Body {
  const parts = partsOf(content.replace(CODE, '').replace(GONE, '').replace(PICTURE, ''), (tag) => resolveFigures(tag, dataset))
  const runs = parts.flatMap((part) => 'paragraph' in part ? [part.paragraph.runs] : [])
  const paragraphs = runs.map((some) => some.map(({ text }) => text).join('')).filter((text) => !REPLACED.test(text))
  return { paragraphs, links: runs.flat().flatMap(({ url }) => url !== undefined && linkedSlide(url) === null ? [url] : []) }
}

/** Paragraphs of slides that a copy does not show. */
export function lostParagraphs(copy: FigureCopy, { slides }: Talk): Finding {
  const told = slides.flatMap((slide) => slide.body.paragraphs.map((paragraph) => ({ paragraph, where: slide.where, text: copy.slideText(slide) })))
  const sought = told.filter(({ text }) => text !== null)
  if (told.length > 0 && sought.length === 0) return { skipped: 'no slide with words of its own could be found in it' }
  return {
    faults: sought.filter(({ text, paragraph }) => !holds(text ?? '', paragraph))
      .map(({ where, paragraph }) => ({ where, what: `it lacks "${excerpt(paragraph)}", or has it in other words`, remedy: 'make all copies again: npm run deck' })),
  }
}
