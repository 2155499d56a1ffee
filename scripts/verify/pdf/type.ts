import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The smallest words of a page, in points. */
export interface SmallestType { pt: number; text: string }
/** The same of the page itself, and of the pictures on it: Chromium prints a scaled part of a page as a form of its own. */
export interface PageType { words: SmallestType | null; pictures: SmallestType | null }

interface Operators { fnArray: number[]; argsArray: unknown[] }
type Matrix = readonly number[]
interface State { matrix: Matrix; size: number }

/** Sizes that differ by less, in points, are one. */
const SAME = 0.005
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The linear part of a matrix within another one; where it moves things to is no matter here. */
function within([a = 1, b = 0, c = 0, d = 1]: Matrix, [e = 1, f = 0, g = 0, h = 1]: Matrix): Matrix {
  return [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h, 0, 0]
}

const heightOf = (matrix: Matrix): number => Math.hypot(matrix[2] ?? 0, matrix[3] ?? 0)
const asMatrix = (args: unknown): Matrix => {
  const [first, ...rest] = [...(args ?? []) as Iterable<unknown>]
  return typeof first === 'number' ? [first, ...rest as number[]] : first ? [...first as Iterable<number>] : IDENTITY
}
const textOf = (args: unknown): string => ((args as [({ unicode?: string } | number)[]])[0] ?? []).map((glyph) => typeof glyph === 'object' ? glyph.unicode ?? '' : '').join('')

/** Follows the operators of a page as far as they decide how tall its text is. */
class TypeReader {
  #state: State = { matrix: IDENTITY, size: 0 }
  #stack: State[] = []
  #text: Matrix = IDENTITY
  #forms = 0
  /** What was found last, as long as the text goes on in its size: letters are shown one by one. */
  #open: SmallestType | null = null
  readonly found: PageType = { words: null, pictures: null }

  #within = (matrix: Matrix): void => { this.#state = { ...this.#state, matrix: within(this.#state.matrix, matrix) } }
  #save = (): void => { this.#stack.push(this.#state) }
  #restore = (): void => { this.#state = this.#stack.pop() ?? this.#state }

  #show(text: string): void {
    const pt = this.#state.size * heightOf(within(this.#state.matrix, this.#text))
    const place = this.#forms > 0 ? 'pictures' : 'words'
    if (this.#open && Math.abs(this.#open.pt - pt) < SAME) this.#open.text += text
    else if (text.trim()) this.#open = pt < (this.found[place]?.pt ?? Infinity) - SAME ? this.found[place] = { pt, text } : null
  }

  readonly steps: Record<number, (args: unknown) => void> = {
    [OPS.save]: this.#save,
    [OPS.restore]: this.#restore,
    [OPS.transform]: (args) => this.#within(asMatrix(args)),
    [OPS.paintFormXObjectBegin]: (args) => { this.#save(); this.#forms++; this.#within(asMatrix((args as unknown[])[0])) },
    [OPS.paintFormXObjectEnd]: () => { this.#forms--; this.#restore() },
    [OPS.beginText]: () => { this.#text = IDENTITY },
    [OPS.setTextMatrix]: (args) => { this.#text = asMatrix(args) },
    [OPS.setFont]: (args) => { this.#state = { ...this.#state, size: (args as [string, number])[1] } },
    [OPS.showText]: (args) => this.#show(textOf(args)),
  }
}

/** The smallest type of a page, from the operators that draw it. */
export function pageType({ fnArray, argsArray }: Operators): PageType {
  const reader = new TypeReader()
  for (const [index, operation] of fnArray.entries()) reader.steps[operation]?.(argsArray[index])
  return reader.found
}
