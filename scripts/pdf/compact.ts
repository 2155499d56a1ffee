import { promisify } from 'node:util'
import { deflate, inflate } from 'node:zlib'
import { PDFName, PDFRawStream, PDFRef, type PDFDocument, type PDFObject } from 'pdf-lib'
import { fontWidths } from './glyph-widths.ts'
import { joinGlyphs } from './text-runs.ts'

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

/** A stream of drawing operators, and the fonts that it names. */
interface Drawing { stream: PDFRawStream; reference: PDFRef; resources: PDFObject | undefined }

/** What pages draw, and the forms that they draw with: Chromium makes one of each part that is scaled. */
function drawings(document: PDFDocument): Drawing[] {
  const pages = document.getPages().map(({ node }) => ({ reference: node.get(PDFName.of('Contents')), resources: node.Resources() }))
  const forms = document.context.enumerateIndirectObjects()
    .filter(([, object]) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form'))
    .map(([reference, object]) => ({ reference, resources: (object as PDFRawStream).dict.lookup(PDFName.of('Resources')) }))
  return [...pages, ...forms].flatMap(({ reference, resources }) => {
    const stream = reference instanceof PDFRef ? document.context.lookup(reference) : undefined
    return reference instanceof PDFRef && stream instanceof PDFRawStream && isDeflated(stream) ? [{ stream, reference, resources }] : []
  })
}

/** Rewrites what pages and forms draw, with texts shown in one go and rounded coordinates, deflated as well as zlib can. */
export async function compactDrawings(document: PDFDocument): Promise<void> {
  await Promise.all(drawings(document).map(async ({ stream, reference, resources }) => {
    const content = (await inflated(stream.contents)).toString('latin1')
    const compact = compactContent(joinGlyphs(content, fontWidths(resources)))
    const bytes = await deflated(Buffer.from(compact, 'latin1'), { level: 9 })
    stream.dict.set(PDFName.of('Length'), document.context.obj(bytes.length))
    document.context.assign(reference, PDFRawStream.of(stream.dict, new Uint8Array(bytes)))
  }))
}
