import type { Deck } from '../deck/load.ts'
import { renderNote } from '../handout/notes.ts'

/** The readers' notes of the web version, for the views that show them: an array of HTML by slide. */
const NOTES_FILE = 'notes.json'

const CLICK = /\[click(?::(\d+))?\]/gi
// Of Unicode's private use: no text has them, and Markdown means nothing by them.
const [OPEN, CLOSE] = ['\uE000', '\uE001']
const MARK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g')

/** A note as HTML. Its click marks are Slidev's: with them the presenter view tells which part of the note is due. */
export function presenterNote(note: string): string {
  let clicks = 0
  const marked = note.replace(CLICK, (_mark, count = '1') => `${OPEN}${clicks += Number(count)}${CLOSE}`)
  return renderNote(marked).replace(MARK, '<span class="slidev-note-click-mark" data-clicks="$1"></span>')
}

/**
 * The notes as a file beside the app instead of a part of it: nobody who only looks at slides loads them, and one who
 * edits them need not wait for the app to be built again.
 */
export const notesFile = ({ slides }: Pick<Deck, 'slides'>): Map<string, string> =>
  new Map([[NOTES_FILE, `${JSON.stringify(slides.map(({ note }) => presenterNote(note)))}\n`]])
