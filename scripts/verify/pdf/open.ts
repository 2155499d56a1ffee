import { setImmediate } from 'node:timers/promises'
import { DeckError, messageOf } from '../../lib/errors.ts'
import { readOutline, type Bookmark } from './outline.ts'
import { readPage, type Opened, type PdfPage } from './page.ts'
import { copied, held, startPdfium, textBy } from './pdfium.ts'
import { readLowLevel, type LowLevel } from './structure.ts'

/** Title matter as a reader's program shows it. */
export interface Matter { title: string; author: string; subject: string; keywords: string; language: string }

/** A PDF as an independent reader sees it. */
export interface PdfCopy extends LowLevel { bytes: number; pages: PdfPage[]; bookmarks: Bookmark[]; matter: Matter; marked: boolean }

function matterOf({ library, document }: Opened): Matter {
  const meta = (key: string): string => textBy(library, (buffer, bytes) => library.FPDF_GetMetaText(document, key, buffer, bytes))
  return {
    title: meta('Title'), author: meta('Author'), subject: meta('Subject'), keywords: meta('Keywords'),
    language: textBy(library, (buffer, bytes) => library.FPDFCatalog_GetLanguage(document, buffer, bytes)),
  }
}

/** Reads page after page; in between others have their turn, who drive a browser meanwhile. */
async function pagesOf(opened: Opened, { targets }: LowLevel): Promise<PdfPage[]> {
  const count = opened.library.FPDF_GetPageCount(opened.document)
  const pages: PdfPage[] = []
  for (let no = 1; no <= count; no++) {
    pages.push(readPage(opened, no, targets[no - 1] ?? []))
    await setImmediate()
  }
  return pages
}

async function read(bytes: Uint8Array): Promise<PdfCopy> {
  const library = await startPdfium()
  using file = copied(library, bytes)
  using document = held(library.FPDF_LoadMemDocument(file.at, bytes.length, ''), library.FPDF_CloseDocument)
  if (document.at === 0) throw new DeckError('it is damaged, or no PDF')
  const [opened, low] = [{ library, document: document.at }, await readLowLevel(bytes)]
  return {
    bytes: bytes.length, ...low,
    pages: await pagesOf(opened, low),
    bookmarks: readOutline(opened),
    matter: matterOf(opened),
    marked: library.FPDFCatalog_IsTagged(document.at),
  }
}

/**
 * Opens a PDF: pages, links and title matter with PDFium, which had no part in writing it;
 * fonts and structure from the objects of the file.
 * @throws DeckError when it is no PDF that can be read
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfCopy> {
  try {
    return await read(bytes)
  } catch (error) {
    throw new DeckError(`can't be read as a PDF: ${messageOf(error)}`, { cause: error })
  }
}
