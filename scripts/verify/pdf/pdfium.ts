import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

// What Emscripten gives each module; the types of PDFium name it, and bring it along for nobody.
declare global {
  interface EmscriptenModule { HEAPU8: Uint8Array; HEAPF32: Float32Array; wasmBinary: ArrayBuffer }
  function UTF8ToString(at: number): string
  function UTF16ToString(at: number): string
}

export type Pdfium = WrappedPdfiumModule

/** Something in PDFium's memory, by its address, which is given back at the end of its block. */
export interface Held extends Disposable { readonly at: number }

/** Has what is at an address given back at the end of its block. */
export const held = (at: number, giveBack: (at: number) => void): Held => ({ at, [Symbol.dispose]: () => { if (at !== 0) giveBack(at) } })

let started: Promise<Pdfium> | null = null

/** Functions that are called for each of 150,000 letters. */
const OFTEN = [
  'FPDFText_GetUnicode', 'FPDFText_GetTextObject', 'FPDFPage_GetObject', 'FPDFFormObj_GetObject',
  'FPDFPageObj_GetType', 'FPDFPageObj_GetMatrix', 'FPDFPageObj_GetMarkedContentID', 'FPDFTextObj_GetFontSize', 'FPDFTextObj_GetFont', 'FPDFPageObj_GetFillColor',
] as const satisfies (keyof Pdfium)[]

/** Takes the wrapper off those functions: its look at their arguments takes longer than all they do. A yes is then a 1. */
function unwrapOften(library: Pdfium): void {
  const bare = library.pdfium.wasmExports as unknown as Readonly<Record<string, unknown>>
  Object.assign(library, Object.fromEntries(OFTEN.map((name) => [name, bare[name]])))
}

async function start(): Promise<Pdfium> {
  const { buffer } = new Uint8Array(await readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))))
  const library = await init({ wasmBinary: buffer })
  library.PDFiumExt_Init()
  unwrapOften(library)
  return library
}

/** PDFium, the reader in Chrome, as WebAssembly. Started once: it has no state beside the documents that are open. */
export const startPdfium = (): Promise<Pdfium> => started ??= start()

/** Memory of some bytes. */
export const memory = ({ pdfium: { wasmExports } }: Pdfium, bytes: number): Held => held(wasmExports.malloc(bytes), wasmExports.free)

/** Memory that holds these bytes. */
export function copied(library: Pdfium, bytes: Uint8Array): Held {
  const place = memory(library, bytes.length)
  library.pdfium.HEAPU8.set(bytes, place.at)
  return place
}

type Encoding = 'UTF8ToString' | 'UTF16ToString'

/** Text as PDFium's functions give it: they are asked for its length in bytes first, and then write it. */
export function textBy(library: Pdfium, write: (buffer: number, bytes: number) => number, encoding: Encoding = 'UTF16ToString'): string {
  const bytes = write(0, 0)
  if (bytes <= 0) return ''
  using buffer = memory(library, bytes)
  write(buffer.at, bytes)
  return library.pdfium[encoding](buffer.at)
}
