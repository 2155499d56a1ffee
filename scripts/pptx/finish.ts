import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped, type Zippable } from 'fflate'
import type { Dataset } from '../../data/schema/index.ts'
import { outputDate } from '../pdf/metadata.ts'
import { SERIES } from './chart.ts'
import { DECORATION, standIn, type Drawn } from './picture.ts'
import { appProperties, coreProperties, withDates, withScheme, withSections } from './properties.ts'
import type { Theme } from './theme.ts'
import {
  dashedFrom, describeTables, emptyCells, inLanguage, legalXml, noteParagraphs, oneParagraphStyle, orderedChart, passOver, uniqueIds, withoutEmptyPoints,
  withShape, withValues,
} from './xml.ts'

/** What the finished file says beside its slides. `drawn` and `sections` have one entry a slide. */
export interface FinishInput { dataset: Dataset; theme: Theme; drawn: Drawn[]; sections: string[] }

// At the start of a part's name, or of a path between quotes; never inside a link's address.
const CHART = /(?<=^ppt\/|"(?:\.\.|\/ppt)\/)(charts\/(?:_rels\/)?chart|embeddings\/Microsoft_Excel_Worksheet)(\d+)(?=\.(?:xml|xlsx))/g
const SLIDE = /^ppt\/slides\/slide(\d+)\.xml$/
const FIRST = '[Content_Types].xml'
const isXml = (name: string): boolean => /\.(?:xml|rels)$/.test(name)

/** Charts numbered from 1: pptxgenjs counts on through all files that a process writes. */
function renumberCharts(names: readonly string[]): (text: string) => string {
  const numbers = names.flatMap((name) => /^ppt\/charts\/chart(\d+)\.xml$/.exec(name)?.[1] ?? []).sort((a, b) => Number(a) - Number(b))
  return (text) => text.replace(CHART, (_, start: string, number: string) => `${start}${numbers.indexOf(number) + 1}`)
}

/** The language with its region, as Office names it: `en` → `en-US`. */
function officeLanguage({ talk }: Dataset): string {
  const { language, region } = new Intl.Locale(talk.language).maximize()
  return region ? `${language}-${region}` : language
}

function finishSlide(xml: string, { tableAlts, drawings }: Drawn): string {
  const whole = drawings.reduce((slide, drawing, index) => withShape(slide, standIn(index), drawing), oneParagraphStyle(xml))
  return passOver(describeTables(uniqueIds(whole), tableAlts), DECORATION)
}

function finishPart(name: string, xml: string, names: readonly string[], { dataset, theme, drawn, sections }: FinishInput): string {
  const slide = SLIDE.exec(name)
  if (name === FIRST) return withoutMissing(xml, names)
  if (name === 'docProps/core.xml') return coreProperties(dataset)
  if (name === 'docProps/app.xml') return appProperties(dataset, sections.length)
  if (name === 'ppt/presentation.xml') return withSections(xml, sections)
  if (name === 'ppt/theme/theme1.xml') return withScheme(xml, theme)
  if (name.startsWith('ppt/slideLayouts/slideLayout')) return uniqueIds(oneParagraphStyle(xml))
  if (name.startsWith('ppt/notesSlides/notesSlide')) return noteParagraphs(xml)
  if (name.startsWith('ppt/charts/chart')) return dashedFrom(orderedChart(withoutEmptyPoints(xml)), SERIES.length)
  return slide ? finishSlide(xml, drawn[Number(slide[1]) - 1] ?? { tableAlts: [], drawings: [] }) : xml
}

/**
 * A date by whose local parts a ZIP entry is stamped: ZIP has no time zones, so
 * the same bytes need the same wall-clock time everywhere.
 */
function wallClock(date: Date): Date {
  const earliest = Math.max(date.getUTCFullYear(), 1980)
  return new Date(earliest, date.getUTCMonth(), date.getUTCDate())
}

const inOrder = (a: string, b: string): number => Number(b === FIRST) - Number(a === FIRST) || (a < b ? -1 : 1)

/** A ZIP file whose bytes depend on its content alone: sorted names, one date. */
function pack(parts: Unzipped, { talk }: Dataset): Uint8Array<ArrayBuffer> {
  const files: Zippable = {}
  for (const name of Object.keys(parts).filter((part) => !part.endsWith('/')).sort(inOrder)) {
    files[name] = [parts[name]!, { level: isXml(name) ? 6 : 0 }]
  }
  return zipSync(files, { mtime: wallClock(outputDate(talk)) })
}

function finishWorkbook(bytes: Uint8Array, cells: readonly string[], dataset: Dataset): Uint8Array<ArrayBuffer> {
  const parts = unzipSync(bytes)
  const edit = (name: string, change: (xml: string) => string): void => { parts[name] = strToU8(change(strFromU8(parts[name]!))) }
  for (const name of Object.keys(parts).filter(isXml)) edit(name, legalXml)
  edit('docProps/core.xml', (xml) => withDates(xml, dataset))
  edit('xl/worksheets/sheet1.xml', (xml) => withValues(xml, cells))
  return pack(parts, dataset)
}

/** Content types of parts that exist: pptxgenjs lists a slide master for each slide. */
const withoutMissing = (xml: string, names: readonly string[]): string =>
  xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (override, part: string) => names.includes(part) ? override : '')

/** Repairs and completes a file that pptxgenjs wrote, and makes its bytes depend on the input alone. */
export function finishPackage(bytes: Uint8Array, input: FinishInput): Uint8Array {
  const written = unzipSync(bytes)
  const renumber = renumberCharts(Object.keys(written))
  const names = Object.keys(written).map(renumber)
  const language = officeLanguage(input.dataset)
  const text = (name: string): string => strFromU8(written[name] ?? new Uint8Array())
  const parts: Unzipped = {}
  for (const name of Object.keys(written)) {
    const chart = /^ppt\/embeddings\/Microsoft_Excel_Worksheet(\d+)\.xlsx$/.exec(name)?.[1]
    if (chart) parts[renumber(name)] = finishWorkbook(written[name]!, emptyCells(text(`ppt/charts/chart${chart}.xml`)), input.dataset)
    else if (isXml(name)) parts[renumber(name)] = strToU8(legalXml(inLanguage(finishPart(name, renumberIn(name, text(name), renumber), names, input), language)))
    else parts[name] = written[name]!
  }
  return pack(parts, input.dataset)
}

/** Only relations and the list of content types name other parts; slides may hold the same words as text. */
const renumberIn = (name: string, xml: string, renumber: (text: string) => string): string =>
  name === FIRST || name.endsWith('.rels') ? renumber(xml) : xml
