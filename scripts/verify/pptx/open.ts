import { unzipSync, type Unzipped } from 'fflate'
import { DomUtils, parseDocument } from 'htmlparser2'
import { posix } from 'node:path'
import { DeckError, messageOf } from '../../lib/errors.ts'
import { damagedEntries, sheetNumbers, textParts, workbookTexts } from './archive.ts'
import { looksOf, type SlideLook } from './look.ts'
import type { Linked } from './stage.ts'
import { at, elements, isDecorative, lines, type Document, type Element } from './xml.ts'

/** A relation from one part to another part or, where `external`, to an address. */
export interface Relation { from: string; id: string; type: string; target: string; external: boolean }
/** A picture, graphic frame or group; decoration needs no words. */
export interface Shape { kind: 'picture' | 'table' | 'chart' | 'drawing'; words: string; decorative: boolean }

/** One slide as an office program shows it, in the order of the presentation. */
export interface PptxSlide {
  no: number
  /** Text of the title placeholder; null where there is none. */
  title: string | null
  /** All text on the slide, a paragraph or cell a line. */
  text: string
  shapes: Shape[]
  /** Numbers that each of its charts draws, and those of the sheet it is edited by; null where it has none. */
  charts: { values: number[], sheet: number[] | null }[]
  chartText: string
  notes: string
  /** True where it shows its number. */
  numbered: boolean
  /** Addresses that words on it link to. */
  links: string[]
  /** True where a show leaves it out. */
  hidden: boolean
}

export interface PptxCopy {
  bytes: number
  parts: Set<string>
  /** Parts that are not what was packed. */
  damaged: string[]
  relations: Relation[]
  slides: PptxSlide[]
  /** How each of them looks. */
  looks: SlideLook[]
  texts: Map<string, string>
  properties: Record<string, string>
}

type Parts = Map<string, Document>

const partOf = (relations: string): string => posix.join(posix.dirname(posix.dirname(relations)), posix.basename(relations, '.rels'))

function relationsOf(parts: Parts): Relation[] {
  return [...parts].filter(([name]) => name.endsWith('.rels')).flatMap(([name, document]) => elements('Relationship', document).map(({ attribs }) => {
    const [from, target, external] = [partOf(name), attribs['Target'] ?? '', attribs['TargetMode'] === 'External']
    return { from, id: attribs['Id'] ?? '', type: posix.basename(attribs['Type'] ?? ''), external, target: external ? target : posix.resolve('/', posix.dirname(from), target).slice(1) }
  }))
}

function shapeOf(element: Element): Shape[] {
  const properties = elements('p:cNvPr', element)[0]
  const words = properties?.attribs['descr'] ?? ''
  const decorative = isDecorative(element)
  if (element.name === 'p:grpSp') return [{ kind: 'drawing', words, decorative: isDecorative(at(element, 'p:nvGrpSpPr') ?? element) }]
  if (element.name === 'p:pic') return [{ kind: 'picture', words, decorative }]
  if (elements('a:tbl', element).length > 0) return [{ kind: 'table', words, decorative }]
  return elements('c:chart', element).length > 0 ? [{ kind: 'chart', words, decorative }] : []
}

function titleOf(document: Document): string | null {
  const shape = elements('p:sp', document).find((candidate) => elements('p:ph', candidate).some(({ attribs }) => ['title', 'ctrTitle'].includes(attribs['type'] ?? '')))
  return shape ? lines(shape) : null
}

/** Text of the notes: its body placeholder, not the slide's number. */
function notesOf(document: Document | undefined): string {
  const body = document && elements('p:sp', document).find((shape) => elements('p:ph', shape).some(({ attribs }) => attribs['type'] === 'body'))
  return body ? lines(body) : ''
}

const drawnValues = (chart: Document): number[] => elements('c:val', chart)
  .flatMap((values) => elements('c:v', values)).map((value) => Number(DomUtils.textContent(value))).filter(Number.isFinite)

