import { injectPreparserExtensionLoader, load } from '@slidev/parser/fs'
import { dirname } from 'node:path'
import type { Dataset } from '../../data/schema/index.ts'
import { DeckError, messageOf } from '../lib/errors.ts'
import { expectUtf8 } from './encoding.ts'
import { deckPreparser } from './preparser.ts'
import { splitNote } from './resolve.ts'
import { tagsIn, type Tag } from './tags.ts'

/** One slide as the outputs need it: words resolved, evidence known. */
export interface Slide {
  no: number
  /** First line in the Markdown file, counted from 1. */
  line: number
  title: string
  section: string
  minutes: number
  sources: string[]
  asOf: string
  /** Markdown of the body with headings resolved. */
  content: string
  tags: Tag[]
  /** Notes that readers may see, figures resolved, Markdown. */
  note: string
  /** What the preparser could not resolve: unknown figures, exhibits or variants. */
  faults: string[]
  /** Whether the Markdown file holds a private note here; its text stays out of memory. */
  hasPrivateNote: boolean
}

export interface Deck { file: string; slides: Slide[]; headmatter: Record<string, unknown> }

/** Makes Slidev's parser resolve figures and notes as the outputs need them. */
export function usePreparser(dataset: Dataset, keepPrivate: boolean): void {
  injectPreparserExtensionLoader(async () => [deckPreparser(dataset, keepPrivate)])
}

type Parsed = Awaited<ReturnType<typeof load>>

/** Slides that Slidev's parser could not take from other files: it goes on without them, and says so to an editor only. */
const leftOut = ({ markdownFiles }: Parsed): string[] => Object.values(markdownFiles).flatMap(({ filepath, errors = [] }) =>
  errors.map(({ row, message }) => `${filepath}, line ${row + 1}: ${message.replace(/^Error when loading slide: (?:\w*Error: )?/, '')}`))

/** Parses a file and those it takes slides from. @throws DeckError when one can't be read or parsed, or there is no slide */
async function parsed(file: string): Promise<Parsed> {
  const root = dirname(file)
  const data = await load({ userRoot: root, roots: [root] }, file, {}, 'build').catch((error: unknown) => {
    throw new DeckError(`${file}: ${messageOf(error)}`, { cause: error })
  })
  await Promise.all(Object.keys(data.markdownFiles).map(expectUtf8))
  const [lost] = leftOut(data)
  if (lost !== undefined) throw new DeckError(`${lost}. Correct the slide's "src", or allow its file to be read with chmod.`)
  if (data.slides.every(({ content, note }) => `${content}${note ?? ''}`.trim() === '')) throw new DeckError(`${file}: holds no slide; write one that begins with "# …", or name another file with --entry.`)
  return data
}

/**
 * Parses a deck's Markdown as Slidev does, with our preparser.
 * @throws DeckError naming the file when it can't be read or parsed, or holds no slide
 */
export async function loadDeck(file: string, dataset: Dataset): Promise<Deck> {
  usePreparser(dataset, false)
  const data = await parsed(file)
  return {
    file,
    headmatter: data.headmatter,
    slides: data.slides.map((slide, index) => ({
      no: index + 1,
      line: slide.source.contentStart + 1,
      title: String(slide.frontmatter['heading'] ?? slide.title ?? ''),
      section: String(slide.frontmatter['section'] ?? ''),
      minutes: Number(slide.frontmatter['minutes'] ?? Number.NaN),
      sources: (slide.frontmatter['sources'] ?? []) as string[],
      asOf: String(slide.frontmatter['asOf'] ?? ''),
      content: slide.content,
      tags: tagsIn(slide.content),
      faults: (slide.frontmatter['faults'] ?? []) as string[],
      note: slide.note ?? '',
      hasPrivateNote: splitNote(/<!--([\s\S]*?)-->\s*$/.exec(slide.source.raw)?.[1] ?? '').private !== '',
    })),
  }
}
