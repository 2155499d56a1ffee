import { over, type Rgba } from '../../render/in-page/wcag.ts'
import { memory, textBy, type Held, type Pdfium } from './pdfium.ts'
import { markOf } from './tags.ts'

/** Letters shown in one go: their size in points, their font, whether a form shows them, their colour on white (black in a form), and the mark by which the structure tree names them, empty where they have none. */
export interface Shown { pt: number; text: string; font: string; ink: Rgba; inForm: boolean; mark: string }
/** What a page draws, in its order; `lines` counts the level ones that are no part of a picture and long enough to write on. */
export interface Drawn { shown: Shown[]; bitmaps: number; lines: number }

/** Kinds of objects, as fpdf_edit.h numbers them. */
const KIND = { text: 1, path: 2, image: 3, form: 5 } as const

/** The linear part of a matrix; where it moves things to is no matter here. */
type Matrix = readonly [a: number, b: number, c: number, d: number]
/** What the forms around an object do to its size, and the mark of the innermost that has one. */
interface Around { matrix: Matrix; inForm: boolean; mark: string }
const ON_PAGE: Around = { matrix: [1, 0, 0, 1], inForm: false, mark: '' }
/** What a page is, and what is written on it where nothing else is said. */
const [PAPER, INK]: [Rgba, Rgba] = [[255, 255, 255, 1], [0, 0, 0, 1]]
/** Width and height, in points, of a line to write a few words on. */
const LINE = { width: 72, height: 2 }
/** Bytes of a number. */
const FLOAT = 4

const within = ([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix => [a * e + c * f, b * e + d * f, a * g + c * h, b * g + d * h]
/** Height of text, whichever way it runs. */
const heightOf = ([, , across, up]: Matrix): number => Math.hypot(across, up)

/** Follows the objects of a page, and those of its forms, as far as text and bitmaps go. */
class Walk implements Disposable {
  readonly drawn: Drawn = { shown: [], bitmaps: 0, lines: 0 }
  readonly #library: Pdfium
  readonly #letters: ReadonlyMap<number, string>
  readonly #fonts = new Map<number, string>()
  /** Room for a matrix, which is asked for thousands of times a page. */
  readonly #buffer: Held

  constructor(library: Pdfium, letters: ReadonlyMap<number, string>) {
    this.#library = library
    this.#letters = letters
    this.#buffer = memory(library, 6 * FLOAT)
  }

  [Symbol.dispose](): void { this.#buffer[Symbol.dispose]() }

  /** A number that PDFium wrote into the buffer. */
  #written = (index: number): number => this.#library.pdfium.HEAPF32[this.#buffer.at / FLOAT + index] ?? 0

  #matrixOf(object: number, around: Matrix): Matrix {
    if (!this.#library.FPDFPageObj_GetMatrix(object, this.#buffer.at)) return around
    return within(around, [this.#written(0), this.#written(1), this.#written(2), this.#written(3)])
  }

  #isLine(object: number): boolean {
    const at = this.#buffer.at
    if (!this.#library.FPDFPageObj_GetBounds(object, at, at + FLOAT, at + 2 * FLOAT, at + 3 * FLOAT)) return false
    return this.#written(2) - this.#written(0) >= LINE.width && this.#written(3) - this.#written(1) <= LINE.height
  }

  #sizeOf = (object: number): number => this.#library.FPDFTextObj_GetFontSize(object, this.#buffer.at) ? this.#written(0) : 0

  #fontOf(object: number): string {
    const font = this.#library.FPDFTextObj_GetFont(object)
    const known = this.#fonts.get(font)
    if (known !== undefined) return known
    const name = textBy(this.#library, (buffer, bytes) => this.#library.FPDFFont_GetBaseFontName(font, buffer, bytes), 'UTF8ToString').replace(/^[A-Z]{6}\+/, '')
    this.#fonts.set(font, name)
    return name
  }

  /** The colour of what is written, on white. */
  #inkOf(object: number): Rgba {
    const at = this.#buffer.at
    if (!this.#library.FPDFPageObj_GetFillColor(object, at, at + FLOAT, at + 2 * FLOAT, at + 3 * FLOAT)) return INK
    const channel = (place: number): number => this.#library.pdfium.HEAPU8[at + place * FLOAT] ?? 0
    return over([channel(0), channel(1), channel(2), channel(3) / 255], PAPER)
  }

  /** The mark of an object, or that of a form it is in. */
  #markOf(object: number, { inForm, mark }: Around): string {
    const id = this.#library.FPDFPageObj_GetMarkedContentID(object)
    return id < 0 ? mark : markOf(id, inForm)
  }

  #text(object: number, around: Around): void {
    const text = this.#letters.get(object)
    if (text === undefined) return
    const pt = this.#sizeOf(object) * heightOf(this.#matrixOf(object, around.matrix))
    this.drawn.shown.push({ pt, text, font: this.#fontOf(object), ink: around.inForm ? INK : this.#inkOf(object), inForm: around.inForm, mark: this.#markOf(object, around) })
  }

  /** Looks at an object of a page or form. */
  object(object: number, around = ON_PAGE): void {
    const kind = this.#library.FPDFPageObj_GetType(object)
    if (kind === KIND.text) this.#text(object, around)
    else if (kind === KIND.path && !around.inForm && this.#isLine(object)) this.drawn.lines++
    else if (kind === KIND.image) this.drawn.bitmaps++
    else if (kind === KIND.form) this.#form(object, { matrix: this.#matrixOf(object, around.matrix), inForm: true, mark: this.#markOf(object, around) })
  }

  #form(form: number, around: Around): void {
    const count = this.#library.FPDFFormObj_CountObjects(form)
    for (let index = 0; index < count; index++) this.object(this.#library.FPDFFormObj_GetObject(form, index), around)
  }
}

/**
 * What a page draws.
 * @param letters text of each text object, by its address
 */
export function drawnOn(library: Pdfium, page: number, letters: ReadonlyMap<number, string>): Drawn {
  using walk = new Walk(library, letters)
  const count = library.FPDFPage_CountObjects(page)
  for (let index = 0; index < count; index++) walk.object(library.FPDFPage_GetObject(page, index))
  return walk.drawn
}
