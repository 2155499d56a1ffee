import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { exhibit, EXHIBITS, type Exhibit } from '../../data/exhibits/index.ts'
import { sourceLine } from '../../data/figures/sources.ts'
import { formatMoment } from '../../data/format.ts'
import type { Dataset } from '../../data/schema/index.ts'
import type { CopyOptions } from '../copies/context.ts'
import type { Deck, Slide } from '../deck/load.ts'
import { wordsOf } from '../deck/markdown.ts'
import { bodyOf, type Body } from './body.ts'
import { privateNotes, type PrivateNotes } from './private-notes.ts'

/** An exhibit on a slide; `drawn` where its component is a picture rather than a table or a list. */
export interface ShownExhibit { tag: string; exhibit: Exhibit; drawn: boolean }

/** What every copy must say of one slide. */
export interface ToldSlide {
  no: number
  /** How messages name the slide. */
  where: string
  title: string
  /** Slides of the same title after it. */
  twins: number
  section: string
  /** The words of the reader's note, without Markdown and addresses. */
  note: string
  exhibits: ShownExhibit[]
  body: Body
  /** What stands around it: section, sources in its foot, date. */
  frame: string
  /** Ids of the figures its body states. */
  figures: string[]
  /** Addresses that the slide links to: of the sources in its foot or its list, and in its words. And those of all its sources. */
  linked: string[]
  urls: string[]
  /** True where it shows nothing but a list of sources. */
  listsSources: boolean
}

/** What the copies are checked against. */
export interface Talk {
  dataset: Dataset
  options: CopyOptions
  slides: ToldSlide[]
  secrets: PrivateNotes
  /** Families that the deck brings along. */
  faces: string[]
  /** Slide of each page of a copy with a page a slide, or a page a click; null where clicks can't be counted. */
  pages: number[] | null
  /** True where the render was measured before the copies were made from it. */
  measured?: boolean
}

/** What the talk is known from; `root` has the folders `components` and `styles`. */
export interface TalkSource { dataset: Dataset; deck: Deck; options: CopyOptions; root: string }

const SOURCES = 'SourceList'
const DRAWS = /<(?:ExhibitSvg|DiagramView)[\s>]/

const FACE = /--font-[a-z]+:\s*['"]?([^'",;]+)/g

/** First family of each font token: the rest of the list is what a machine may have. */
const facesIn = (root: string): string[] =>
  [...readFileSync(join(root, 'styles/tokens.css'), 'utf8').matchAll(FACE)].flatMap(([, face]) => face?.replace(/ Variable$/, '').trim() || [])

/** Tags of components that draw their exhibit as one picture, read from their templates. */
function drawnTags(root: string): Set<string> {
  const components = join(root, 'components')
  const files = readdirSync(components, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))
  return new Set(files.filter((file) => DRAWS.test(readFileSync(join(components, file), 'utf8'))).map((file) => basename(file, '.vue')))
}

/** Words of a slide's section and foot, as its layout has them; the number in the foot is its own. */
function frameOf({ no, section, sources, asOf }: Slide, dataset: Dataset): string {
  const { shown, more } = sourceLine(dataset, sources)
  const named = shown.map(({ number, label }) => `[${number}] ${label}`)
  return [section, no, 'Sources:', ...named, `+${more.length} more`, asOf && `as of ${formatMoment(asOf)}`].join(' ')
}

const ADDRESS = /^https?:/

function toldSlide(slide: Slide, dataset: Dataset, drawn: Set<string>): Omit<ToldSlide, 'twins'> {
  const { title } = slide
  const tags = slide.tags.filter(({ name }) => name in EXHIBITS)
  const exhibits = tags.map(({ name, attributes }) => ({ tag: name, exhibit: exhibit(dataset, name, attributes['of']), drawn: drawn.has(name) }))
  const listsSources = tags.length > 0 && tags.every(({ name }) => name === SOURCES)
  const listed = listsSources ? exhibits.flatMap(({ exhibit: { rows } }) => rows.flat()).filter((cell): cell is string => typeof cell === 'string' && ADDRESS.test(cell)) : []
  const body = bodyOf(slide, dataset)
  const urlOf = (id: string): string => dataset.sources.find((source) => source.id === id)?.url ?? id
  return {
    no: slide.no,
    where: `slide ${slide.no} (line ${slide.line}, "${title}")`,
    title,
    section: slide.section,
    note: wordsOf(slide.note),
    exhibits,
    body,
    frame: frameOf(slide, dataset),
    figures: slide.tags.flatMap(({ name, attributes: { of } }) => name === 'Figure' && of !== undefined ? [of] : []),
    linked: [...sourceLine(dataset, slide.sources).shown.map(({ url }) => url), ...listed, ...body.links],
    urls: slide.sources.map(urlOf),
    listsSources,
  }
}

/** What the copies of a deck must say, from the dataset and the parsed Markdown; each slide once, however many clicks it has. */
export function talkOf({ dataset, deck, options, root }: TalkSource): Talk {
  const drawn = drawnTags(root)
  const told = deck.slides.map((slide) => toldSlide(slide, dataset, drawn))
  const slides = told.map((slide, index) => ({ ...slide, twins: told.slice(index + 1).filter(({ title }) => title === slide.title).length }))
  return { dataset, options, slides, pages: slides.map(({ no }) => no), secrets: privateNotes(deck, dataset), faces: facesIn(root) }
}
