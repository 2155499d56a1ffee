import type { SlidevPreparserExtension } from '@slidev/types'
import type { Dataset } from '../../data/schema/index.ts'
import { evidenceOfSlide, resolveFigures, resolveHeadings, splitNote } from './resolve.ts'

const HEADING = /^# (.+)$/m

/** Title matter that Slidev reads from the headmatter, so that `data/records/talk.ts` is its only home. */
const headmatterOf = ({ talk }: Dataset): Record<string, unknown> => ({
  title: talk.title,
  info: talk.description,
  author: talk.retoldAuthor,
  keywords: talk.keywords.join(', '),
  htmlAttrs: { lang: talk.language },
})

const speakerNote = (note: string): string => {
  const { reader, private: aside } = splitNote(note)
  return aside ? `${reader}\n\n---\n\n*Only you see this:* ${aside}` : reader
}

/**
 * What happens to each slide before Slidev parses it: figures in headings and
 * notes become text, the frontmatter learns the slide's sources, and private
 * notes are dropped unless `keepPrivate`.
 */
export function deckPreparser(dataset: Dataset, keepPrivate: boolean): SlidevPreparserExtension {
  return {
    name: 'deck',
    async transformSlide(content, frontmatter) {
      if ('theme' in frontmatter) Object.assign(frontmatter, headmatterOf(dataset))
      const resolved = resolveHeadings(content, dataset)
      frontmatter.title ??= HEADING.exec(resolved)?.[1]
      Object.assign(frontmatter, evidenceOfSlide(content, dataset))
      return resolved
    },
    async transformNote(note) {
      if (!note) return note
      return resolveFigures(keepPrivate ? speakerNote(note) : splitNote(note).reader, dataset)
    },
  }
}
