import { DeckError } from '../lib/errors.ts'

/** The canvas of the deck, px; a slide of 13.33 × 7.5 inches has the same shape. */
export const CANVAS = { width: 1280, height: 720 } as const

/** Px of the canvas as inches and as points of the PowerPoint slide. */
export const inches = (px: number): number => px / 96
export const points = (px: number): number => Math.round(px * 75) / 100

/** A rectangle on the canvas, px. */
export interface Box { x: number; y: number; w: number; h: number }

/** The same rectangle in inches, as pptxgenjs takes it. */
export const place = ({ x, y, w, h }: Box): Box => ({ x: inches(x), y: inches(y), w: inches(w), h: inches(h) })

/** Office's names for the deck's main colours: text that uses them follows a change of the theme. */
export const INK = 'tx1'
export const SOFT = 'tx2'
export const PANEL = 'bg2'
export const ACCENT = 'accent1'

/** Which token each colour of an Office theme takes. */
export const SCHEME = {
  dk1: 'ink', lt1: 'paper', dk2: 'ink-soft', lt2: 'panel', accent1: 'accent', accent2: 'cat-2', accent3: 'cat-3',
  accent4: 'cat-4', accent5: 'cat-5', accent6: 'cat-6', hlink: 'accent', folHlink: 'accent',
} as const satisfies Record<string, string>

/** The deck's look, read from its stylesheet. */
export interface Theme {
  /** Six hex digits of a colour token. */
  colour: (token: string) => string
  /** A length token, px. */
  size: (token: string) => number
  /** Family of headings and text. */
  face: string
}

const LIGHT = /:root\s*\{([^}]*)\}/
const TOKEN = /--([\w-]+)\s*:\s*([^;]+);/g
const COMMENT = /\/\*[\s\S]*?\*\//g

const longHex = (hex: string): string => (hex.length === 3 ? hex.replace(/./g, '$&$&') : hex).toUpperCase()

/**
 * Reads the light scheme of `styles/tokens.css`, so that colours and sizes have one home.
 * @throws DeckError when a token that is asked for is missing or no hex colour or px length
 */
export function themeOf(css: string): Theme {
  const light = LIGHT.exec(css.replace(COMMENT, ''))?.[1] ?? ''
  const tokens = new Map([...light.matchAll(TOKEN)].map(([, name = '', value = '']) => [name, value.trim()]))
  const matching = (name: string, pattern: RegExp, kind: string): string => {
    const found = pattern.exec(tokens.get(name) ?? '')?.[1]
    if (found === undefined) throw new DeckError(`styles/tokens.css: --${name} is ${tokens.get(name) ?? 'missing'}; expected ${kind}`)
    return found
  }
  return {
    colour: (name) => longHex(matching(name, /^#([0-9a-f]{6}|[0-9a-f]{3})$/i, 'a hex colour like #0b5aa6')),
    size: (name) => Number(matching(name, /^([\d.]+)px$/, 'a length in px')),
    // Office lists the static family; "Variable" is how the web font is called.
    face: matching('font-sans', /^['"]?([^'",]+?)(?: Variable)?['"]?(?:,|$)/, 'a list of font families'),
  }
}
