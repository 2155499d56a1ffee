import type PptxGenJS from 'pptxgenjs'
import { sourceLine } from '../../data/figures/sources.ts'
import { formatMoment } from '../../data/format.ts'
import type { Dataset } from '../../data/schema/index.ts'
import type { Slide } from '../deck/load.ts'
import { FOOT } from './masters.ts'
import type { Run } from '../deck/markdown.ts'
import { addText, textHeight } from './text.ts'
import { SOFT } from './theme.ts'

/** Px; the smallest that the deck allows at its foot. */
const SIZE = 14

/** The runs of a source line that names `named` sources and counts the rest. */
function runsFor({ sources, asOf }: Slide, dataset: Dataset, named: number): Run[] {
  const { shown, more } = sourceLine(dataset, sources, named)
  return [
    { text: shown.length + more.length === 1 ? 'Source: ' : 'Sources: ' },
    ...shown.flatMap(({ number, label, url }, index): Run[] => [...(index > 0 ? [{ text: ' · ' }] : []), { text: `[${number}] ${label}`, url }]),
    ...(more.length > 0 ? [{ text: ` · +${more.length} more` }] : []),
    ...(asOf ? [{ text: ` — as of ${formatMoment(asOf)}` }] : []),
  ]
}

/** Puts as many of a slide's sources as two lines hold at its foot, each linked, the most important first. */
export function addSources(page: PptxGenJS.Slide, slide: Slide, dataset: Dataset): void {
  const candidates = slide.sources.map((_, index) => runsFor(slide, dataset, slide.sources.length - index))
  const fits = (runs: Run[]): boolean => textHeight([{ runs, level: 0 }], FOOT.w, { size: SIZE }) <= FOOT.h + 1
  const runs = candidates.find(fits) ?? runsFor(slide, dataset, 1)
  addText(page, 'Sources', [{ runs, level: 0 }], FOOT, { size: SIZE, colour: SOFT, valign: 'bottom' })
}
