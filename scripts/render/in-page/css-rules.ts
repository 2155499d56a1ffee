/**
 * Style sheets as trees of rules, from their source text. The browser's own CSSOM can't write back every
 * rule it read: a shorthand with a variable loses all its parts once one of them is overridden.
 */

/** A rule with declarations, or a group of rules; `prelude` is what stands before its brace. */
export interface CssRule { prelude: string; declarations: string[]; rules: CssRule[] }

const GROUP = /^@(?:media|supports|layer|container|scope|starting-style)\b/

/** Index behind a string, comment, or escape that begins at `at`; `at` itself where none does. */
function afterOpaque(text: string, at: number): number {
  const character = text[at]
  if (character === '\\') return at + 2
  if (text.startsWith('/*', at)) return Math.max(text.indexOf('*/', at + 2), at) + 2
  if (character !== '"' && character !== '\'') return at
  let end = at + 1
  while (end < text.length && text[end] !== character) end += text[end] === '\\' ? 2 : 1
  return end + 1
}

/** Pieces of a text cut at a character, outside of strings, comments and brackets of any kind. */
export function cutAt(text: string, separator: string): string[] {
  const pieces: string[] = []
  let [depth, start, at] = [0, 0, 0]
  while (at < text.length) {
    const next = afterOpaque(text, at)
    if (next > at) { at = next; continue }
    if ('([{'.includes(text[at]!)) depth++
    else if (')]}'.includes(text[at]!)) depth--
    else if (depth === 0 && text[at] === separator) { pieces.push(text.slice(start, at)); start = at + 1 }
    at++
  }
  return [...pieces, text.slice(start)].map((piece) => piece.trim()).filter(Boolean)
}

/** Ends of the statements of a text: behind a closing brace or a semicolon on the outermost level. */
function statements(text: string): string[] {
  const found: string[] = []
  let [depth, start, at] = [0, 0, 0]
  while (at < text.length) {
    const next = afterOpaque(text, at)
    if (next > at) { at = next; continue }
    if (text[at] === '{') depth++
    if ((text[at] === '}' && --depth === 0) || (text[at] === ';' && depth === 0)) {
      found.push(text.slice(start, at + 1))
      start = at + 1
    }
    at++
  }
  return found
}

/** The rules of a style sheet, in order. Statements without a block, such as imports, are left out. */
export function parseRules(text: string): CssRule[] {
  const plain = text.replace(/\/\*[\s\S]*?\*\//g, '')
  return statements(plain).flatMap((statement): CssRule[] => {
    const open = statement.indexOf('{')
    if (open < 0) return []
    const [prelude, body] = [statement.slice(0, open).trim(), statement.slice(open + 1, -1)]
    return [GROUP.test(prelude)
      ? { prelude, declarations: [], rules: parseRules(body) }
      : { prelude, declarations: cutAt(body, ';'), rules: [] }]
  })
}

/** The value of a declaration of a rule; empty where it has none. */
export const valueOf = ({ declarations }: CssRule, property: string): string =>
  declarations.findLast((declaration) => declaration.startsWith(`${property}:`))?.slice(property.length + 1).trim() ?? ''

/** A rule as text again. */
export const ruleText = ({ prelude, declarations, rules }: CssRule): string =>
  `${prelude}{${rules.length ? `\n${rules.map(ruleText).join('\n')}\n` : declarations.join(';')}}`
