/** Short ids, unique over all slides and the same on every run. Runs inside the page. */
import type { SlideClone } from './clone.ts'

const ID_LISTS = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'aria-owns', 'aria-details', 'for', 'headers', 'popovertarget']
const HASH_LINKS = ['href', 'xlink:href']
const URL_REFERENCE = /url\((["']?)#([^"')]+)\1\)/g

type Renamer = (id: string) => string | undefined

function renameReferences(element: Element, renamed: Renamer): void {
  for (const { name, value } of [...element.attributes]) {
    if (ID_LISTS.includes(name)) {
      element.setAttribute(name, value.split(/\s+/).map((id) => renamed(id) ?? id).join(' '))
    } else if (HASH_LINKS.includes(name) && value.startsWith('#')) {
      const target = renamed(decodeURIComponent(value.slice(1)))
      if (target) element.setAttribute(name, `#${target}`)
    } else if (value.includes('url(')) {
      element.setAttribute(name, value.replace(URL_REFERENCE, (_whole, _quote, id: string) => `url(#${renamed(id) ?? id})`))
    }
  }
}

/** Every way in which markup refers to ids,. */
const referencesIn = (root: Element): Set<string> => new Set([...root.querySelectorAll('*')].flatMap((element) =>
  [...element.attributes].flatMap(({ name, value }) => {
    if (ID_LISTS.includes(name)) return value.split(/\s+/)
    if (HASH_LINKS.includes(name) && value.startsWith('#')) return [decodeURIComponent(value.slice(1))]
    return [...value.matchAll(URL_REFERENCE)].map(([, , id = '']) => id)
  })))

const inSelector = (id: string): RegExp =>
  new RegExp(`#${CSS.escape(id).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g')

/**
 * Renames the ids of each slide to `s<slide>-<count>` and drops those that nothing refers to. Vue's own
 * depend on the order in which parts of the deck happened to load.
 * @param css rules that may select by id
 * @returns the rules with the new names
 */
export function shortenIds(slides: SlideClone[], css: string): string {
  const renames = new Map<string, string[]>()
  for (const { no, root } of slides) {
    const names = new Map<string, string>()
    const referenced = referencesIn(root)
    for (const element of root.querySelectorAll('[id]')) {
      const { id } = element
      element.removeAttribute('id')
      if (names.has(id) || (!referenced.has(id) && !inSelector(id).test(css))) continue
      element.id = `s${no}-${names.size + 1}`
      names.set(id, element.id)
    }
    for (const element of root.querySelectorAll('*')) renameReferences(element, (id) => names.get(id))
    for (const [id, name] of names) renames.set(id, [...renames.get(id) ?? [], name])
  }
  return [...renames].reduce((text, [id, names]) =>
    text.replace(inSelector(id), names.length === 1 ? `#${names[0]}` : `:is(${names.map((name) => `#${name}`).join(', ')})`), css)
}
