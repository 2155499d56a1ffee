/** Slides as static markup with the rules they need, for copies that run without Vue. Runs inside the page. */
import { toArticle } from './article.ts'
import { toCanvas } from './canvas.ts'
import { cloneSlides, type SlideClone } from './clone.ts'
import { shortenIds } from './identifiers.ts'
import { deckRules, usedCss, type Schemes } from './used-css.ts'

/** One slide: its number, its heading as text, and its markup. */
export interface SlideMarkup { no: number; title: string; html: string }
/** All slides, and the deck's rules cut down to those that apply to them. */
export interface DeckMarkup { slides: SlideMarkup[]; css: string }

const KINDS = {
  canvas: { slideAddress: '#', prepare: toCanvas, schemes: 'switchable' },
  article: { slideAddress: '#slide-', prepare: toArticle, schemes: 'system' },
} as const satisfies Record<string, { slideAddress: string, prepare: (slide: SlideClone) => void, schemes: Schemes }>

/** `canvas`: the slide as it is shown. `article`: its content without frame, for text that reflows. */
export type MarkupKind = keyof typeof KINDS

/** Attributes that tie scoped rules to their component; most tie to nothing that is left. */
export function dropUnusedScopes(root: Element, css: string): void {
  for (const element of root.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (name.startsWith('data-v-') && !css.includes(`[${name}]`)) element.removeAttribute(name)
  }
}

/** Attaches slides to the page while `work` runs, and takes away the classes by which Slidev tells the print route. */
export function whileMounted<T>(slides: SlideClone[], work: (mount: HTMLElement) => T): T {
  const { className } = document.documentElement
  const mount = document.body.appendChild(document.createElement('div'))
  try {
    document.documentElement.className = ''
    mount.append(...slides.map(({ root }) => root))
    return work(mount)
  } finally {
    document.documentElement.className = className
    mount.remove()
  }
}

/**
 * All slides of the print page as static markup; the page is as before afterwards.
 * @param around the copy's own rules, which read the deck's tokens too
 */
export async function deckMarkup(kind: MarkupKind, around: string): Promise<DeckMarkup> {
  const { slideAddress, prepare, schemes } = KINDS[kind]
  const rules = await deckRules()
  const slides = cloneSlides(slideAddress)
  for (const slide of slides) prepare(slide)
  return whileMounted(slides, (mount) => {
    const css = shortenIds(slides, usedCss(rules, mount, schemes, around))
    dropUnusedScopes(mount, css)
    return { slides: slides.map(({ no, title, root }) => ({ no, title, html: root.innerHTML })), css }
  })
}
