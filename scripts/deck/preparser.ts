import type { SlidevPreparserExtension } from '@slidev/types'
import type { Dataset } from '../../data/schema/index.ts'
import { messageOf } from '../lib/errors.ts'
import { asMarkdown, evidenceOfSlide, refuseTypedNumbers, resolveFigures, resolveHeadings, splitNote, titleOf, type SlideEvidence } from './resolve.ts'

const NO_EVIDENCE: SlideEvidence = { sources: [], asOf: '' }

interface Frontmatter { faults?: string[], [key: string]: unknown }

/** Title matter that Slidev reads from the headmatter, so that `data/records/talk.ts` is its only home. */
const headmatterOf = ({ talk }: Dataset): Record<string, unknown> => ({
  title: talk.title,
  // Slidev takes it for Markdown.
  info: asMarkdown(talk.description),
  author: talk.retoldAuthor,
  keywords: talk.keywords.join(', '),
  htmlAttrs: { lang: talk.language },
})

const speakerNote = (note: string): string => {
  const { reader, private: aside } = splitNote(note)
  return aside ? `${reader}\n\n---\n\n*Only you see this:* ${aside}` : reader
}

/** Runs a step; a fault is kept with its slide, so that the check can report all of them and dev goes on. */
function attempt<T>(frontmatter: Frontmatter, fallback: T, step: () => T): T {
  try {
    return step()
  } catch (error) {
    const fault = messageOf(error)
    if (!frontmatter.faults?.includes(fault)) (frontmatter.faults ??= []).push(fault)
    return fallback
  }
}

/**
 * What happens to each slide before Slidev parses it: figures in headings and
 * notes become text, the frontmatter learns the slide's sources, and private
 * notes are dropped unless `keepPrivate`. Faults end up in `frontmatter.faults`.
 */
export function deckPreparser(dataset: Dataset, keepPrivate: boolean): SlidevPreparserExtension {
  return {
    name: 'deck',
    async transformSlide(content, frontmatter: Frontmatter) {
      if ('theme' in frontmatter) Object.assign(frontmatter, headmatterOf(dataset))
      const resolved = attempt(frontmatter, content, () => resolveHeadings(content, dataset))
      attempt(frontmatter, undefined, () => refuseTypedNumbers('heading', content, dataset))
      const title = attempt(frontmatter, undefined, () => titleOf(content, dataset))
      frontmatter['heading'] = title
      frontmatter['title'] ??= title
      Object.assign(frontmatter, attempt(frontmatter, NO_EVIDENCE, () => evidenceOfSlide(content, dataset)))
      return resolved
    },
    async transformNote(note, frontmatter: Frontmatter) {
      if (!note) return note
      attempt(frontmatter, undefined, () => refuseTypedNumbers('note', note, dataset))
      const kept = keepPrivate ? speakerNote(note) : splitNote(note).reader
      return attempt(frontmatter, kept, () => resolveFigures(kept, dataset))
    },
  }
}
