import { decodePDFRawStream, PDFArray, PDFDict, PDFHexString, PDFRawStream, PDFString, type PDFDocument, type PDFObject } from 'pdf-lib'
import { nameIn } from './objects.ts'

/** Text that no page shows, and what of the file holds it. */
export interface Hidden { where: string; text: string }

/** Streams of which the words are read: the others hold drawings, fonts and the file's own tables. */
const READ: Readonly<Record<string, string>> = { Metadata: 'XMP packet', EmbeddedFile: 'attachment' }
const UTF_16: Readonly<Record<string, string>> = { '254,255': 'utf-16be', '255,254': 'utf-16le' }

/** The words of a stream, in whichever Unicode they are. */
function wordsOf(stream: PDFRawStream): string {
  const bytes = decodePDFRawStream(stream).decode()
  return new TextDecoder(UTF_16[bytes.subarray(0, 2).join()] ?? 'utf-8').decode(bytes)
}

/** Strings of fewer letters give no private note away: ids and labels, thousands of them. */
const LEAST = 14

/** The text that an object is; empty where it is none, or too short. A digit of hexadecimal is half a letter at most. */
function textOf(object: PDFObject): string {
  if (object instanceof PDFString) return object.asString().length < LEAST ? '' : object.decodeText()
  return object instanceof PDFHexString && object.asString().length >= 2 * LEAST ? object.decodeText() : ''
}

const holdsObjects = (object: PDFObject): boolean =>
  object instanceof PDFString || object instanceof PDFHexString || object instanceof PDFArray || object instanceof PDFDict

/** Gathers strings by the names under which dictionaries hold them. */
class Gatherer {
  readonly found = new Map<string, string[]>()

  #keep(where: string, text: string): void {
    const others = this.found.get(where)
    if (others) others.push(text)
    else this.found.set(where, [text])
  }

  #stream(stream: PDFRawStream): void {
    const where = READ[nameIn(stream.dict, 'Type')]
    if (where !== undefined) this.#keep(where, wordsOf(stream))
  }

  #dict(dict: PDFDict): void {
    // Most hold references alone, and their names need not be looked at.
    if (dict.values().some(holdsObjects)) for (const [entry, value] of dict.entries()) this.object(value, entry.asString())
  }

  /** Strings in an object that its file holds under this name. */
  object(object: PDFObject, name: string): void {
    if (object instanceof PDFDict) this.#dict(object)
    else if (object instanceof PDFArray) for (let index = 0; index < object.size(); index++) this.object(object.get(index), name)
    else if (object instanceof PDFRawStream) {
      this.#dict(object.dict)
      this.#stream(object)
    } else {
      const text = textOf(object)
      if (text) this.#keep(`strings ${name}`, text)
    }
  }
}

/** Every string of a document, its XMP packet and what is attached to it: annotations, titles, alternative and actual texts, names, addresses. */
export function hiddenText({ context }: PDFDocument): Hidden[] {
  const gatherer = new Gatherer()
  for (const [, object] of context.enumerateIndirectObjects()) gatherer.object(object, '')
  return [...gatherer.found].map(([where, texts]) => ({ where, text: texts.join('\n') }))
}
