import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { PDFName, PDFRawStream, PDFRef, type PDFDocument } from 'pdf-lib'

// Operators whose operands are places on the page. Colours, matrices and graphics states keep all
// their digits: `.0431` is a shade, not a distance.
const PLACES = /^[-\d. ]+ (?:m|l|c|v|y|re)$|^[-\d. ]+ Td /
const DECIMAL = /-?\d*\.\d{3,}/g
const HUNDREDTH = 100

const rounded = (number: string): string => String(Math.round(Number(number) * HUNDREDTH) / HUNDREDTH)

/** A line of a content stream with its coordinates rounded to hundredths of a canvas px (0.0026 mm). */
const compactLine = (line: string): string => PLACES.test(line)
  ? line.replace(DECIMAL, rounded)
  : line

/** A page's drawing operators with fewer digits. Chromium writes nine; a fifth of the file is digits nobody sees. */
export const compactContent = (content: string): string => content.split('\n').map(compactLine).join('\n')

const isDeflated = (stream: PDFRawStream): boolean =>
  stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'))

const [deflated, inflated] = [promisify<Uint8Array, { level: number }, Buffer>(deflate), promisify<Uint8Array, Buffer>(inflate)]

/** Rewrites the content streams of all pages with rounded coordinates, deflated as well as zlib can. */
export async function compactPages(document: PDFDocument): Promise<void> {
  await Promise.all(document.getPages().map(async (page) => {
    const reference = page.node.get(PDFName.of('Contents'))
    if (!(reference instanceof PDFRef)) return
    const stream = document.context.lookup(reference)
    if (!(stream instanceof PDFRawStream) || !isDeflated(stream)) return
    const content = (await inflated(stream.contents)).toString('latin1')
    const bytes = await deflated(Buffer.from(compactContent(content), 'latin1'), { level: 9 })
    stream.dict.set(PDFName.of('Length'), document.context.obj(bytes.length))
    document.context.assign(reference, PDFRawStream.of(stream.dict, new Uint8Array(bytes)))
  }))
}
