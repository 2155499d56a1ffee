import { assert, asyncProperty } from 'fast-check'
import { strFromU8, strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { lookRules } from '../../../scripts/verify/pptx/look-rules.ts'
import { openPptx, type PptxCopy } from '../../../scripts/verify/pptx/open.ts'
import { runRules } from '../../../scripts/verify/rule.ts'
import type { Talk } from '../../../scripts/verify/talk.ts'
import { built, MARKDOWN, type Opened } from '../../fixture/pptx.ts'
import { generated } from '../../fixture/generated.ts'
import { tiny } from '../../fixture/tiny.ts'
import { checkWith, told } from './told.ts'

type Parts = Record<string, string>

let file: Opened
let talk: Talk
beforeAll(async () => { [file, { talk }] = await Promise.all([built(tiny), told(tiny, {}, MARKDOWN)]) })

/** The file with some of its parts changed, opened. */
function spoilt(spoil: (parts: Parts) => void): PptxCopy {
  const texts = Object.fromEntries(Object.entries(file.parts).filter(([name]) => /\.(?:xml|rels)$/.test(name)).map(([name, bytes]) => [name, strFromU8(bytes)]))
  spoil(texts)
  return openPptx(zipSync({ ...file.parts, ...Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])) }, { level: 0 }))
}

type Edit = [part: string, from: string | RegExp, to: string]
const edits = (...all: Edit[]) => (parts: Parts): void => {
  for (const [part, from, to] of all) {
    const name = /^slide\d/.test(part) ? `ppt/slides/${part}.xml` : `ppt/${part}.xml`
    expect(parts[name]).toMatch(from)
    parts[name] = parts[name]!.replace(from, to)
  }
}

// Of the fixture: 1 the cover, 2 a table, 3 and 4 charts, 5 a picture, 7 words. Layout 2 is the cover's, 3 that of short headings.
const WORDS = /(<a:rPr[^>]*) sz="1950"([^>]*>)(?=(?:(?!<a:t>).)*<a:t>Some )/
const INK = /<a:solidFill><a:schemeClr val="tx1"\/><\/a:solidFill>(?=<\/a:rPr><a:t>Some )/
const TITLE = /(<a:rPr[^>]*) sz="3000"/
const SECTION = /(<a:rPr[^>]*) sz="1350"(?=(?:(?!<a:t>).)*<a:t>Close)/
const NO_SIZES = /(<a:defRPr[^>]*?) sz="\d+"/g
const ALL = [0, 0, 12_192_000, 6_858_000]
const box = ([x, y, w, h]: number[], fill: string, shape = 'rect'): string =>
  `<p:sp><p:nvSpPr><p:cNvPr id="99" name="b"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="${x}" y="${y}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm><a:prstGeom prst="${shape}"/>${fill}</p:spPr></p:sp>`
const solid = (hex: string, change = ''): string => `<a:solidFill><a:srgbClr val="${hex}">${change}</a:srgbClr></a:solidFill>`
const BELOW = '<p:sp><p:nvSpPr><p:cNvPr id="2"'
/** A group with a hexagon of a fill, drawn as a path, around a line of white text. */
const HEXAGON = (w: number): string => `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="97" name="Drawing" descr="A hexagon"/></p:nvGrpSpPr><p:grpSpPr/><p:sp><p:nvSpPr><p:cNvPr id="96" name="s"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="5000000" y="3000000"/><a:ext cx="${w}" cy="600000"/></a:xfrm>`
  + '<a:custGeom><a:pathLst><a:path w="100" h="100">'
  + ['moveTo 0 50', 'lnTo 20 0', 'lnTo 80 0', 'lnTo 100 50', 'lnTo 80 100', 'lnTo 20 100'].map((step) => step.split(' ')).map(([name, x, y]) => `<a:${name}><a:pt x="${x}" y="${y}"/></a:${name}>`).join('')
  + `<a:close/></a:path></a:pathLst></a:custGeom>${solid('0B5AA6')}</p:spPr></p:sp><p:sp><p:nvSpPr><p:cNvPr id="95" name="t"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="5300000" y="3180000"/><a:ext cx="600000" cy="240000"/></a:xfrm><a:prstGeom prst="rect"/><a:noFill/></p:spPr>`
  + `<p:txBody><a:bodyPr wrap="none"/><a:p><a:r><a:rPr sz="1400">${solid('FFFFFF')}</a:rPr><a:t>proxy</a:t></a:r></a:p></p:txBody></p:sp></p:grpSp></p:spTree>`
