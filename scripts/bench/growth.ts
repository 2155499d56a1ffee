/**
 * A deck of `count` slides: those of a real deck over and over. The first one, with the headmatter, comes once.
 * @param markdown of a deck in which every slide has a frontmatter, and `---` stands only around those
 */
export function grown(markdown: string, count: number): string {
  const [, ...parts] = markdown.split(/^---\n/m)
  const slides = Array.from({ length: parts.length / 2 }, (_, index) => `---\n${parts[2 * index]}---\n${parts[2 * index + 1]}`)
  const [first = '', ...others] = slides
  const repeated = Array.from({ length: count - 1 }, (_, index) => others[index % others.length] ?? '')
  return [first, ...repeated].map((slide) => `${slide.trimEnd()}\n\n`).join('')
}
