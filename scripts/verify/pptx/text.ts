import { DomUtils } from 'htmlparser2'
import type { Rgba } from '../../render/in-page/wcag.ts'
import { over } from '../../render/in-page/wcag.ts'
import { fillIn, inkIn, type Paint } from './colour.ts'
import { overlap, placeholderOf, type Drawn, type Frame } from './shapes.ts'
import { kindOf, type Stage } from './stage.ts'
import { at, children, elements, isOn, numberOf, type Element } from './xml.ts'

/** Text set in one look. */
export interface TextRun {
  text: string
  /** Size in px of the deck's canvas; null where the file does not say. */
  px: number | null
  bold: boolean
  ink: Paint
  /** What may lie behind it: one colour, or several where something lies under part of it. */
  behind: Paint[]
  /** Whether it stands at the foot of the slide. */
  foot: boolean
}

/** Width of the deck's canvas, px. */
const CANVAS = 1280
const EMU_PER_PT = 12_700
/** Sizes are in hundredths of a point. */
const PER_PT = 100
const WHOLE = 100_000
/** Text above or below its line is that much smaller. */
const RAISED = 2 / 3
/** The foot of a slide: its lowest tenth. */
const FOOT = 0.9
const FOOTERS = ['sldNum', 'ftr', 'dt']
const UNSTATED = 'a colour that is stated nowhere'

/** Px of the canvas for each EMU of the slide. */
export const scaleOf = ({ width }: Stage): number => CANVAS / width

/** Size in px of the canvas. @param size hundredths of a point, as the file has it */
export const pxOf = (size: number, stage: Stage): number => size / PER_PT * EMU_PER_PT * scaleOf(stage)

/** What is painted below a place, from the top down to what hides the rest. */
export function behind(own: readonly (Paint | null)[], below: readonly Drawn[], frame: Frame | null, ground: Paint): Paint[] {
  const [nearest, ...others] = own
  if (nearest !== undefined) return through(nearest, () => behind(others, below, frame, ground))
  if (!frame) return ['a place that is stated nowhere']
  const top = below.findLastIndex((drawn) => drawn.paint !== null && (!drawn.frame || overlap(drawn.frame, frame) > 0))
  const drawn = below[top]
  if (!drawn) return [ground]
  const rest = (): Paint[] => behind([], below.slice(0, top), frame, ground)
  const whole = drawn.covers(frame)
  return [...through(drawn.paint, rest), ...(whole ? [] : rest())]
}

/** What is seen through a fill. */
function through(paint: Paint | null, rest: () => Paint[]): Paint[] {
  if (paint === null) return rest()
  if (typeof paint === 'string' || paint[3] === 1) return [paint]
  return rest().map((lower) => typeof lower === 'string' ? lower : over(paint, lower as Rgba))
}

/** Where the look of text is stated, nearest first. */
function looksFor(styles: readonly (Element | undefined)[], level: number): Element[] {
  return styles.flatMap((style) => ['a:defPPr', `a:lvl${level + 1}pPr`].toReversed().flatMap((name) => at(style, name, 'a:defRPr') ?? []))
}

interface Look { size: number | null; bold: boolean; ink: Paint }

function lookOf(looks: readonly Element[], { palette }: Stage): Look {
  const stated = <T>(read: (look: Element) => T | undefined): T | undefined => looks.map(read).find((value) => value !== undefined)
  const size = stated((look) => numberOf(look, 'sz') ?? undefined) ?? null
  const raised = numberOf(looks[0], 'baseline') ? RAISED : 1
  return { size: size === null ? null : size * raised, bold: isOn(stated((look) => look.attribs['b'])), ink: stated((look) => inkIn(look, palette)) ?? UNSTATED }
}

const isText = (element: Element): boolean => elements('a:t', element).some((text) => DomUtils.textContent(text).trim() !== '')

/** The runs of a text body. @param styles where its look may be stated, nearest first */
function runsOf(body: Element, styles: readonly (Element | undefined)[], stage: Stage, around: Pick<TextRun, 'behind' | 'foot'>): TextRun[] {
  const shrunk = (numberOf(at(body, 'a:bodyPr', 'a:normAutofit'), 'fontScale') ?? WHOLE) / WHOLE
  return children(body).filter(({ name }) => name === 'a:p').flatMap((paragraph) => {
    const inherited = looksFor(styles, numberOf(at(paragraph, 'a:pPr'), 'lvl') ?? 0)
    return children(paragraph).filter(isText).map((run): TextRun => {
      const text = elements('a:t', run).map((part) => DomUtils.textContent(part)).join('')
      const own = at(run, 'a:rPr')
      if (!['a:r', 'a:fld'].includes(run.name)) return { text, px: null, bold: false, ink: `text in <${run.name}>`, ...around }
      const { size, bold, ink } = lookOf([...(own ? [own] : []), ...inherited], stage)
      return { text, px: size === null ? null : pxOf(size, stage) * shrunk, bold, ink, ...around }
    })
  })
}

