import { isPng, openPng } from '../card.ts'
import { chartLook, type Mark } from './chart.ts'
import { overlap, type Drawn } from './shapes.ts'
import { stager, type Linked, type Stage } from './stage.ts'
import { scaleOf, textOf, type TextRun } from './text.ts'
import { elements, isDecorative, type Document } from './xml.ts'

/** Text that something painted later lies over, by how many px. */
export interface Covered { text: string; by: string; px: number }

/** A picture: how large it is shown, in px of the deck's canvas for each of its own; null where that can't be told. */
export interface Shown { words: string; scale: number | null }

/** What of a slide must be seen: its text, what stands for values, its pictures, and what hides text. */
export interface SlideLook { no: number; runs: TextRun[]; marks: Mark[]; pictures: Shown[]; covered: Covered[] }

/** Scale of a picture, the smaller of its two directions; decoration says nothing that must be read. */
function shown({ element, kind, frame }: Drawn, stage: Stage, slide: Linked): Shown[] {
  if (kind !== 'picture' || isDecorative(element)) return []
  const words = elements('p:cNvPr', element)[0]?.attribs['descr'] ?? ''
  const bytes = slide.bytesOf(elements('a:blip', element)[0]?.attribs['r:embed'] ?? '')
  if (!bytes || !isPng(bytes) || !frame) return [{ words, scale: null }]
  const { width, height } = openPng(bytes)
  return [{ words, scale: Math.min(frame.w / width, frame.h / height) * scaleOf(stage) }]
}

function chartRuns(drawn: Drawn, below: readonly Drawn[], stage: Stage, slide: Linked): { runs: TextRun[], marks: Mark[] } {
  const id = elements('c:chart', drawn.element)[0]?.attribs['r:id'] ?? ''
  const part = slide.byId(id)
  return part ? chartLook(part.document, drawn, below, stage) : { runs: [], marks: [] }
}

function hidden(drawn: Drawn, runs: readonly TextRun[], above: readonly Drawn[], stage: Stage): Covered[] {
  const { frame } = drawn
  const [run] = runs
  if (!frame || !run) return []
  return above.flatMap((other) => {
    const px = other.frame && other.paint !== null ? overlap(frame, other.frame) * scaleOf(stage) : 0
    return px > 0 ? [{ text: run.text, by: typeof other.paint === 'string' ? other.paint : 'a shape', px }] : []
  })
}

function slideLook(slide: Linked, no: number, stage: Stage): SlideLook {
  const look: SlideLook = { no, runs: [], marks: [], pictures: [], covered: [] }
  for (const [index, drawn] of stage.drawn.entries()) {
    const below = stage.drawn.slice(0, index)
    const { runs, marks } = drawn.kind === 'chart' ? chartRuns(drawn, below, stage, slide) : { runs: textOf(drawn, below, stage), marks: [] }
    look.runs.push(...runs)
    look.marks.push(...marks)
    look.pictures.push(...shown(drawn, stage, slide))
    look.covered.push(...hidden(drawn, runs, stage.drawn.slice(index + 1), stage))
  }
  return look
}

/** How each slide looks, worked out from the file alone. @param slides in the order of the presentation */
export function looksOf(presentation: Document, slides: readonly Linked[]): SlideLook[] {
  const stageOf = stager(presentation)
  return slides.map((slide, index) => slideLook(slide, index + 1, stageOf(slide)))
}
