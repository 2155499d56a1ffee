import { PDFDict, type PDFDocument } from 'pdf-lib'
import { elementOf, key, kidsOf } from './objects.ts'

const [ROLE, ALT] = [key('S'), key('Alt')]

/**
 * Tags the frames of exhibits as groups. Chromium tags `<figure>` as a picture; it is
 * one only where it has words for one. Around a picture it would need words of its own,
 * and words on it would hide the picture's or table's own from a screen reader.
 */
export function groupFrames(document: PDFDocument): void {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(ROLE) !== key('Figure') || object.has(ALT)) continue
    const inside = kidsOf(object).flatMap((kid) => elementOf(document, kid)?.dict ?? [])
    if (inside.length === 0) continue
    object.set(ROLE, key('Div'))
    for (const element of inside) if (element.get(ROLE) === key('Caption')) element.set(ROLE, key('P'))
  }
}
