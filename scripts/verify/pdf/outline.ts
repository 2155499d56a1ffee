import { pageOf, type Opened } from './page.ts'
import { textBy } from './pdfium.ts'

/** An entry of the outline in reading order; `page` counts from 1, null where it leads nowhere. */
export interface Bookmark { title: string; page: number | null }

/** Reads the entries of an outline, those below each before the next one. An entry that comes twice, in a broken file, is read once. */
export function readOutline(opened: Opened): Bookmark[] {
  const { library, document } = opened
  const found = new Map<number, Bookmark>()
  const stack = [library.FPDFBookmark_GetFirstChild(document, 0)]
  for (let entry = stack.pop(); entry !== undefined; entry = stack.pop()) {
    if (entry === 0 || found.has(entry)) continue
    const title = textBy(library, (buffer, bytes) => library.FPDFBookmark_GetTitle(entry!, buffer, bytes))
    found.set(entry, { title, page: pageOf(opened, library.FPDFBookmark_GetDest(document, entry)) })
    stack.push(library.FPDFBookmark_GetNextSibling(document, entry), library.FPDFBookmark_GetFirstChild(document, entry))
  }
  return [...found.values()]
}
