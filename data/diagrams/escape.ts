/**
 * Text of a record as a mermaid label. Everything but letters, digits, spaces and three
 * marks becomes a numeric entity, so that no text can close the quotes, open a tag,
 * start a directive or be read as markdown.
 */

/** Mermaid writes entities as `ﬂ°35¶ß` while it parses: these four would be read as its own. */
const ITS_OWN = 'ﬂ°¶ß'
const PLAIN = /[\p{L}\p{M}\p{N},/() ]/u

const entity = (char: string): string => `#${char.codePointAt(0)};`

/** Control characters and lone surrogates can be shown nowhere; white space becomes one space. */
const printable = (text: string): string =>
  text.toWellFormed().replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()

const escape = (text: string): string =>
  [...text].map((char) => PLAIN.test(char) && !ITS_OWN.includes(char) ? char : entity(char)).join('')

/**
 * @param text any text of a record
 * @returns a quoted label, `"Node #35;1"`; an empty text gives a blank one
 */
export const label = (text: string): string => `"${escape(printable(text)) || ' '}"`

/**
 * The same in lines of about equal length, for a label with little room.
 * @param most characters a line may have; a longer word stands alone
 */
export function wrappedLabel(text: string, most: number): string {
  const whole = printable(text)
  const even = Math.ceil(whole.length / Math.ceil(whole.length / most || 1)) + 2
  const lines = whole.split(' ').reduce<string[]>((done, word) => {
    const last = done.at(-1)
    const fits = last !== undefined && last.length + 1 + word.length <= Math.min(even, most)
    return fits ? [...done.slice(0, -1), `${last} ${word}`] : [...done, word]
  }, [])
  return `"${lines.map(escape).join('<br/>') || ' '}"`
}
