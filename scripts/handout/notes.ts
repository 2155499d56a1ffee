import { MarkdownExit } from 'markdown-exit'
import { linkedSlide, withoutClicks } from '../deck/markdown.ts'

// Tags in a note are shown as typed: a handout is no place for somebody's HTML to run.
const markdown = new MarkdownExit({ html: false, linkify: false, typographer: false })

/** Address of a slide in a copy; null where its notes can't lead to slides. */
export type SlideAddress = (no: number) => string | null

const LINK = /<a href="([^"]*)">([\s\S]*?)<\/a>/g

/** A note's Markdown as HTML, as every copy shows it; a link to a slide is its words alone where the copy has no address for it. */
export const renderNote = (note: string, slideAddress: SlideAddress = () => null): string =>
  markdown.render(note).replace(LINK, (link, url: string, words: string) => {
    const slide = linkedSlide(url)
    const address = slide === null ? url : slideAddress(slide)
    return address === null ? words : link.replace(url, () => address)
  })

/** Text made safe for HTML content and quoted attributes. */
export const escapeHtml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`)

/** A reader's note, Markdown, as HTML, without the presenter's click marks; empty where there is none. */
export function noteHtml(note: string, slideAddress?: SlideAddress): string {
  const said = withoutClicks(note).trim()
  return said && renderNote(said, slideAddress).trim()
}