/** What a file holds: its parts that are XML, what each of them names, and all parts as they are. */
interface Package { parts: Parts; named: Map<string, Relation[]>; files: Unzipped }

/** A part with those it names, each found when it is asked for. */
function linkedTo(part: string, { parts, named, files }: Package): Linked {
  const follow = (wanted: (relation: Relation) => boolean): Linked[] => (named.get(part) ?? []).filter(wanted)
    .flatMap(({ target }) => parts.has(target) ? [linkedTo(target, { parts, named, files })] : [])
  return {
    document: parts.get(part) ?? parseDocument(''),
    linked: (type) => follow((relation) => relation.type === type),
    byId: (id) => follow((relation) => relation.id === id)[0],
    addressOf: (id) => named.get(part)?.find((relation) => relation.id === id && relation.external)?.target,
    bytesOf: (id) => files[named.get(part)?.find((relation) => relation.id === id)?.target ?? ''],
  }
}

function chartOf({ document, bytesOf }: Linked): PptxSlide['charts'][number] {
  const workbook = bytesOf(elements('c:externalData', document)[0]?.attribs['r:id'] ?? '')
  return { values: drawnValues(document), sheet: workbook ? sheetNumbers(workbook) : null }
}

function slideOf({ document, linked, addressOf }: Linked, no: number): PptxSlide {
  const charts = linked('chart')
  return {
    no,
    title: titleOf(document),
    text: lines(document),
    shapes: [...elements('p:pic', document), ...elements('p:graphicFrame', document), ...elements('p:grpSp', document)].flatMap(shapeOf),
    charts: charts.map(chartOf),
    chartText: charts.map((chart) => elements('c:v', chart.document).map((value) => DomUtils.textContent(value)).join('\n')).join('\n'),
    notes: notesOf(linked('notesSlide')[0]?.document),
    numbered: elements('a:fld', document).some(({ attribs }) => attribs['type'] === 'slidenum'),
    links: elements('a:hlinkClick', document).flatMap(({ attribs }) => addressOf(attribs['r:id'] ?? '') ?? []),
    hidden: elements('p:sld', document).some(({ attribs }) => attribs['show'] === '0'),
  }
}

const MAIN = 'ppt/presentation.xml'

/** Slides in the order that the presentation lists them, which is not that of their file names. */
function slidesOf(main: Document, held: Package): Linked[] {
  return elements('p:sldId', main).map(({ attribs }) => linkedTo(held.named.get(MAIN)?.find(({ id }) => id === attribs['r:id'])?.target ?? '', held))
}

function propertiesOf(parts: Parts): Record<string, string> {
  const core = parts.get('docProps/core.xml')
  return Object.fromEntries(['dc:title', 'dc:creator', 'dc:subject', 'cp:keywords', 'dc:language']
    .map((name) => [name, core ? elements(name, core).map((element) => DomUtils.textContent(element)).join() : '']))
}

/**
 * Opens an office file: unpacks it and reads its parts with a parser that had no part in writing it.
 * @throws DeckError when it is no presentation
 */
export function openPptx(bytes: Uint8Array): PptxCopy {
  try {
    const files = unzipSync(bytes)
    const texts = textParts(files)
    const parts: Parts = new Map([...texts].map(([name, text]) => [name, parseDocument(text, { xmlMode: true })]))
    const relations = relationsOf(parts)
    const main = parts.get(MAIN)
    if (!main) throw new DeckError('it holds no presentation')
    const slides = slidesOf(main, { parts, files, named: Map.groupBy(relations, ({ from }) => from) })
    return {
      bytes: bytes.length, parts: new Set(Object.keys(files)), damaged: damagedEntries(bytes, files), relations, texts: new Map([...texts, ...workbookTexts(files)]),
      slides: slides.map((slide, index) => slideOf(slide, index + 1)), looks: looksOf(main, slides), properties: propertiesOf(parts),
    }
  } catch (error) {
    throw new DeckError(`can't be read as a presentation: ${messageOf(error)}`, { cause: error })
  }
}