/** Styles of a master that a shape's text takes what it does not state itself from. */
function kindOfStyle(shape: Element): string {
  const holder = placeholderOf(shape)
  if (!holder || FOOTERS.includes(kindOf(holder))) return 'p:otherStyle'
  return ['title', 'ctrTitle'].includes(kindOf(holder)) ? 'p:titleStyle' : 'p:bodyStyle'
}

const isFoot = ({ element, frame }: Drawn, { height }: Stage): boolean =>
  FOOTERS.includes(placeholderOf(element)?.attribs['type'] ?? '') || (frame !== null && frame.y >= height * FOOT)

/** What a font keeps free above capitals and, where no letter goes below the line, below it: Source Sans 3, in em. */
const [ABOVE, BELOW] = [0.26, 0.25]
const DESCENDS = /[gjpqyQ,;()[\]{}|/@§]/

/** Where the letters of a text are: of one that neither wraps nor grows, without what its font keeps free around its line. */
function lettersFrame({ element, frame }: Drawn, runs: readonly TextRun[], stage: Stage): Frame | null {
  const body = at(element, 'p:txBody')
  const isLine = at(body, 'a:bodyPr')?.attribs['wrap'] === 'none' && elements('a:p', body ?? element).length === 1
  const size = Math.max(...runs.map(({ px }) => px ?? NaN)) / scaleOf(stage)
  if (!frame || !isLine || !(size * (ABOVE + BELOW) < frame.h)) return frame
  const below = runs.some(({ text }) => DESCENDS.test(text)) ? 0 : BELOW
  return { ...frame, y: frame.y + size * ABOVE, h: frame.h - size * (ABOVE + below) }
}

function shapeRuns(drawn: Drawn, below: readonly Drawn[], stage: Stage): TextRun[] {
  const body = at(drawn.element, 'p:txBody')
  if (!body) return []
  const isHolder = placeholderOf(drawn.element) !== undefined
  const [general, whole] = [stage.styles(kindOfStyle(drawn.element)), stage.styles('p:defaultTextStyle')]
  const styles = [drawn.element, ...drawn.models].map((shape) => at(shape, 'p:txBody', 'a:lstStyle'))
  const runs = runsOf(body, [...styles, ...(isHolder ? [general, whole] : [whole, general])], stage, { behind: [], foot: isFoot(drawn, stage) })
  const under = runs.length > 0 ? behind([drawn.paint], below, lettersFrame(drawn, runs, stage), stage.ground) : []
  return runs.map((run) => ({ ...run, behind: under }))
}

/** The text of a table's cells; those that another one covers hold none. */
function cellRuns(drawn: Drawn, below: readonly Drawn[], stage: Stage): TextRun[] {
  const styled = elements('a:tableStyleId', drawn.element).length > 0
  return elements('a:tc', drawn.element).flatMap((cell) => {
    const body = at(cell, 'a:txBody')
    if (!body || !isText(body)) return []
    const fill = fillIn(at(cell, 'a:tcPr'), stage.palette)
    const own = fill === undefined && styled ? 'a fill of the table\'s style' : fill ?? null
    const styles = [at(body, 'a:lstStyle'), stage.styles('p:defaultTextStyle'), stage.styles('p:otherStyle')]
    return runsOf(body, styles, stage, { behind: behind([own], below, drawn.frame, stage.ground), foot: false })
  })
}

/** All text of one thing on a slide but a chart's. @param below what is painted before it */
export function textOf(drawn: Drawn, below: readonly Drawn[], stage: Stage): TextRun[] {
  if (drawn.kind === 'shape') return shapeRuns(drawn, below, stage)
  if (drawn.kind === 'table') return cellRuns(drawn, below, stage)
  if (drawn.kind !== 'unknown') return []
  const text = elements('a:t', drawn.element).map((run) => DomUtils.textContent(run)).join(' ')
  return [{ text, px: null, bold: false, ink: `something in <${drawn.element.name}>`, behind: [], foot: false }]
}
