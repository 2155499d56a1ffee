import { PDFDocument, PDFName, PDFRawStream, StandardFonts } from 'pdf-lib'
import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DeckError } from '../../scripts/lib/errors.ts'
import { compactContent, compactDrawings } from '../../scripts/pdf/compact.ts'
import { pageLabels } from '../../scripts/pdf/finish.ts'
import { outputDate, xmpPacket } from '../../scripts/pdf/metadata.ts'
import { plainTypes } from '../../scripts/pdf/structure-types.ts'
import { tiny } from '../fixture/tiny.ts'

describe('compactContent', () => {
  it('rounds places to hundredths', () => {
    expect(compactContent('276.85037 216.2 m\n10.04393012 0 Td <0020> Tj\n-.004 12 4.5678 9 re')).toBe('276.85 216.2 m\n10.04 0 Td <0020> Tj\n0 12 4.57 9 re')
  })

  it.each(['.0431 .3529 .651 RG .0431 .3529 .651 rg', '.23999999 0 0 -.23999999 0 540 cm', '(1.23456 m) Tj', '<0012.3456> Tj'])('leaves %s alone', (line) => {
    expect(compactContent(line)).toBe(line)
  })
})

describe('compactDrawings', () => {
  it('keeps what a page draws', async () => {
    const document = await PDFDocument.create()
    const page = document.addPage([100, 100])
    page.drawText('Mesh', { font: await document.embedFont(StandardFonts.Helvetica), x: 10.123456, y: 20, size: 12 })
    const reopened = await PDFDocument.load(await document.save())
    const contents = reopened.getPage(0).node.Contents()
    const stream = reopened.context.lookup(contents && 'get' in contents ? contents.get(0) : undefined)
    const before = stream instanceof PDFRawStream ? inflateSync(stream.contents).toString('latin1') : ''
    expect(before).toContain('Tj')
    reopened.getPage(0).node.set(PDFName.of('Contents'), contents && 'get' in contents ? contents.get(0) : reopened.context.obj(null))
    await compactDrawings(reopened)
    const after = await PDFDocument.load(await reopened.save())
    const compacted = after.context.lookup(after.getPage(0).node.get(PDFName.of('Contents')))
    expect(compacted instanceof PDFRawStream ? inflateSync(compacted.contents).toString('latin1') : '').toBe(compactContent(before))
  })
})

describe('plainTypes', () => {
  it('leaves no element of a type that a reader of PDF 1.7 does not know, nor a form field without a form', async () => {
    const document = await PDFDocument.create()
    const element = (S: string, rest = {}) => document.context.register(document.context.obj({ Type: 'StructElem', S, P: document.catalog, ...rest }))
    const refs = [element('Strong'), element('Em'), element('Form', { A: [{ O: 'PrintField', Role: 'pb' }] }), element('Figure', { A: [{ O: 'Layout' }] })]
    plainTypes(document)
    const written = refs.map((ref) => String(document.context.lookup(ref)).replace(/\s+/g, ' '))
    expect(written.map((text) => /\/S \/(\w+)/.exec(text)?.[1])).toEqual(['Span', 'Span', 'Span', 'Figure'])
    expect(written.map((text) => text.includes('/A '))).toEqual([false, false, false, true])
  })
})

describe('pageLabels', () => {
  it('are slide numbers, with the nth page of a slide that clicks repeat', () => {
    expect(pageLabels([1, 2, 2, 2, 3])).toEqual(['1', '2', '2.2', '2.3', '3'])
  })
})

describe('title matter', () => {
  it('is dated by the dataset, or by SOURCE_DATE_EPOCH', () => {
    expect(outputDate(tiny.talk, '').toISOString()).toBe(`${tiny.talk.asOf}T00:00:00.000Z`)
    expect(outputDate(tiny.talk, '86400').toISOString()).toBe('1970-01-02T00:00:00.000Z')
    expect(outputDate(tiny.talk, '0').toISOString()).toBe('1970-01-01T00:00:00.000Z')
    expect(outputDate(tiny.talk, '4102444799').toISOString()).toBe('2099-12-31T23:59:59.000Z')
  })

  it.each(['soon', '1.5', '-1', '1e9', ' ', '4102444800', '9999999999', '99999999999999'])('is not dated by SOURCE_DATE_EPOCH=%s', (given) => {
    expect(() => outputDate(tiny.talk, given)).toThrow(DeckError)
    expect(() => outputDate(tiny.talk, given)).toThrow(/^SOURCE_DATE_EPOCH=.*: expected whole seconds since 1970, up to 4102444799 .*; correct it, or unset it\.$/)
  })

  it('is escaped in XMP', () => {
    const packet = xmpPacket('A & <b>', { ...tiny.talk, keywords: ['"x"'] }, new Date(0))
    expect(packet).toContain('A &#38; &#60;b&#62;')
    expect(packet).toContain('&#34;x&#34;')
    expect(packet).toContain('1970-01-01T00:00:00Z')
  })
})
