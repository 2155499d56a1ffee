import { PDFArray, PDFDict, PDFName, PDFRef, type PDFDocument, type PDFObject } from 'pdf-lib'

const [KIDS, ROLE, ALT] = ['K', 'S', 'Alt'].map((name) => PDFName.of(name)) as [PDFName, PDFName, PDFName]
const role = (name: string): PDFName => PDFName.of(name)

/** Elements right below an element; content that is no element is left out. */
function elementsBelow(element: PDFDict): PDFDict[] {
  const kids: PDFObject | undefined = element.lookup(KIDS)
  const list = kids instanceof PDFArray ? kids.asArray() : [kids]
  return list.map((kid) => kid instanceof PDFRef ? element.context.lookup(kid) : kid)
    .filter((kid) => kid instanceof PDFDict).filter((kid) => kid.has(ROLE))
}

/**
 * Tags the frames of exhibits as groups. Chromium tags `<figure>` as a picture; it is
 * one only where it has words for one. Around a picture it would need words of its own,
 * and words on it would hide the picture's or table's own from a screen reader.
 */
export function groupFrames(document: PDFDocument): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(ROLE) !== role('Figure') || object.has(ALT)) continue
    const inside = elementsBelow(object)
    if (inside.length === 0) continue
    object.set(ROLE, role('Div'))
    for (const element of inside) if (element.get(ROLE) === role('Caption')) element.set(ROLE, role('P'))
  }
}
