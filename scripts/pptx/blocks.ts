import { EXHIBITS, exhibit, type Exhibit } from '../../data/exhibits/index.ts'
import { retoldArticle } from '../../data/figures/closing.ts'
import type { Dataset } from '../../data/schema/index.ts'
import type { Slide } from '../deck/load.ts'
import { resolveFigures } from '../deck/resolve.ts'
import type { Tag } from '../deck/tags.ts'
import { formOf, type Form } from './forms.ts'
import { partsOf, type Paragraph, type Part, type Run } from '../deck/markdown.ts'
import { onSlide } from './slide-tables.ts'

/** Part of a slide's body; `quiet` text is set smaller, `index` counts the framed components of the slide, from 0. */
export type Block =
  | { kind: 'text', paragraphs: Paragraph[], quiet: boolean }
  | { kind: 'exhibit', exhibit: Exhibit, form: Form, index: number }
  | { kind: 'drawing', index: number }

/** Components that are a line of quiet text. */
const TEXT_TAGS: Partial<Record<string, (dataset: Dataset) => Run[]>> = {
  CreditLine: (dataset) => {
    const { author, title, url, date } = retoldArticle(dataset)
    return [{ text: `After ${author}, ` }, { text: title, url }, { text: `, ${date}` }]
  },
}

/** Slidev's components that only wrap what stands between their tags. */
const WRAPPERS = ['VClick', 'VClicks', 'Link']

function frameOf({ name, attributes }: Tag, dataset: Dataset, index: number): Block {
  if (!(name in EXHIBITS)) return { kind: 'drawing', index }
  const words = onSlide(exhibit(dataset, name, attributes['of']), name, dataset)
  return { kind: 'exhibit', exhibit: words, form: formOf(name, words), index }
}

/** The blocks of a slide in reading order; neighbouring paragraphs of one look are one block. */
export function blocksOf(slide: Slide, dataset: Dataset): Block[] {
  const blocks: Block[] = []
  let frames = 0
  const addText = (paragraph: Paragraph, quiet = false): void => {
    const last = blocks.at(-1)
    if (last?.kind === 'text' && last.quiet === quiet) last.paragraphs.push(paragraph)
    else blocks.push({ kind: 'text', paragraphs: [paragraph], quiet })
  }
  const add = (part: Part): void => {
    if ('paragraph' in part) return addText(part.paragraph)
    const words = TEXT_TAGS[part.tag.name]?.(dataset)
    if (words) addText({ runs: words, level: 0 }, true)
    else if (!WRAPPERS.includes(part.tag.name)) blocks.push(frameOf(part.tag, dataset, frames++))
  }
  for (const part of partsOf(slide.content, (tag) => resolveFigures(tag, dataset))) add(part)
  return blocks
}
