import { PDFArray, PDFDict, PDFRawStream, PDFRef, type PDFContext, type PDFObject } from 'pdf-lib'

/** Copies objects of one document into another, with all that they refer to: each once, however many refer to it. */
export class Copier {
  readonly #from: PDFContext
  readonly #into: PDFContext
  readonly #copies = new Map<PDFRef, PDFRef>()
  #recent: PDFObject[] = []

  constructor(from: PDFContext, into: PDFContext) {
    this.#from = from
    this.#into = into
  }

  /** Takes an object that is here for one of the other document: references to that lead here, and it is not copied. */
  take(there: PDFObject | undefined, here: PDFRef): void {
    if (there instanceof PDFRef) this.#copies.set(there, here)
  }

  /** The copy of an object; of a reference, a reference to the copy. */
  copy(object: PDFObject): PDFObject {
    if (object instanceof PDFRef) return this.ref(object)
    if (object instanceof PDFArray) return this.#array(object)
    if (object instanceof PDFDict) return this.dict(object)
    if (object instanceof PDFRawStream) return PDFRawStream.of(this.dict(object.dict), object.contents)
    return object
  }

  ref(there: PDFRef): PDFRef {
    const known = this.#copies.get(there)
    if (known) return known
    const here = this.#into.nextRef()
    // Known before it is copied: what it refers to may refer back.
    this.#copies.set(there, here)
    const object = this.#from.lookup(there)
    if (!object) return here
    const copy = this.copy(object)
    this.#into.assign(here, copy)
    this.#recent.push(copy)
    return here
  }

  dict(dict: PDFDict): PDFDict {
    const copy = PDFDict.withContext(this.#into)
    for (const [name, value] of dict.entries()) copy.set(name, this.copy(value))
    return copy
  }

  #array(array: PDFArray): PDFArray {
    const copy = PDFArray.withContext(this.#into)
    for (const entry of array.asArray()) copy.push(this.copy(entry))
    return copy
  }

  /** What references have been copied to since this was asked last. */
  recent(): PDFObject[] {
    const recent = this.#recent
    this.#recent = []
    return recent
  }
}
