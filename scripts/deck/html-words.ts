import { parseDocument } from 'htmlparser2'

type Node = ReturnType<typeof parseDocument>['childNodes'][number]
type Element = Extract<Node, { attribs: unknown }>
/** Words, and the address they link to. */
export interface Words { text: string; url?: string }

/** Elements that stand within a line; Slidev's components for clicks and links do too. */
const INLINE = new Set(['a', 'abbr', 'b', 'code', 'del', 'em', 'i', 'ins', 'kbd', 'link', 'mark', 's', 'small', 'span', 'strong', 'sub', 'sup', 'u', 'v-click', 'v-after', 'vclick'])
/** Other components show what stands in them in their own way. */
const isComponent = (name: string): boolean => /^[A-Z]/.test(name) && !/^(?:VClicks?|Link)$/.test(name)
/** Elements whose text is not shown as words. */
const SILENT = new Set(['script', 'style', 'svg', 'template', 'math'])

class Reader {
  readonly paragraphs: Words[][] = [[]]

  read(nodes: readonly Node[], url = ''): void {
    for (const node of nodes) {
      if ('attribs' in node) this.#element(node, url)
      else if (node.type === 'text') this.#text(node.data.replace(/\s+/g, ' '), url)
    }
  }

  #text(text: string, url: string): void {
    if (text) this.paragraphs.at(-1)?.push({ text, ...url && { url } })
  }

  #element({ name, attribs, children }: Element, url: string): void {
    const tag = name.toLowerCase()
    if (SILENT.has(tag) || isComponent(name)) return
    if (!INLINE.has(tag)) this.paragraphs.push([])
    this.read(children, attribs['href'] ?? attribs['to'] ?? url)
    if (!INLINE.has(tag)) this.paragraphs.push([])
  }
}

/** The words of a block of HTML, by paragraph; none of those without any. */
export function wordsOfHtml(html: string): Words[][] {
  const reader = new Reader()
  reader.read(parseDocument(html, { recognizeSelfClosing: true, lowerCaseTags: false }).childNodes)
  return reader.paragraphs.filter((words) => words.some(({ text }) => text.trim()))
}
