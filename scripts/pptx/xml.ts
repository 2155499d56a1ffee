/** Repairs of the XML that pptxgenjs writes, each a function from text to text. */

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&apos;' }

/** Text for an element or an attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

// XML 1.0 has no way to write these, not even escaped; one of them makes a file that no program opens.
// eslint-disable-next-line no-control-regex
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Drops characters that XML forbids. */
export const legalXml = (xml: string): string => xml.replace(ILLEGAL, '')

const PARAGRAPH = /<a:p>[\s\S]*?<\/a:p>/g
const PROPERTIES = /<a:pPr\b[^>]*?(?:\/>|>[\s\S]*?<\/a:pPr>)/g

/** A paragraph may state its properties once, at its start; pptxgenjs repeats them for each run. */
export const oneParagraphStyle = (xml: string): string => xml.replace(PARAGRAPH, (paragraph) => {
  let first = true
  return paragraph.replace(PROPERTIES, (properties) => {
    const kept = first ? properties : ''
    first = false
    return kept
  })
})

/** Shape ids are unique on a slide; pptxgenjs gives tables ids that other shapes have too. */
export function uniqueIds(xml: string): string {
  let id = 0
  return xml.replace(/(<p:cNvPr id=")\d+"/g, (_, start: string) => `${start}${++id}"`)
}

/**
 * Puts another shape, or a group, in the place of the shape of this name.
 * @throws Error when there is none: another version of pptxgenjs may write it in another way
 */
export function withShape(xml: string, name: string, shape: string): string {
  const place = new RegExp(`<p:sp><p:nvSpPr><p:cNvPr id="\\d+" name="${name}"(?:(?!<p:sp>)[\\s\\S])*?</p:sp>`)
  if (!place.test(xml)) throw new Error(`no shape is named ${name}`)
  return xml.replace(place, () => shape)
}

/** Marks header rows and writes the alternative text of each table, in order. */
export function describeTables(xml: string, alts: readonly string[]): string {
  let table = 0
  return xml
    .replaceAll('<a:tblPr/>', '<a:tblPr firstRow="1"/>')
    .replace(/(<p:cNvPr id="\d+" name="[^"]*")(\/><p:cNvGraphicFramePr><a:graphicFrameLocks)/g, (_, start: string, end: string) =>
      `${start} descr="${escapeXml(alts[table++] ?? '')}"${end}`)
}

const DECORATIVE = '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
  + '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'

/** Makes screen readers pass over the shape of this name. */
export const passOver = (xml: string, name: string): string =>
  xml.replace(new RegExp(`(<p:cNvPr id="\\d+" name="${name}" descr=")[^"]*">`, 'g'), (_, start: string) => `${start}">${DECORATIVE}`)

/** Replaces the language that pptxgenjs writes everywhere. */
export const inLanguage = (xml: string, language: string): string => xml.replaceAll('lang="en-US"', `lang="${escapeXml(language)}"`)

const NOTE = /<a:p><a:r>(<a:rPr[^>]*\/>)<a:t>([\s\S]*?)<\/a:t><\/a:r>(<a:endParaRPr[^>]*\/>)<\/a:p>/

/** A note's lines as paragraphs: pptxgenjs writes one, in which line breaks are lost. */
export const noteParagraphs = (xml: string): string => xml.replace(NOTE, (_, look: string, text: string, end: string) =>
  text.split(/\r?\n/).map((line) => line ? `<a:p><a:r>${look}<a:t>${line}</a:t></a:r>${end}</a:p>` : `<a:p>${end}</a:p>`).join(''))

const EMPTY_POINT = /<c:pt idx="(\d+)"><c:v><\/c:v><\/c:pt>/g

/** Leaves out the points of a chart that have no value. */
export const withoutEmptyPoints = (xml: string): string => xml.replace(EMPTY_POINT, '')

/** Puts a chart's elements into the order that the schema asks for, and drops those that it forbids. */
export const orderedChart = (xml: string): string => xml
  .replace(/(<c:axId [^>]*\/><c:axId [^>]*\/>)<c:axId [^>]*\/>/g, '$1')
  .replace(/(<c:noMultiLvlLbl [^>]*\/>)\s*(<c:tickLblSkip [^>]*\/>)/g, '$2$1')
  .replace(/<c:lineChart>[\s\S]*<\/c:lineChart>/g, (chart) => chart
    .replace(/<c:invertIfNegative [^>]*\/>/g, '')
    .replace(/(<c:dLbls>(?:(?!<\/c:ser>)[\s\S])*?<\/c:dLbls>)\s*(<c:marker>[\s\S]*?<\/c:marker>)/g, '$2$1'))

/** Dashes the lines of a chart from series `solid` on: their colours were given away before. */
export function dashedFrom(xml: string, solid: number): string {
  let series = 0
  return xml.replace(/<c:ser>[\s\S]*?<\/c:ser>/g, (found) => series++ < solid ? found : found.replace('<a:prstDash val="solid"/>', '<a:prstDash val="sysDash"/>'))
}

const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))

/** Cells of a chart's worksheet that have no value, from the chart's XML: `['B5']`. Categories are column A. */
export const emptyCells = (chart: string): string[] =>
  [...chart.matchAll(/<c:ser>[\s\S]*?<\/c:ser>/g)].flatMap(([series], index) =>
    [...series.matchAll(EMPTY_POINT)].map(([, row]) => `${columnName(index + 1)}${Number(row) + 2}`))

/** Drops the cells of a worksheet that have no value and writes the zeros, which pptxgenjs mixes up. */
export const withValues = (sheet: string, empty: readonly string[]): string => sheet
  .replace(/<c r="([A-Z]+\d+)"><v>0?<\/v><\/c>/g, (_, cell: string) => empty.includes(cell) ? '' : `<c r="${cell}"><v>0</v></c>`)
