import { readFileSync } from 'node:fs'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck } from '../deck/load.ts'
import { splitNote } from '../deck/resolve.ts'
import { tagsIn } from '../deck/tags.ts'
import { excerpt, shingles, squeeze } from './words.ts'
import type { Fault, Finding } from './rule.ts'

/** A private note, as the runs of words that give it away. */
interface Secret { where: string; shingles: string[] }

/** The private notes of a deck, and slides whose private note could not be read or searched for. */
export interface PrivateNotes { secrets: Secret[]; unread: string[] }

/** A piece of a public copy that is searched. */
export interface PublicText { where: string; text: string }

const COMMENT = /<!--([\s\S]*?)-->/g
const SHINGLE = 5
/** Fewer words, or fewer letters, are found anywhere. */
const LEAST = { words: 3, letters: 12 }

const UNSEARCHED = 'could not be searched for: it is too short, repeats public words, or stands in another file'

/** Text without what script and markup put around or into words. */
const bare = (text: string): string =>
  text.replace(/\\u([\da-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\[nrt]/g, ' ').replace(/<[^<>]*>/g, ' ').replace(/&(?:#\w+|\w+);/g, '')

/** Words before and after each tag apart: what a tag becomes is not the speaker's secret. */
const spans = (text: string): string[] =>
  tagsIn(text).reduce((parts, { text: tag }) => parts.flatMap((part) => part.split(tag)), [text])

const tellingShingles = (text: string): string[] => spans(text).flatMap((span) => {
  const words = span.split(/\s+/).map(squeeze).filter(Boolean)
  return words.length < LEAST.words ? [] : shingles(span, SHINGLE).filter((shingle) => shingle.length >= LEAST.letters)
})

/** Everything a reader may see anyway: a private note may repeat it. */
function publicWords({ slides }: Deck, dataset: Dataset): string {
  return squeeze(`${slides.map(({ title, content, note }) => `${title} ${content} ${note}`).join(' ')} ${JSON.stringify(dataset)}`)
}

/** The private notes in the deck's Markdown file. Only the file still has them: the parsed deck leaves them out. */
export function privateNotes(deck: Deck, dataset: Dataset): PrivateNotes {
  const markdown = readFileSync(deck.file, 'utf8')
  const known = publicWords(deck, dataset)
  const slideAt = (offset: number): number => deck.slides.findLast(({ line }) => line <= markdown.slice(0, offset).split('\n').length)?.no ?? 1
  const notes = [...markdown.matchAll(COMMENT)].map((match) => ({ no: slideAt(match.index), text: splitNote(match[1] ?? '').private })).filter(({ text }) => text)
  const secrets = notes.map(({ no, text }) => ({ no, where: `slide ${no}`, shingles: tellingShingles(text).filter((shingle) => !known.includes(shingle)) }))
  const searched = new Set(secrets.filter((secret) => secret.shingles.length > 0).map(({ no }) => no))
  const unread = deck.slides.filter(({ hasPrivateNote, no }) => hasPrivateNote && !searched.has(no))
  return { secrets, unread: unread.map(({ no }) => `slide ${no}`) }
}

/** Matches a text that holds words of any secret: one search of it instead of one for each run of words, in a fifth of the time. */
function anyOf(secrets: readonly Secret[]): RegExp {
  const words = secrets.flatMap((secret) => secret.shingles)
  // Letters, digits and percent signs alone: nothing that a pattern reads as its own.
  return new RegExp(words.length > 0 ? words.join('|') : '(?!)', 'u')
}

/** Private notes found in texts that anyone may read. */
export function leaks(texts: Iterable<PublicText>, { secrets, unread }: PrivateNotes): Finding {
  const faults: Fault[] = []
  const any = anyOf(secrets)
  for (const { where, text } of texts) {
    const plain = bare(text)
    const squeezed = plain === text ? [squeeze(text)] : [squeeze(text), squeeze(plain)]
    if (!squeezed.some((words) => any.test(words))) continue
    for (const secret of secrets) {
      const found = secret.shingles.find((shingle) => squeezed.some((words) => words.includes(shingle)))
      if (found !== undefined) faults.push({ where, what: `holds words of the private note of ${secret.where} ("${excerpt(found, 24)}")`, remedy: 'do not hand this copy out; make it again from notes without their [private] part' })
    }
  }
  const searched = secrets.some(({ shingles: words }) => words.length > 0)
  if (!searched && unread.length > 0) return { skipped: `the private note of ${unread.join(', ')} ${UNSEARCHED}` }
  const advice = unread.map((where) => ({ where, what: `its private note ${UNSEARCHED}`, remedy: 'make it a sentence of its own words, in the deck\'s own file' }))
  return { faults, advice }
}