const PHOTO = '<p:pic><p:nvPicPr><p:cNvPr id="98" name="p" descr="A photo"/></p:nvPicPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/></a:xfrm></p:spPr></p:pic>'

const FAULTS: [keyof typeof lookRules, string, (parts: Parts) => void, RegExp][] = [
  ['type', 'a run', edits(['slide7', WORDS, '$1 sz="1100"$2']), /slide 7 .*"Some" is 14\.7 px of the deck's canvas, smaller than 16 px/],
  ['type', 'many runs, said once', edits(['slide7', /sz="1950"/g, 'sz="1100"']), /slide 7 .*"Some", like \d+ other runs of text, is 14\.7 px/],
  ['type', 'a slide that is wider than it seems', edits(['presentation', 'cx="12192000"', 'cx="24384000"']), /^slide 2 .* is 13\.3 px/],
  ['type', 'the layout\'s placeholder', edits(['slide7', TITLE, '$1'], ['slideLayouts/slideLayout3', 'sz="3000" b="1"', 'sz="1000" b="1"']), /slide 7 .*"Words only" is 13\.3 px/],
  ['type', 'the master\'s style for titles', edits(['slide7', TITLE, '$1'], ['slideLayouts/slideLayout3', NO_SIZES, '$1'], ['slideMasters/slideMaster1', 'sz="4400"', 'sz="800"']), /slide 7 .*"Words only" is 10\.7 px/],
  ['type', 'the master\'s style for other placeholders', edits(['slide7', SECTION, '$1'], ['slideLayouts/slideLayout3', NO_SIZES, '$1'], ['slideMasters/slideMaster1', 'sz="3200"', 'sz="900"']), /slide 7 .*"Close" is 12\.0 px/],
  ['type', 'the file\'s own default', edits(['slide7', WORDS, '$1$2'], ['presentation', 'sz="1800"', 'sz="900"']), /slide 7 .*"Some" is 12\.0 px/],
  ['type', 'a list inside the shape', edits(['slide7', WORDS, '$1$2'], ['slide7', /<a:lstStyle\/>/g, '<a:lstStyle><a:lvl1pPr><a:defRPr sz="700"/></a:lvl1pPr></a:lstStyle>']), /slide 7 .*"Some" is 9\.3 px/],
  ['type', 'the level of a list', edits(['slide7', WORDS, '$1$2'], ['slide7', /<a:pPr (?=(?:(?!<a:t>).)*<a:t>Some )/, '<a:pPr lvl="1" '], ['presentation', /(<a:lvl2pPr(?:(?!sz=).)*)sz="1800"/, '$1sz="600"']), /slide 7 .*"Some" is 8\.0 px/],
  ['type', 'text that is shrunk to its box', edits(['slide7', '<a:normAutofit/>', '<a:normAutofit fontScale="25000"/>']), /slide 7 .*"Words only" is 10\.0 px/],
  ['type', 'a raised run', edits(['slide7', WORDS, '$1 sz="1500" baseline="30000"$2']), /slide 7 .*"Some" is 13\.3 px/],
  ['type', 'a cell', edits(['slide2', /(<a:tc>.*?<a:rPr[^>]*) sz="\d+"/, '$1 sz="1000"']), /^slide 2 .*"Capability" is 13\.3 px/],
  ['type', 'the foot, which may be smaller', edits(['slide2', /sz="1050"/, 'sz="1000"']), /^slide 2 .*"Source:" is 13\.3 px of the deck's canvas, smaller than 14 px/],
  ['type', 'the number of a slide', edits(['slide7', '<a:defRPr sz="1200">', '<a:defRPr sz="900">']), /slide 7 .*"7" is 12\.0 px .*smaller than 14/],
  ['type', 'names of an axis', edits(['charts/chart1', /(<c:catAx>.*?<a:defRPr) sz="1350"/s, '$1 sz="900"']), /^slide 3 .*"chart: names of its categories" is 12\.0 px/],
  ['type', 'values in a chart', edits(['charts/chart1', /(<c:dLbls>.*?)sz="1350"/s, '$1sz="900"']), /^slide 3 .*"chart: values" is 12\.0 px/],
  ['type', 'a legend', edits(['charts/chart2', /(<c:legend>.*?)sz="1350"/s, '$1sz="900"']), /^slide 4 .*"chart: legend" is 12\.0 px/],
  ['type', 'a title in a chart', edits(['charts/chart2', /(<c:title>.*)sz="1200"/s, '$1sz="900"']), /^slide 4 .*"chart: stars" is 12\.0 px/],
  ['type', 'a part of the layout', edits(['slideLayouts/slideLayout3', '</p:spTree>', `${box([0, 0, 9, 9], '').replace('</p:sp>', '<p:txBody><a:p><a:r><a:rPr sz="500"/><a:t>Draft</a:t></a:r></a:p></p:txBody></p:sp>')}</p:spTree>`]), /slide 7 .*"Draft" is 6\.7 px/],
  ['contrast', 'a colour of the theme', edits(['theme/theme1', /(<a:accent1><a:srgbClr val=)"\w+"/, '$1"9AB8D6"']), /slide 7 .*"a link" has contrast 2\.\d+, less than 3/],
  ['contrast', 'a run', edits(['slide7', INK, solid('777777')], ['slide7', WORDS, '$1 sz="1700"$2']), /slide 7 .*"Some" has contrast 4\.48, less than 4\.5/],
  ['contrast', 'a run that is half there', edits(['slide7', INK, solid('000000', '<a:alpha val="40000"/>')]), /slide 7 .*"Some" has contrast 2\.8\d, less than 3/],
  ['contrast', 'colours that change places', edits(['slideMasters/slideMaster1', 'tx1="dk1"', 'tx1="lt1"']), /slide 7 .*"Words only" has contrast 1\.00/],
  ['contrast', 'the colour of the layout', edits(['slide7', /<a:solidFill><a:schemeClr val="tx1"\/><\/a:solidFill>(?=<\/a:rPr><a:t>Words only)/, ''], ['slideLayouts/slideLayout3', '<a:schemeClr val="tx1"/>', '<a:srgbClr val="EEEEEE"/>']), /slide 7 .*"Words only" has contrast 1\.16/],
  ['contrast', 'a link that takes the theme\'s colour', edits(['slide7', /<a:extLst>(?:(?!<\/a:extLst>).)*hlinkClr(?:(?!<\/a:extLst>).)*<\/a:extLst>/s, ''], ['theme/theme1', /(<a:hlink><a:srgbClr val=)"\w+"/, '$1"FFFF00"']), /slide 7 .*"a link" has contrast 1\.07/],
  ['contrast', 'a cell that is filled', edits(['slide2', /(<a:tcPr[^>]*>.*?)(<\/a:tcPr>)/, `$1${solid('49536A')}$2`]), /^slide 2 .*"Capability" has contrast 1\.00/],
  ['contrast', 'a shape\'s own fill', edits(['slide7', /<a:noFill\/>(?=(?:(?!<a:noFill\/>).)*<a:t>Some )/, solid('333333')]), /slide 7 .*"Some" has contrast 1\.\d+/],
  ['contrast', 'a shape behind it', edits(['slide7', BELOW, `${box(ALL, solid('333333'))}${BELOW}`]), /slide 7 .*"Some" has contrast 1\.\d+/],
  ['contrast', 'a shape behind it that is half there', edits(['slide7', BELOW, `${box(ALL, solid('000000', '<a:alpha val="65000"/>'))}${BELOW}`]), /slide 7 .*"Some" has contrast 2\.\d+/],
  ['contrast', 'a shape behind part of it', edits(['slide7', BELOW, `${box([609_600, 1_000_000, 900_000, 5_000_000], solid('333333'))}${BELOW}`]), /slide 7 .*"Some" has contrast 1\.\d+/],
  ['contrast', 'a group behind it, elsewhere by its own count', edits(['slide7', BELOW, `<p:grpSp><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="12192000" cy="6858000"/><a:chOff x="20000000" y="0"/><a:chExt cx="1000" cy="1000"/></a:xfrm></p:grpSpPr>${box([20_000_000, 0, 1000, 1000], solid('333333'))}</p:grpSp>${BELOW}`]), /slide 7 .*"Some" has contrast 1\.\d+/],
  ['contrast', 'a shape of the layout', edits(['slideLayouts/slideLayout3', '</p:spTree>', `${box(ALL, solid('333333'))}</p:spTree>`]), /slide 7 .*"Some" has contrast 1\.\d+/],
  ['contrast', 'the layout\'s background', edits(['slideLayouts/slideLayout3', 'FFFFFF', '222222']), /slide 7 .*"Some" has contrast 1\.\d+/],
  ['contrast', 'a slide\'s own background, a colour of the theme', edits(['slide7', '<p:spTree>', '<p:bg><p:bgRef idx="1001"><a:schemeClr val="tx1"/></p:bgRef></p:bg><p:spTree>']), /slide 7 .*"Some" has contrast 1\.00/],
  ['contrast', 'text of a chart', edits(['charts/chart1', /(<c:catAx>.*?<a:defRPr[^>]*>\s*)<a:solidFill>.*?<\/a:solidFill>/s, `$1${solid('DDDDDD')}`]), /^slide 3 .*"chart: names of its categories" has contrast 1\.3\d/],
  ['contrast', 'values on their bars', edits(['charts/chart1', /<c:showLegendKey/g, '<c:dLblPos val="inEnd"/><c:showLegendKey']), /^slide 3 .*"chart: values" has contrast 2\.\d+/],
  ['contrast', 'a chart\'s own ground', edits(['charts/chart1', /<c:spPr><a:noFill\/>(?=(?:(?!<c:spPr>).)*<c:externalData)/s, `<c:spPr>${solid('111111')}`]), /^slide 3 .*"chart: values" has contrast 1\.\d+/],
  ['marks', 'a bar', edits(['charts/chart1', /(<c:ser>.*?<c:spPr>)<a:solidFill>.*?<\/a:solidFill>/s, `$1${solid('DDDDDD')}`]), /^slide 3 .*"[^"]+" has contrast 1\.3\d, less than 3/],
  ['marks', 'a line', edits(['charts/chart2', /(<a:ln w="28575"[^>]*>)<a:solidFill>.*?<\/a:solidFill>/s, `$1${solid('DDDDDD')}`]), /^slide 4 .*has contrast 1\.3\d, less than 3/],
  ['uncovered', 'a picture', edits(['slide7', '</p:spTree>', `${PHOTO}</p:spTree>`]), /slide 7 .*a picture lies over \d+ px of the place of "Words only"/],
  ['uncovered', 'a shape', edits(['slide7', '</p:spTree>', `${box(ALL, solid('FFFFFF'))}</p:spTree>`]), /slide 7 .*a shape lies over \d+ px/],
]

const UNCHECKED: [keyof typeof lookRules, string, (parts: Parts) => void, RegExp][] = [
  ['type', 'a size that nothing states', edits(['slide7', WORDS, '$1$2'], ['presentation', NO_SIZES, '$1'], ['slideMasters/slideMaster1', NO_SIZES, '$1']), /slide 7 .*the size of "Some" could not be told/],
  ['type', 'text in something else', edits(['slide7', '</p:spTree>', '<mc:AlternateContent><a:t>Sum</a:t></mc:AlternateContent></p:spTree>']), /slide 7 .*the size of "Sum" could not be told/],
  ['type', 'a formula between words', edits(['slide7', '<a:endParaRPr', '<a14:m><a:t>x</a:t></a14:m><a:endParaRPr']), /slide 7 .*the size of "x" could not be told/],
  ['pictureType', 'a picture like a stamp', edits(['slide5', /(<p:pic>.*?<a:ext) cx="\d+" cy="\d+"/s, '$1 cx="3000" cy="3000"']), /^slide 5 .*the type in "Launch.* may be 10\.1 px of the deck's canvas, smaller than 14 px/],
  ['pictureType', 'a picture that is no PNG', edits(['slide5', /r:embed="\w+"/, 'r:embed="none"']), /^slide 5 .*the size of type in "Launch.*could not be told/],
  ['contrast', 'text on a picture', edits(['slide7', BELOW, `${PHOTO}${BELOW}`]), /slide 7 .*the contrast of "Some" was not checked: a picture/],
  ['contrast', 'a colour that is worked out', edits(['slide7', INK, solid('777777', '<a:lumMod val="50000"/>')]), /slide 7 .*"Some" was not checked: a colour changed by <a:lumMod>/],
  ['contrast', 'a gradient', edits(['slide7', BELOW, `${box(ALL, '<a:gradFill/>')}${BELOW}`]), /slide 7 .*"Some" was not checked: a gradient/],
  ['contrast', 'a colour that no theme has', edits(['slide7', INK, '<a:solidFill><a:schemeClr val="accent9"/></a:solidFill>']), /"Some" was not checked: the colour "accent9", which its theme does not have/],
  ['contrast', 'a background that nothing states', edits(['slideLayouts/slideLayout3', /<p:bg>.*?<\/p:bg>/, '']), /slide 7 .*was not checked: a background that is stated nowhere/],
  ['contrast', 'a table\'s style', edits(['slide2', '<a:tblPr firstRow="1"/>', '<a:tblPr firstRow="1"><a:tableStyleId>{0}</a:tableStyleId></a:tblPr>']), /^slide 2 .*was not checked: a fill of the table's style/],
  ['contrast', 'a shape that is turned', edits(['slide7', /<a:xfrm>(?=(?:(?!<a:xfrm>).)*<a:t>Some )/, '<a:xfrm rot="900000">']), /slide 7 .*"Some" was not checked: a place that is stated nowhere/],
  ['marks', 'a line of no stated colour', edits(['charts/chart2', /<a:ln w="28575".*?<\/a:ln>/s, '']), /^slide 4 .*was not checked: a colour that is stated nowhere/],
]

describe('the look of the PowerPoint file', () => {
  it('has no fault as it is made, and leaves nothing unchecked', () => {
    const copy = spoilt(() => {})
    expect(runRules(lookRules, copy, talk)).toEqual(Object.values(lookRules).map(({ holds }) => ({ rule: holds, passed: true, faults: [] })))
    expect(copy.looks.flatMap(({ runs }) => runs).length).toBeGreaterThan(50)
    expect(copy.looks.flatMap(({ marks }) => marks)).toHaveLength(3)
  })

  it.each(FAULTS)('%s: %s', (rule, _, spoil, says) => {
    expect(checkWith(lookRules, rule, spoilt(spoil), talk).faults).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
  })

  it.each(UNCHECKED)('%s is said not to be checked: %s', (rule, _, spoil, says) => {
    const check = checkWith(lookRules, rule, spoilt(spoil), talk)
    expect(check.advice).toEqual(expect.arrayContaining([expect.stringMatching(says)]))
  })

  it('has no fault whatever the records hold, with every form of exhibit', async () => {
    const deck = `${MARKDOWN}\n---\nsection: More\n---\n\n# More\n\n<ProjectTable />\n\n---\nsection: More\n---\n\n# Growth\n\n<StarGrowth />\n\n---\nsection: More\n---\n\n# Year\n\n<YearInFigures />\n`
    await assert(asyncProperty(generated, async (dataset) => {
      const { parts } = await built(dataset, deck)
      const checks = runRules(lookRules, openPptx(zipSync(parts, { level: 0 })), talk)
      expect(checks.filter(({ passed, advice }) => !passed || advice)).toEqual([])
    }), { numRuns: 12 })
  })

  it('knows how far a shape drawn as a path reaches', () => {
    const faults = (width: number) => checkWith(lookRules, 'contrast', spoilt(edits(['slide7', '</p:spTree>', HEXAGON(width)])), talk).faults
    expect(faults(1_200_000)).toEqual([])
    // As narrow as that, the corners of the text lie outside, white on white.
    expect(faults(700_000)).toEqual([expect.stringMatching(/slide 7 .*"proxy" has contrast 1\.00/)])
  })

  it('may be low in contrast where text is large', () => {
    const grey = edits(['slide7', INK, solid('777777')])
    expect(checkWith(lookRules, 'contrast', spoilt(grey), talk).faults).toEqual([])
  })

  it('is tried for every rule', () => {
    const tried = new Set([...FAULTS, ...UNCHECKED].map(([rule]) => rule))
    expect(Object.keys(lookRules).filter((rule) => !tried.has(rule as keyof typeof lookRules))).toEqual([])
  })
})
