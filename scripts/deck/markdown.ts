import { createMarkdownExit, type Token } from 'markdown-exit'
import { wordsOfHtml } from './html-words.ts'
import { tagsIn, type Tag } from './tags.ts'

/** A stretch of text in one style. A line break inside a paragraph is `\n`. */
export interface Run { text: string; url?: string; bold?: boolean; italic?: boolean }
/** A paragraph; `level` counts the lists around it, 0 outside of any. */
export interface Paragraph { runs: Run[]; list?: 'bullet' | 'number'; level: number }
/** What a slide's body holds, in reading order. */
export type Part = { paragraph: Paragraph } | { tag: Tag }
/** The wording of a `<Figure … />` tag. */
export type FigureText = (tag: string) => string

const parser = createMarkdownExit({ html: true })

const MARKED = { strong_open: 'bold', em_open: 'italic' } as const satisfies Record<string, keyof Run>
const attribute = (token: Token, name: string): string => token.attrs?.find(([key]) => key === name)?.[1] ?? ''

interface Style { bold: boolean; italic: boolean; url: string }

function nextStyle(style: Style, token: Token): Style {
  if (token.type === 'link_open') return { ...style, url: attribute(token, 'href') }
  if (token.type === 'link_close') return { ...style, url: '' }
  const mark = MARKED[token.type.replace('_close', '_open') as keyof typeof MARKED]
  return mark ? { ...style, [mark]: token.type.endsWith('_open') } : style
}

const isFigure = (token: Token): boolean => tagsIn(token.content).some(({ name }) => name === 'Figure')

function textOf(token: Token, figure: FigureText): string {
  if (token.type === 'softbreak') return ' '
  if (token.type === 'hardbreak') return '\n'
  if (token.type === 'html_inline') return isFigure(token) ? figure(token.content) : ''
  return token.content
}

function runsOf(tokens: Token[], figure: FigureText): Run[] {
  let style: Style = { bold: false, italic: false, url: '' }
  return tokens.flatMap((token) => {
    style = nextStyle(style, token)
    const text = textOf(token, figure)
    if (!text) return []
    return [{ text, ...(style.url && { url: style.url }), ...(style.bold && { bold: true }), ...(style.italic && { italic: true }) }]
  })
}

const otherTags = (content: string): Part[] => tagsIn(content).filter(({ name }) => name !== 'Figure').map((tag) => ({ tag }))

/** Follows the parser's tokens and says under which list item or heading each text stands. */
class Reader {
  parts: Part[] = []
  #lists: ('bullet' | 'number')[] = []
  #marker = false
  #heading = ''
  #figure: FigureText

  constructor(figure: FigureText) { this.#figure = figure }

  read(token: Token): void {
    if (token.type === 'bullet_list_open') this.#lists.push('bullet')
    else if (token.type === 'ordered_list_open') this.#lists.push('number')
    else if (/_list_close$/.test(token.type)) this.#lists.pop()
    else if (token.type === 'list_item_open') this.#marker = true
    else if (token.type === 'heading_open') this.#heading = token.tag
    else if (token.type === 'heading_close') this.#heading = ''
    else if (token.type === 'inline') this.#inline(token)
    else if (token.type === 'html_block') this.#block(token)
    else if (token.type === 'fence' || token.type === 'code_block') for (const text of token.content.trimEnd().split('\n')) this.#add([{ text }])
  }

  #add(runs: Run[]): void {
    if (!runs.some(({ text }) => text.trim())) return
    const list = this.#marker ? this.#lists.at(-1) : undefined
    this.#marker = false
    this.parts.push({ paragraph: { runs, level: this.#lists.length, ...(list && { list }) } })
  }

  #inline(token: Token): void {
    if (this.#heading === 'h1') return // it is the slide's title
    const runs = runsOf(token.children ?? [], this.#figure)
    this.#add(this.#heading ? runs.map((run) => ({ ...run, bold: true })) : runs)
    this.parts.push(...(token.children ?? []).filter(({ type }) => type === 'html_inline').flatMap(({ content }) => otherTags(content)))
  }

  #block(token: Token): void {
    const figures = tagsIn(token.content).filter(({ name }) => name === 'Figure')
    const html = figures.reduce((text, { text: tag }) => text.replace(tag, () => this.#figure(tag).replace(/[<&]/g, (sign) => `&#${sign.codePointAt(0)};`)), token.content)
    for (const words of wordsOfHtml(html)) this.#add(words)
    this.parts.push(...otherTags(token.content))
  }
}

/** The body of a slide: its paragraphs and component tags, without the heading that is its title. */
export function partsOf(markdown: string, figure: FigureText): Part[] {
  const reader = new Reader(figure)
  for (const token of parser.parse(markdown, {})) reader.read(token)
  return reader.parts
}

const plainRun = ({ text, url }: Run): string => url && url !== text ? `${text} (${url})` : text

/** One run of wording as plain text: no Markdown, no tags but figures in their wording. */
export const plainLine = (markdown: string, figure: FigureText = () => ''): string =>
  runsOf(parser.parseInline(markdown, {})[0]?.children ?? [], figure).map(({ text }) => text).join('').trim()

/** Number of the slide that a link leads to, in the forms Slidev takes: `5`, `/5`, `#5`, `#/5`; null for an address. */
export function linkedSlide(url: string): number | null {
  const no = /^(?:#\/?|\/)?(\d+)$/.exec(url)?.[1]
  return no === undefined ? null : Number(no)
}

/** A note without the marks that tell the live deck's presenter view when to click; Slidev takes them in capitals too. */
export const withoutClicks = (note: string): string => note.replace(/\[click(?::\d+)?\]\s*/gi, '')

const linesOf = (markdown: string, run: (run: Run) => string): string[] => partsOf(withoutClicks(markdown), () => '')
  .flatMap((part) => 'paragraph' in part ? [part.paragraph] : [])
  .map(({ runs, list }) => `${list ? '• ' : ''}${runs.map(run).join('')}`.trim())

/** The words of a note alone: no address, no mark of a list. */
export const wordsOf = (markdown: string): string => linesOf(markdown, ({ text }) => text).join('\n').replaceAll('•', '')

/** A note as plain text, one line a paragraph; links keep their address, list items a mark. */
export const plainText = (markdown: string): string => linesOf(markdown, plainRun).join('\n')
