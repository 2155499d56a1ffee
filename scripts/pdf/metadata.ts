import { PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef } from 'pdf-lib'
import type { Talk } from '../../data/schema/index.ts'
import { sourceDate } from '../lib/source-date.ts'

const escapeXml = (text: string): string =>
  text.replace(/[<>&"]/g, (character) => `&#${character.codePointAt(0)};`)

/** Day that dates an output: `SOURCE_DATE_EPOCH` where set, else the dataset's as-of day, so that the same input gives the same bytes. */
export const outputDate = (talk: Talk, epoch?: string): Date => sourceDate(epoch) ?? new Date(`${talk.asOf}T00:00:00Z`)

/** XMP packet with the same title matter as the document's information dictionary. */
export function xmpPacket(title: string, talk: Talk, date: Date): string {
  const stamp = date.toISOString().replace(/\.\d+Z$/, 'Z')
  const list = (kind: string, items: string[]): string => `<rdf:${kind}>${items.map((item) => `<rdf:li>${escapeXml(item)}</rdf:li>`).join('')}</rdf:${kind}>`
  const localised = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title>${localised(title)}</dc:title><dc:creator>${list('Seq', [talk.retoldAuthor])}</dc:creator><dc:description>${localised(talk.description)}</dc:description>
<dc:subject>${list('Bag', talk.keywords)}</dc:subject><dc:language>${list('Bag', [talk.language])}</dc:language>
<xmp:CreateDate>${stamp}</xmp:CreateDate><xmp:ModifyDate>${stamp}</xmp:ModifyDate><pdf:Keywords>${escapeXml(talk.keywords.join(', '))}</pdf:Keywords>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`
}

/** Writes title, author, subject, keywords, language, dates and XMP into a document. */
export function writeMetadata(document: PDFDocument, title: string, talk: Talk): void {
  const date = outputDate(talk)
  document.setTitle(title, { showInWindowTitleBar: true })
  document.setAuthor(talk.retoldAuthor)
  document.setSubject(talk.description)
  // As one: pdf-lib sets spaces between several, in which a keyword of two words is lost, and XMP has commas.
  document.setKeywords([talk.keywords.join(', ')])
  document.setLanguage(talk.language)
  document.setCreationDate(date)
  document.setModificationDate(date)
  // As bytes: pdf-lib would write a string as Latin-1, and a reader drops a packet that is not UTF-8.
  const stream = document.context.stream(new TextEncoder().encode(xmpPacket(title, talk, date)), { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
}

/** Page labels: what a reader's page box shows. Consecutive pages of one slide become `6`, `6.2`, `6.3`. */
export function writePageLabels(document: PDFDocument, labels: string[]): void {
  const entries = labels.flatMap((label, index) =>
    [document.context.obj(index), document.context.obj({ P: PDFString.of(label) })])
  document.catalog.set(PDFName.of('PageLabels'), document.context.obj({ Nums: entries }))
  for (const page of document.getPages()) page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
}

/** An entry of the outline, pointing at a page, counted from 0. */
export interface OutlineEntry { title: string; page: number; children?: OutlineEntry[] }

function writeEntries(document: PDFDocument, parent: PDFRef, entries: OutlineEntry[]): { first: PDFRef, last: PDFRef, count: number } {
  const refs = entries.map(() => document.context.nextRef())
  let count = entries.length
  entries.forEach((entry, index) => {
    const node = document.context.obj({
      Title: PDFHexString.fromText(entry.title),
      Parent: parent,
      Dest: [document.getPage(entry.page).ref, PDFName.of('Fit')],
    })
    if (index > 0) node.set(PDFName.of('Prev'), refs[index - 1]!)
    if (index < refs.length - 1) node.set(PDFName.of('Next'), refs[index + 1]!)
    if (entry.children?.length) {
      const below = writeEntries(document, refs[index]!, entry.children)
      node.set(PDFName.of('First'), below.first)
      node.set(PDFName.of('Last'), below.last)
      node.set(PDFName.of('Count'), document.context.obj(below.count))
      count += below.count
    }
    document.context.assign(refs[index]!, node)
  })
  return { first: refs[0]!, last: refs.at(-1)!, count }
}

/** Replaces the document's outline. */
export function writeOutline(document: PDFDocument, entries: OutlineEntry[]): void {
  if (!entries.length) return
  const root = document.context.nextRef()
  const { first, last, count } = writeEntries(document, root, entries)
  document.context.assign(root, document.context.obj({ Type: 'Outlines', First: first, Last: last, Count: count }))
  document.catalog.set(PDFName.of('Outlines'), root)
  document.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}
