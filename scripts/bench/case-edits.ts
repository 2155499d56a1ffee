import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { timed, type Run } from './run.ts'
import { putInOurs, type Setting } from './setting.ts'
import { median, pairedRatio, ratioRange } from './statistics.ts'
import { tableText, type Row } from './table.ts'
import { inTurns } from './turns.ts'
import { emptyCaches } from './workspace.ts'

const SLIDES = 'slides.md'

/** As many words as edits; a typed number would be a fault of the deck. */
const words = (no: number): string => 'again '.repeat(no).trim()

/** A deck with other words in the first reader's note; every call with another number gives another deck. */
export const withNote = (markdown: string, no: number): string => markdown.replace(/^<!--\n/m, `<!--\nEdited ${words(no)}. `)

/** A deck with other words in the last heading. */
export function withHeading(markdown: string, no: number): string {
  const at = [...markdown.matchAll(/^# .+$/gm)].at(-1)?.index ?? 0
  return `${markdown.slice(0, at)}${markdown.slice(at).replace(/^# (.+)$/m, `# $1 ${words(no)}`)}`
}

/** (g) All copies after an edit, against all copies from sources. */
export async function edits(setting: Setting): Promise<string> {
  const { script, out, ours } = setting
  const markdown = await readFile(join(ours, SLIDES), 'utf8')
  const deck = (): Promise<Run> => timed(script('deck.ts', '--out', join(out, 'edited')))
  let edit = 0
  const edited = (change: (text: string, no: number) => string) => (): Promise<Run> => putInOurs(setting, SLIDES, change(markdown, ++edit)).then(deck)
  const results = await inTurns(setting, {
    'all from sources': async () => {
      await emptyCaches(ours)
      await putInOurs(setting, SLIDES, markdown)
      return deck()
    },
    'nothing edited': deck,
    'a note edited': edited(withNote),
    'a heading edited': edited(withHeading),
  })
  await putInOurs(setting, SLIDES, markdown)
  const [[, all = []] = [], ...others] = Object.entries(results).map(([what, runs]) => [what, runs.map(({ wall }) => wall)] as const)
  return tableText('All copies again, against all copies from sources', ['again', 'sources'], others.map(([what, walls]): Row => ({
    what, ours: `${median(walls).toFixed(2)} s`, other: `${median(all).toFixed(2)} s`, ratio: pairedRatio(walls, all), range: ratioRange(walls, all),
  })))
}
