import { DomUtils } from 'htmlparser2'
import type { SlideView } from '../alike.ts'
import { readPart, type Document } from './open.ts'

/** Classes of what is there for screen readers alone (KaTeX writes each formula a second time), and of what a click took away. */
const UNSEEN = ['visually-hidden', 'katex-mathml', 'slidev-vclick-hidden']

/** What is not on the slide until somebody opens it, what opens it, and the words of pictures for who can't see them. */
const isUnseen = ({ name, attribs }: { name: string, attribs: Record<string, string> }): boolean =>
  attribs['popover'] !== undefined || attribs['popovertarget'] !== undefined || name === 'desc' || UNSEEN.some((name) => hasClass(name)({ attribs }))

const hasClass = (wanted: string) => ({ attribs }: { attribs: Record<string, string> }): boolean => (attribs['class'] ?? '').split(' ').includes(wanted)

/** What each slide of the one-file HTML shows, by its number; without notes, and tables that open. */
export function canvasesOf(document: Document): Map<number, SlideView> {
  return new Map(DomUtils.findAll(hasClass('f-page'), document).flatMap(({ attribs, children }) =>
    DomUtils.findAll(hasClass('f-canvas'), children).map((canvas): [number, SlideView] => {
      const { text, links } = readPart(canvas.children, isUnseen)
      return [Number(attribs['id']), { text, links: links.filter((link) => /^(?:https?|mailto):/.test(link)) }]
    })))
}
