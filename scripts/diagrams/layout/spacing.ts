import type { MeasuredBox } from './types.ts'

/** Distances inside a group, px, and how it uses room that is left. */
export interface Spacing {
  gap: number
  top: number
  right: number
  bottom: number
  left: number
  /** Room that is left along its direction: between its boxes, or after the last. */
  spare: 'between' | 'after'
}

const TITLE = 32
const PLAIN: Spacing = { gap: 14, top: 10, right: 12, bottom: 10, left: 12, spare: 'between' }
const NONE = { top: 0, right: 0, bottom: 0, left: 0 }

/** Groups by class; what a class does not name is as in `PLAIN`. */
const GROUPS: Record<string, Partial<Spacing>> = {
  root: { ...NONE, gap: 12 },
  bare: { ...NONE },
  tight: { ...NONE, gap: 3 },
  legend: { ...NONE, gap: 64, spare: 'after' },
  machine: { gap: 104 },
  room: { right: 96 },
  outside: {},
  pod: { gap: 56, top: 6, bottom: 6 },
  path: { gap: 48 },
  stage: { gap: 48, top: 22, left: 20, right: 20, bottom: 16 },
}

/** Leaves by class: whether they grow into width that is left, how tall they may become, their least size and the room beside their text. */
interface Growth { wide: boolean, tallest: number, width: number, height: number, pad: number }
const FIXED: Growth = { wide: false, tallest: Infinity, width: 0, height: 0, pad: 6 }
const ROW: Growth = { ...FIXED, wide: true }
const PROXY: Growth = { wide: false, tallest: 60, width: 140, height: 44, pad: 16 }
const STEP: Growth = { wide: false, tallest: 0, width: 96, height: 72, pad: 16 }
const LEAVES: Record<string, Growth> = {
  row: ROW,
  standard: ROW,
  extension: ROW,
  name: { ...FIXED, width: 170 },
  role: { ...FIXED, width: 160 },
  app: { wide: false, tallest: 60, width: 84, height: 44, pad: 4 },
  tall: { ...STEP, height: 92 },
  step: STEP,
  pod: { wide: false, tallest: 76, width: 150, height: 44, pad: 12 },
  shared: { ...PROXY, tallest: 110, width: 170 },
  proxy: PROXY,
  micro: PROXY,
  key: { wide: false, tallest: 0, width: 0, height: 30, pad: 6 },
  sample: { wide: false, tallest: 0, width: 2, height: 30, pad: 0 },
}

export function spacingOf({ classes, titled }: MeasuredBox): Spacing {
  const named = Object.assign({}, PLAIN, ...classes.map((name) => GROUPS[name])) as Spacing
  return titled ? { ...named, top: named.top + TITLE } : named
}

export const growthOf = ({ classes }: MeasuredBox): Growth =>
  classes.map((name) => LEAVES[name]).find((growth) => growth !== undefined) ?? FIXED
