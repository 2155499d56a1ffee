import { DomUtils, parseDocument } from 'htmlparser2'

/** One part of an office file, parsed. */
export type Document = ReturnType<typeof parseDocument>
export type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number]
type Parent = Document | Element

/** All elements of a name, at any depth. */
export const elements = (name: string, within: Parent): Element[] => DomUtils.getElementsByTagName(name, within, true)

/** Elements right below another one, in order. */
export const children = (within: Parent | undefined): Element[] => (within?.children ?? []).filter((node) => node.type === 'tag') as Element[]

/** The element at a path of names, each right below the one before. */
export const at = (within: Parent | undefined, ...path: string[]): Element | undefined =>
  path.reduce<Parent | undefined>((parent, name) => (parent?.children ?? []).find((node) => node.type === 'tag' && (node as Element).name === name) as Element | undefined, within) as Element | undefined

/** An attribute as a number; null where it is missing or none. */
export function numberOf(element: Element | undefined, name: string): number | null {
  const text = element?.attribs[name]
  const value = Number(text || NaN)
  return Number.isFinite(value) ? value : null
}

/** Whether an attribute says yes, as XML does. */
export const isOn = (text: string | undefined): boolean => text === '1' || text === 'true'

/** Text of an element, a paragraph a line. */
export const lines = (within: Parent): string =>
  elements('a:p', within).map((paragraph) => elements('a:t', paragraph).map((run) => DomUtils.textContent(run)).join('')).join('\n')

/** Whether screen readers pass over a shape. */
export const isDecorative = (shape: Element): boolean => elements('adec:decorative', shape).some(({ attribs }) => isOn(attribs['val'] ?? '1'))
