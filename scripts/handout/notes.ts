import { MarkdownExit } from 'markdown-exit'
import { withoutClicks } from '../deck/markdown.ts'

// Tags in a note are shown as typed: a handout is no place for somebody's HTML to run.
const markdown = new MarkdownExit({ html: false, linkify: false, typographer: false })

/** A note's Markdown as HTML, as every copy shows it. */
export const renderNote = (note: string): string => markdown.render(note)

/** Text made safe for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`)

/** A reader's note, Markdown, as HTML, without the presenter's click marks; empty where there is none. */
export function noteHtml(note: string): string {
  const said = withoutClicks(note).trim()
  return said && renderNote(said).trim()
}
