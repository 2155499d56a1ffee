import { held, type Pdfium } from './pdfium.ts'

/** Text of a page as it is read, and of each text object on it, by the object's address. */
export interface Letters { text: string; byObject: Map<number, string> }

/** What stands for a letter of which the file does not say what it means: Chromium draws one that no font has as a box. */
export const UNKNOWN = '\ufffd'
/** Codes read otherwise: 2 is PDFium's hyphen at the end of a line, where it joins what is on either side. */
const OWN: Readonly<Record<number, string>> = { 0: UNKNOWN, 2: '-', 13: '' }
const LAST = 0x10_ff_ff

const letterOf = (code: number): string => OWN[code] ?? (code >= 0 && code <= LAST ? String.fromCodePoint(code) : UNKNOWN)

/** Reads the letters of a page. */
export function lettersOn(library: Pdfium, page: number): Letters {
  using text = held(library.FPDFText_LoadPage(page), library.FPDFText_ClosePage)
  const found: Letters = { text: '', byObject: new Map() }
  const count = library.FPDFText_CountChars(text.at)
  for (let index = 0, object = 0; index < count; index++) {
    const letter = letterOf(library.FPDFText_GetUnicode(text.at, index))
    // A space or line end that PDFium adds has no object: it goes with the letter before it.
    object = library.FPDFText_GetTextObject(text.at, index) || object
    found.text += letter
    found.byObject.set(object, (found.byObject.get(object) ?? '') + letter)
  }
  return found
}
