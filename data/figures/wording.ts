/** Width of a character in Latin letters: ideographs and kana are about twice as wide. */
const widthOf = (character: string): number => /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/u.test(character) ? 1.9 : 1

const lengthOf = (text: string): number => [...text].reduce((total, character) => total + widthOf(character), 0)

/**
 * Text cut into lines of at most `room` Latin letters, between words; a word longer than a line is cut itself.
 * SVG text does not wrap, so drawings need it.
 */
export function wrapWords(text: string, room: number): string[] {
  const words = text.split(/\s+/).filter(Boolean).flatMap((word) => cutWord(word, room))
  return words.reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    return last !== undefined && lengthOf(`${last} ${word}`) <= room ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word]
  }, [])
}

function cutWord(word: string, room: number): string[] {
  return [...word].reduce<string[]>((parts, character) => {
    const last = parts.at(-1)
    return last !== undefined && lengthOf(last + character) <= room ? [...parts.slice(0, -1), last + character] : [...parts, character]
  }, [])
}

/**
 * A short mark for each service: its first letter, more letters where two would share one,
 * its place in the list where three letters do not tell them apart.
 */
export function initials(names: readonly string[]): Map<string, string> {
  const unique = [...new Set(names)]
  const cut = (name: string, letters: number): string => [...name].slice(0, letters).join('')
  const letters = [1, 2, 3].find((size) => new Set(unique.map((name) => cut(name, size))).size === unique.length)
  return new Map(unique.map((name, index) => [name, letters ? cut(name, letters) : `${index + 1}`]))
}
