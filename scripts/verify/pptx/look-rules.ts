import { SCALE } from '../../pptx/pictures.ts'
import { LIMITS } from '../../render/layout.ts'
import { leastContrast, over, ratio } from '../../render/in-page/wcag.ts'
import type { Fault, Finding, Rule } from '../rule.ts'
import type { Talk } from '../talk.ts'
import { counted, excerpt } from '../words.ts'
import type { Paint } from './colour.ts'
import type { Shown, SlideLook } from './look.ts'
import type { PptxCopy } from './open.ts'
import type { TextRun } from './text.ts'

type LookRule = Rule<PptxCopy>

/** Sizes are whole hundredths of a point. */
const ROUNDING = 0.05
const LOOK = 'none needed; look at it once'

const quote = (text: string): string => `"${excerpt(text, 40)}"`
const whereOf = ({ no }: SlideLook, talk: Talk): string => talk.slides[no - 1]?.where ?? `slide ${no}`

/** Faults, and what could not be checked, of every slide; each thing is said once a slide. */
function perLook({ looks }: PptxCopy, talk: Talk, find: (look: SlideLook) => { faults?: string[], unchecked?: string[] }, remedy: string): Finding {
  const found = looks.map((look) => ({ where: whereOf(look, talk), ...find(look) }))
  const lines = (pick: 'faults' | 'unchecked', say: string): Fault[] =>
    found.flatMap(({ where, ...rest }) => [...new Set(rest[pick] ?? [])].map((what) => ({ where, what, remedy: say })))
  return { faults: lines('faults', remedy), advice: lines('unchecked', LOOK) }
}

/** Text that is too small, said once for all of a size. */
function sizeFaults(runs: readonly TextRun[]): string[] {
  const leastOf = ({ foot }: TextRun): number => foot ? LIMITS.smallestFoot : LIMITS.smallest
  const small = runs.filter((run) => run.px !== null && run.px < leastOf(run) - ROUNDING)
  return [...Map.groupBy(small, (run) => `${run.px?.toFixed(1)} px of the deck's canvas, smaller than ${leastOf(run)} px`)]
    .map(([size, [first, ...others]]) => `${quote(first?.text ?? '')}${others.length > 0 ? `, like ${counted(others.length, 'other run')} of text,` : ''} is ${size}`)
}

const type: LookRule = {
  holds: `no type under ${LIMITS.smallest} px of the deck's canvas, ${LIMITS.smallestFoot} at the foot`,
  find: (copy, talk) => perLook(copy, talk, ({ runs }) => ({
    faults: sizeFaults(runs),
    unchecked: runs.filter(({ px }) => px === null).map(({ text }) => `the size of ${quote(text)} could not be told`),
  }), 'see the sizes in scripts/pptx'),
}

/** The least contrast that a colour may have with what is behind it, or why it is not known. */
function lowest(ink: Paint, behind: readonly Paint[]): number | string {
  if (typeof ink === 'string') return ink
  const unknown = behind.find((paint) => typeof paint === 'string')
  if (unknown !== undefined) return unknown as string
  return Math.min(...behind.map((paint) => typeof paint === 'string' ? 0 : ratio(over(ink, paint), paint)))
}

function contrastOf(name: string, [ink, behind]: [Paint, readonly Paint[]], least: number): { faults: string[], unchecked: string[] } {
  const shown = lowest(ink, behind)
  if (typeof shown === 'string') return { faults: [], unchecked: [`the contrast of ${quote(name)} was not checked: ${shown}`] }
  return { faults: shown < least ? [`${quote(name)} has contrast ${shown.toFixed(2)}, less than ${least}`] : [], unchecked: [] }
}

const merged = (all: { faults: string[], unchecked: string[] }[]): { faults: string[], unchecked: string[] } =>
  ({ faults: all.flatMap(({ faults }) => faults), unchecked: all.flatMap(({ unchecked }) => unchecked) })

const contrast: LookRule = {
  holds: 'contrast of all text',
  find: (copy, talk) => perLook(copy, talk, ({ runs }) =>
    merged(runs.map(({ text, ink, behind, px, bold }) => contrastOf(text, [ink, behind], leastContrast(px ?? 0, bold, LIMITS)))), 'use the colours of styles/tokens.css'),
}

const marks: LookRule = {
  holds: 'contrast of the bars and lines of charts',
  find: (copy, talk) => perLook(copy, talk, (look) =>
    merged(look.marks.map(({ name, paint, behind }) => contrastOf(name, [paint, behind], LIMITS.largeContrast))), 'use the colours of styles/tokens.css'),
}

const uncovered: LookRule = {
  holds: 'no text under a picture or shape',
  find: (copy, talk) => perLook(copy, talk, ({ covered }) => ({
    faults: covered.filter(({ px }) => px > LIMITS.tolerance).map(({ text, by, px }) => `${by} lies over ${Math.round(px)} px of the place of ${quote(text)}`),
  }), 'put it below the text, or elsewhere'),
}

/** How small the type of a picture may be: it is as large as on the slide that it was taken from, where none is under the smallest size. */
function typeIn({ words, scale }: Shown): string[] {
  if (scale === null) return [`the size of type in ${quote(words)} could not be told`]
  const least = scale * SCALE * LIMITS.smallest
  return least < LIMITS.smallestFoot - ROUNDING ? [`the type in ${quote(words)} may be ${least.toFixed(1)} px of the deck's canvas, smaller than ${LIMITS.smallestFoot} px`] : []
}

/** That is no measurement, so it fails nothing. */
const pictureType: LookRule = {
  holds: `no picture so small that its type may be under ${LIMITS.smallestFoot} px of the deck's canvas`,
  find: (copy, talk) => perLook(copy, talk, ({ pictures }) => ({ unchecked: pictures.flatMap(typeIn) }), 'give the picture more room'),
}

/** How the PowerPoint file must look, measured in the file itself. */
export const lookRules = { type, pictureType, contrast, marks, uncovered } as const satisfies Record<string, LookRule>
