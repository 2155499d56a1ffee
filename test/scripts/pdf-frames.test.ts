import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { finishDocument } from '../../scripts/pdf/finish.ts'
import { groupFrames } from '../../scripts/pdf/frames.ts'
import { openPdf } from '../../scripts/verify/pdf/open.ts'
import { tiny } from '../fixture/tiny.ts'

const rolesIn = (document: PDFDocument): string[] => document.context.enumerateIndirectObjects()
  .flatMap(([, object]) => object instanceof PDFDict && object.has(PDFName.of('S')) ? [object.lookup(PDFName.of('S'), PDFName).decodeText()] : [])

describe('groupFrames', () => {
  it('leaves pictures with words alone and tags the frames around them as groups', async () => {
    const document = await PDFDocument.create()
    const { context } = document
    const picture = context.register(context.obj({ Type: 'StructElem', S: 'Figure', Alt: PDFString.of('Stars'), K: 1 }))
    const caption = context.register(context.obj({ Type: 'StructElem', S: 'Caption', K: 2 }))
    context.register(context.obj({ Type: 'StructElem', S: 'Figure', K: [picture, caption] }))
    context.register(context.obj({ Type: 'StructElem', S: 'Figure', K: 3 }))
    groupFrames(document)
    // The last one is a picture without words, which the check of the copy reports.
    expect(rolesIn(document)).toEqual(['Figure', 'P', 'Div', 'Figure'])
  })
})

describe('XMP', () => {
  it('survives letters beyond Latin', async () => {
    const document = await PDFDocument.create()
    document.addPage()
    const talk = { ...tiny.talk, retoldAuthor: '宋净超' }
    const bytes = await finishDocument(document, { talk, title: 'Tiny mesh – handout', outline: [], labels: ['1'] })
    expect((await openPdf(bytes)).xmp).toEqual({ title: 'Tiny mesh – handout', author: '宋净超', subject: talk.description, keywords: 'tiny, mesh', language: 'en' })
  })
})
