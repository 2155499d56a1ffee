import { DomUtils, parseDocument } from 'htmlparser2'
import { decodePDFRawStream, PDFName, PDFRawStream, type PDFDocument } from 'pdf-lib'

/** Title matter in the XMP packet; null where there is none that can be read. */
export type Xmp = { title: string; author: string; subject: string; keywords: string; language: string } | null

/** A sign of markup that stands for itself, which XML forbids. */
const STRAY = /<(?![^<>]*>)|&(?!(?:#\d+|#x[\da-f]+|\w+);)/i

function textOf(packet: ReturnType<typeof parseDocument>, name: string): string {
  const element = DomUtils.getElementsByTagName(name, packet, true)[0]
  const items = element ? DomUtils.getElementsByTagName('rdf:li', element, true) : []
  return (items.length > 0 ? items : element ? [element] : []).map((item) => DomUtils.textContent(item).trim()).join(', ')
}

function parsed(xml: string): Xmp {
  const packet = parseDocument(xml, { xmlMode: true })
  if (STRAY.test(xml) || DomUtils.getElementsByTagName('rdf:RDF', packet, true).length === 0) return null
  return { title: textOf(packet, 'dc:title'), author: textOf(packet, 'dc:creator'), subject: textOf(packet, 'dc:description'), keywords: textOf(packet, 'dc:subject'), language: textOf(packet, 'dc:language') }
}

/** Reads the XMP packet of a document, for which PDFium has no function. */
export function readXmp({ catalog }: PDFDocument): Xmp {
  const stream = catalog.lookup(PDFName.of('Metadata'))
  if (!(stream instanceof PDFRawStream)) return null
  try {
    return parsed(new TextDecoder('utf-8', { fatal: true }).decode(decodePDFRawStream(stream).decode()))
  } catch (error) {
    // Not UTF-8, as a packet must be.
    if (error instanceof TypeError) return null
    throw error
  }
}
