import type { Dataset } from '../../data/schema/index.ts'
import { outputDate } from '../pdf/metadata.ts'
import { SCHEME, type Theme } from './theme.ts'
import { escapeXml } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** `2023-01-31T00:00:00Z`. */
const stamp = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z')

const dates = (date: Date): string => ['created', 'modified']
  .map((name) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp(date)}</dcterms:${name}>`).join('')

/** Who stands behind the article that is re-told: the closest a talk has to a company. */
const companyOf = ({ sources, talk }: Dataset): string => sources.find(({ id }) => id === talk.retells)?.publisher ?? talk.retoldAuthor

/** `docProps/core.xml` from the talk's title matter; dated like all outputs, not by the clock. */
export function coreProperties({ talk }: Dataset): string {
  const fields = {
    'dc:title': talk.title, 'dc:subject': talk.description, 'dc:creator': talk.retoldAuthor, 'cp:keywords': talk.keywords.join(', '),
    'dc:description': talk.subtitle, 'cp:lastModifiedBy': talk.retoldAuthor, 'cp:revision': '1', 'dc:language': talk.language,
  }
  const elements = Object.entries(fields).map(([name, text]) => `<${name}>${escapeXml(text)}</${name}>`).join('')
  return `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" `
    + 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    + `${elements}${dates(outputDate(talk))}</cp:coreProperties>`
}

/** `docProps/app.xml`. */
export const appProperties = (dataset: Dataset, slides: number): string =>
  `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">`
  + `<Application>Microsoft Office PowerPoint</Application><PresentationFormat>Widescreen</PresentationFormat><Slides>${slides}</Slides><Notes>${slides}</Notes>`
  + `<Company>${escapeXml(companyOf(dataset))}</Company><AppVersion>16.0000</AppVersion></Properties>`

/** Dates of an embedded workbook's properties. */
export const withDates = (xml: string, { talk }: Dataset): string =>
  xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, (_, start: string) => start + stamp(outputDate(talk)))

/** The theme's colours, from the deck's tokens. */
export const withScheme = (xml: string, theme: Theme): string => xml.replace(/<a:clrScheme[\s\S]*?<\/a:clrScheme>/, () =>
  `<a:clrScheme name="Deck">${Object.entries(SCHEME).map(([slot, token]) => `<a:${slot}><a:srgbClr val="${theme.colour(token)}"/></a:${slot}>`).join('')}</a:clrScheme>`)

/** Neighbouring slides of one section: its name and how many there are. */
const runsOf = (sections: readonly string[]): { name: string, ids: number[] }[] =>
  sections.reduce<{ name: string, ids: number[] }[]>((runs, name, index) => {
    if (runs.at(-1)?.name === name) runs.at(-1)!.ids.push(index)
    else runs.push({ name, ids: [index] })
    return runs
  }, [])

const guid = (index: number): string => `{00000000-0000-4000-8000-${(index + 1).toString(16).toUpperCase().padStart(12, '0')}}`

/** Adds the deck's sections to `ppt/presentation.xml`. @param sections the section of each slide */
export function withSections(xml: string, sections: readonly string[]): string {
  const ids = [...xml.matchAll(/<p:sldId id="(\d+)"/g)].map(([, id]) => id)
  const list = runsOf(sections).map((run, index) => `<p14:section name="${escapeXml(run.name)}" id="${guid(index)}"><p14:sldIdLst>`
    + `${run.ids.map((slide) => `<p14:sldId id="${ids[slide]}"/>`).join('')}</p14:sldIdLst></p14:section>`).join('')
  return xml.replace('</p:presentation>', () => '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
    + `<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${list}</p14:sectionLst></p:ext></p:extLst></p:presentation>`)
}
