import { strToU8, zipSync } from 'fflate'
import { formatCell, type Exhibit } from '../../../data/exhibits/index.ts'
import { chartAlt } from '../../../scripts/pptx/alternative.ts'
import type { Talk, ToldSlide } from '../../../scripts/verify/talk.ts'

const NAMESPACES = 'xmlns:a="a" xmlns:p="p" xmlns:r="r" xmlns:c="c"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const escape = (text: string): string => text.replace(/[<>&"]/g, (letter) => `&#${letter.codePointAt(0)};`)
const paragraph = (text: string): string => `<a:p><a:r><a:t>${escape(text)}</a:t></a:r></a:p>`
const placeholder = (type: string, text: string): string => `<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"/><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody>${paragraph(text)}</p:txBody></p:sp>`
const relations = (list: [id: string, type: string, target: string, external?: boolean][]): string =>
  `<Relationships>${list.map(([id, type, target, external]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`).join('')}</Relationships>`

const frame = (words: string, inside: string): string => `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="2" name="x" descr="${escape(words)}"/></p:nvGraphicFramePr>${inside}</p:graphicFrame>`
const numberOf = (no: number): string => `<p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:fld id="f" type="slidenum"><a:t>${no}</a:t></a:fld></a:p></p:txBody></p:sp>`
const tableOf = ({ columns, rows }: Exhibit): string =>
  `<a:tbl>${rows.map((row) => `<a:tr>${columns.map(({ kind }, place) => `<a:tc><a:txBody>${paragraph(formatCell(row[place] ?? null, kind))}</a:txBody></a:tc>`).join('')}</a:tr>`).join('')}</a:tbl>`
const chartOf = ({ chart }: Exhibit): string => `<c:chartSpace>${(chart?.series ?? []).map(({ name, values }) =>
  `<c:ser><c:tx><c:v>${escape(name)}</c:v></c:tx><c:cat>${chart?.categories.map((name) => `<c:pt><c:v>${escape(name)}</c:v></c:pt>`).join('')}</c:cat><c:val>${values.map((value) => `<c:pt><c:v>${value}</c:v></c:pt>`).join('')}</c:val></c:ser>`).join('')}<c:externalData r:id="rId1"/></c:chartSpace>`

const sheetOf = ({ chart }: Exhibit): string => `<worksheet>${chart?.categories.map((_, row) => `<row>${chart.series.map(({ values }) => `<c r="B${row}"><v>${values[row]}</v></c>`).join('')}</row>`).join('')}</worksheet>`

function slideXml({ no, title, exhibits, linked }: ToldSlide): string {
  const shown = exhibits.map(({ exhibit }) => `<p:sp><p:txBody>${paragraph(exhibit.title)}</p:txBody></p:sp>${frame(exhibit.chart ? chartAlt(exhibit, []) : exhibit.title, exhibit.chart ? '<c:chart r:id="rId2"/>' : tableOf(exhibit))}`)
  const links = linked.map((_, index) => `<p:sp><p:txBody><a:p><a:r><a:rPr><a:hlinkClick r:id="rId${index + 3}"/></a:rPr><a:t>${escape(title)}</a:t></a:r></a:p></p:txBody></p:sp>`)
  const mark = '<p:pic><p:nvPicPr><p:cNvPr id="3" name="d" descr=""><adec:decorative val="1"/></p:cNvPr></p:nvPicPr></p:pic>'
  return `<p:sld ${NAMESPACES}>${placeholder('title', title)}${shown.join('')}${links.join('')}${mark}${numberOf(no)}</p:sld>`
}

/** The parts of a PowerPoint file as they should be. File names of slides run against their order on purpose. */
export function pptxParts({ slides, dataset: { talk } }: Talk): Record<string, string> {
  const file = (no: number): number => slides.length + 1 - no
  const charted = slides.filter(({ exhibits }) => exhibits.some(({ exhibit }) => exhibit.chart)).map(({ no }) => `/ppt/charts/slide${file(no)}.xml`)
  const listed = ['/docProps/core.xml', '/ppt/presentation.xml', ...charted, ...slides.flatMap(({ no }) => [`/ppt/slides/slide${file(no)}.xml`, `/ppt/notesSlides/slide${file(no)}.xml`])]
  return Object.fromEntries([
    ['[Content_Types].xml', `<Types><Default Extension="rels" ContentType="r"/><Default Extension="xlsx" ContentType="x"/>${listed.map((name) => `<Override PartName="${name}" ContentType="c"/>`).join('')}</Types>`],
    ['ppt/presentation.xml', `<p:presentation ${NAMESPACES}>${slides.map(({ no }) => `<p:sldId id="${no}" r:id="rId${no}"/>`).join('')}</p:presentation>`],
    ['ppt/_rels/presentation.xml.rels', relations(slides.map(({ no }) => [`rId${no}`, 'slide', `slides/slide${file(no)}.xml`]))],
    ['docProps/core.xml', `<cp><dc:title>${talk.title}</dc:title><dc:creator>${talk.retoldAuthor}</dc:creator><dc:subject>${talk.description}</dc:subject><cp:keywords>${talk.keywords.join(', ')}</cp:keywords><dc:language>${talk.language}</dc:language></cp>`],
    ...slides.flatMap((slide) => {
      const chart = slide.exhibits.find(({ exhibit }) => exhibit.chart)
      const name = `slide${file(slide.no)}`
      return [
        [`ppt/slides/${name}.xml`, slideXml(slide)],
        [`ppt/slides/_rels/${name}.xml.rels`, relations([
          ['rId1', 'notesSlide', `../notesSlides/${name}.xml`],
          ...chart ? [['rId2', 'chart', `/ppt/charts/${name}.xml`] as [string, string, string]] : [],
          ...slide.linked.map((url, index): [string, string, string, boolean] => [`rId${index + 3}`, 'hyperlink', url, true]),
        ])],
        [`ppt/notesSlides/${name}.xml`, `<p:notes ${NAMESPACES}>${placeholder('body', slide.note)}${placeholder('sldNum', String(slide.no))}</p:notes>`],
        ...chart ? [[`ppt/charts/${name}.xml`, chartOf(chart.exhibit)], [`ppt/charts/_rels/${name}.xml.rels`, relations([['rId1', 'package', `../embeddings/${name}.xlsx`]])], [`ppt/embeddings/${name}.xlsx`, sheetOf(chart.exhibit)]] : [],
      ]
    }),
  ])
}

/** A workbook in the file is written as the text of its one sheet. */
const packed = (name: string, text: string): Uint8Array => name.endsWith('.xlsx') ? zipSync({ 'xl/worksheets/sheet1.xml': strToU8(text) }) : strToU8(text)

export const pptxFile = (parts: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, packed(name, text)])))
