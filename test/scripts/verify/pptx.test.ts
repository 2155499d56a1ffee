import { beforeAll, describe, expect, it } from 'vitest'
import { DeckError } from '../../../scripts/lib/errors.ts'
import { openPptx } from '../../../scripts/verify/pptx/open.ts'
import { pptxRules } from '../../../scripts/verify/pptx/rules.ts'
import { runRules } from '../../../scripts/verify/rule.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { pptxFile, pptxParts } from './pptx-file.ts'
import { checkWith, told } from './told.ts'

type Parts = Record<string, string>

let talk: Talk
beforeAll(async () => { ({ talk } = await told()) })

const edit = (part: string, from: string | RegExp, to: string) => (parts: Parts): void => {
  expect(parts[part]).toMatch(from)
  parts[part] = parts[part]!.replace(from, to)
}
// Slide 1 is in slide3.xml, slide 3 in slide1.xml.
const CASES: [keyof typeof pptxRules, string, (parts: Parts) => void, RegExp][] = [
  ['count', 'a slide lost', edit('ppt/presentation.xml', /<p:sldId id="3"[^>]*>/, ''), /^document: 2 slides; expected 3/],
  ['titles', 'another title', edit('ppt/slides/slide2.xml', 'All projects', 'No projects'), /^slide 2 .*its title is "No projects hold 360 stars"/],
  ['titles', 'a title that is none', edit('ppt/slides/slide3.xml', 'type="title"', 'type="body"'), /^slide 1 .*no title placeholder/],
  ['titles', 'slides in another order', edit('ppt/_rels/presentation.xml.rels', /slide3(.*)slide2/, 'slide2$1slide3'), /^slide 1 .*its title is "All projects/],
  ['notes', 'no notes', edit('ppt/slides/_rels/slide2.xml.rels', '/notesSlide"', '/nothing"'), /^slide 2 .*it has no notes/],
  ['notes', 'half a note', edit('ppt/notesSlides/slide2.xml', 'Do not read them as use by anyone.', ''), /^slide 2 .*its note is not all there/],
  ['alternatives', 'a chart without words', edit('ppt/slides/slide2.xml', /descr="GitHub[^"]*"/, 'descr=""'), /^slide 2 .*a chart has no alternative text/],
  ['alternatives', 'a picture that does not only decorate', edit('ppt/slides/slide3.xml', '<adec:decorative val="1"/>', ''), /^slide 1 .*a picture has no alternative text/],
  ['alternatives', 'a drawing without words', edit('ppt/slides/slide2.xml', '</p:sld>', '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="9" name="Drawing" descr=""/></p:nvGrpSpPr></p:grpSp></p:sld>'), /^slide 2 .*a drawing has no alternative text/],
  ['exhibits', 'an exhibit lost', (parts) => { parts['ppt/slides/slide1.xml'] = parts['ppt/slides/slide1.xml']!.replaceAll('Sources 1', 'Things 1') }, /^slide 3 .*nothing on it says "Sources 1 to 3.*<SourceList>/],
  ['exhibits', 'a chart that became a picture', edit('ppt/slides/slide2.xml', '<c:chart r:id="rId2"/>', ''), /^slide 2 .*<StarBars> is no native chart/],
  ['exhibits', 'a table that became a picture', edit('ppt/slides/slide1.xml', /<p:graphicFrame>.*<\/p:graphicFrame>/, '<p:pic><p:nvPicPr><p:cNvPr id="2" name="x" descr="Sources 1 to 3"/></p:nvPicPr></p:pic>'), /^slide 3 .*<SourceList> is no native table/],
  ['sound', 'a tag left open', edit('ppt/slides/slide2.xml', '</p:sld>', '<a:p></p:sld>'), /^ppt\/slides\/slide2\.xml: it is not well-formed at <\/p:sld>/],
  ['sound', 'a part cut off', edit('ppt/notesSlides/slide2.xml', '</p:notes>', '<p'), /^ppt\/notesSlides\/slide2\.xml: it is not well-formed at </],
  ['typed', 'a slide of no type', edit('[Content_Types].xml', /<Override PartName="\/ppt\/slides\/slide2[^>]*>/, ''), /^ppt\/slides\/slide2\.xml: \[Content_Types\]\.xml does not say what it is/],
  ['charts', 'a value changed', edit('ppt/charts/slide2.xml', '<c:v>200</c:v>', '<c:v>424242</c:v>'), /^slide 2 .*<StarBars> draws 424242, 100, 50, 10; expected 200, 100, 50, 10/],
  ['charts', 'two values swapped', edit('ppt/charts/slide2.xml', /<c:v>200(.*)<c:v>100</, '<c:v>100$1<c:v>200<'), /^slide 2 .*<StarBars> draws 100, 200, 50, 10/],
  ['charts', 'another sheet', edit('ppt/embeddings/slide2.xlsx', '<v>200</v>', '<v>7777777</v>'), /^slide 2 .*the sheet of <StarBars> holds 7777777, 100, 50, 10/],
  ['names', 'a bar of another name', edit('ppt/charts/slide2.xml', 'Tiny Mesh', 'Huge Mesh'), /^slide 2 .*the chart of <StarBars> lacks the name "Tiny Mesh"/],
  ['linked', 'a link lost', edit('ppt/slides/slide2.xml', '<a:hlinkClick r:id="rId3"/>', ''), /^slide 2 .*it has no link to https:\/\/example\.org\/article/],
  ['linked', 'a link that leads elsewhere', edit('ppt/slides/_rels/slide2.xml.rels', 'https://example.org/article', 'https://example.org/elsewhere'), /^slide 2 .*it has no link to https:\/\/example\.org\/article/],
  ['shown', 'a slide that a show leaves out', edit('ppt/slides/slide2.xml', '<p:sld ', '<p:sld show="0" '), /^slide 2 .*it is hidden/],
  ['numbers', 'a slide without its number', edit('ppt/slides/slide2.xml', 'type="slidenum"', 'type="datetime"'), /^slide 2 .*it has no slide number/],
  ['plain', 'marks in a note', edit('ppt/notesSlides/slide2.xml', 'Stars count', '**Stars** count'), /^slide 2 .*its notes show the mark "\*\*"/],
  ['whole', 'a part lost', (parts) => { delete parts['ppt/charts/slide2.xml'] }, /^ppt\/slides\/slide2\.xml: it names ppt\/charts\/slide2\.xml, which is not in the file/],
  ['ownHost', 'a picture from elsewhere', edit('ppt/slides/_rels/slide2.xml.rels', '</Relationships>', '<Relationship Id="r9" Type="x/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>'), /^ppt\/slides\/slide2\.xml: it loads its image from https/],
  ['ownHost', 'a link that is not https', edit('ppt/slides/_rels/slide2.xml.rels', 'https://example.org', 'http://example.org'), /^ppt\/slides\/slide2\.xml: it links to http:/],
  ['properties', 'no title', edit('docProps/core.xml', /<dc:title>.*<\/dc:title>/, ''), /^document: its dc:title is ""/],
]

describe('the PowerPoint file', () => {
  it('has no fault when it is good', () => {
    const checks = runRules(pptxRules, openPptx(pptxFile(pptxParts(talk))), talk)
    expect(checks.filter(({ passed }) => !passed)).toEqual([])
  })

  it.each(CASES)('%s: %s', (rule, _, spoil, says) => {
    const parts = pptxParts(talk)
    spoil(parts)
    expect(checkWith(pptxRules, rule, openPptx(pptxFile(parts)), talk).faults).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
  })

  it('is tried for every rule', () => {
    const tried = new Set(CASES.map(([rule]) => rule))
    expect(Object.keys(pptxRules).filter((rule) => !tried.has(rule as keyof typeof pptxRules))).toEqual([])
  })

  it('is not damaged: each part is what its check sum says', () => {
    const bytes = pptxFile(pptxParts(talk))
    const flipped = Uint8Array.from(bytes)
    // A bit of the check sum in the list of entries, which comes last: the content itself could not be unpacked.
    const listed = Buffer.from(bytes).lastIndexOf('ppt/slides/slide2.xml') - 46 + 16
    flipped[listed]! ^= 1
    expect(checkWith(pptxRules, 'sound', openPptx(flipped), talk).faults).toEqual([expect.stringMatching(/^ppt\/slides\/slide2\.xml: it is not what its check sum says/)])
  })

  it('is read to the sheets of its charts, which may hold private words', () => {
    const parts = pptxParts(talk)
    parts['ppt/embeddings/slide2.xlsx'] += '<t>secret</t>'
    expect(openPptx(pptxFile(parts)).texts.get('ppt/embeddings/slide2.xlsx/xl/worksheets/sheet1.xml')).toContain('secret')
  })

  it('is refused when it is none', () => {
    expect(() => openPptx(new Uint8Array([1, 2, 3]))).toThrow(DeckError)
    expect(() => openPptx(pptxFile({ 'word/document.xml': '<w/>' }))).toThrow(/holds no presentation/)
  })
})
