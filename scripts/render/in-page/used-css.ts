/** The part of the page's style sheets that applies to some markup. Runs inside the page. */
import { cutAt, parseRules, ruleText, valueOf, type CssRule } from './css-rules.ts'

/** How dark colours are chosen: by the system alone, or also by a class on the root. */
export type Schemes = 'system' | 'switchable'

const PSEUDO = /(?:::[\w-]+(?:\([^()]*\))?|:(?:hover|active|focus(?:-visible|-within)?|visited|any-link|link|target|checked|disabled|enabled|popover-open|modal|first-letter|first-line|before|after)(?![\w-]))+/g
const DARK = /(?:html|:root)?\.dark(?![\w-])/g

/** A selector that matches in any state and scheme what this one matches in its own. */
export const inAnyState = (selector: string): string => selector
  .replace(PSEUDO, (_pseudo, offset: number, whole: string) => offset === 0 || /[\s>+~(,]/.test(whole[offset - 1]!) ? '*' : '')
  .replace(DARK, ':root')

function applies(root: Element, selector: string): boolean {
  if (/::-(?:webkit|moz|ms)-/.test(selector)) return false
  try {
    const general = inAnyState(selector)
    return root.querySelector(general) !== null || document.documentElement.matches(general) || document.body.matches(general)
  } catch {
    return false
  }
}

const absolute = (css: string, base: string): string => css.replace(/url\((["']?)(?!data:|#)([^"')]+)\1\)/g,
  (_whole, _quote, url: string) => `url("${new URL(url, base).href}")`)

/** Source of one sheet of the deck: a file, or a style that a slide brings along. Tools add `<style>` to the head; those stay out. */
async function sourceOf({ ownerNode, href }: CSSStyleSheet): Promise<string> {
  if (href) return absolute(await fetch(href).then((response) => response.text()), href)
  const inSlide = ownerNode instanceof Element && ownerNode.closest('.print-slide-container')
  return inSlide ? absolute(ownerNode.textContent ?? '', document.baseURI) : ''
}

let read: Promise<CssRule[]> | undefined

/** All rules of the deck, in the order in which they apply; read once, for every copy asks for the same. */
export const deckRules = (): Promise<CssRule[]> =>
  read ??= Promise.all([...document.styleSheets].map(sourceOf)).then((sources) => sources.flatMap(parseRules))

/** Rules changed by `change`, innermost first; without those it gives null for, and without groups left empty. */
function changed(rules: CssRule[], change: (rule: CssRule) => CssRule | null): CssRule[] {
  return rules.flatMap((rule) => {
    if (!rule.rules.length) return change(rule) ?? []
    const inner = changed(rule.rules, change)
    return inner.length ? { ...rule, rules: inner } : []
  })
}

const unquoted = (family: string): string => family.replace(/^["']|["']$/g, '')

/** Font faces that some text of the page was set in. */
const loadedFaces = (): Set<string> => new Set([...document.fonts].filter(({ status }) => status === 'loaded')
  .map(({ family, weight, style }) => [unquoted(family), weight, style].join()))

const faceKey = (rule: CssRule): string =>
  [unquoted(valueOf(rule, 'font-family')), valueOf(rule, 'font-weight') || 'normal', valueOf(rule, 'font-style') || 'normal'].join()

/** The rules that apply to what is below `root` (attached to the document), to `html` or to `body`, in any state and scheme. */
export function appliedRules(rules: CssRule[], root: Element): CssRule[] {
  const faces = loadedFaces()
  return changed(rules, (rule) => {
    if (rule.prelude.startsWith('@font-face')) return faces.has(faceKey(rule)) ? rule : null
    if (rule.prelude.startsWith('@')) return rule.prelude.startsWith('@keyframes') ? rule : null
    const kept = cutAt(rule.prelude, ',').filter((selector) => applies(root, selector))
    return kept.length ? { ...rule, prelude: kept.join(',') } : null
  })
}

const textOf = (rules: CssRule[]): string => rules.map(ruleText).join('\n')

/** Drops custom properties and animations that nothing names, and rules left empty, until none is left. */
function withoutUnread(rules: CssRule[], markup: string): CssRule[] {
  const text = textOf(rules)
  const read = new Set([...`${text}${markup}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name))
  const left = changed(rules, (rule) => {
    if (rule.prelude.startsWith('@keyframes')) return text.split(rule.prelude.slice(11)).length > 2 ? rule : null
    const declarations = rule.declarations.filter((declaration) => !declaration.startsWith('--') || read.has(declaration.split(':', 1)[0]!.trim()))
    return declarations.length ? { ...rule, declarations } : null
  })
  return textOf(left) === text ? left : withoutUnread(left, markup)
}

/** A rule for the dark scheme follows the reader's choice or the system's, on screens alone: paper stays light. */
function inSchemes(rule: CssRule, schemes: Schemes): CssRule[] {
  if (rule.rules.length) return [{ ...rule, rules: rule.rules.flatMap((inner) => inSchemes(inner, schemes)) }]
  const selectors = cutAt(rule.prelude, ',')
  const dark = selectors.filter((selector) => selector.search(DARK) >= 0).join(',')
  const light = selectors.filter((selector) => selector.search(DARK) < 0).join(',')
  if (!dark || rule.prelude.startsWith('@')) return [rule]
  const group = (prelude: string, selector: string): CssRule => ({ prelude, declarations: [], rules: [{ ...rule, prelude: selector }] })
  return [
    ...light ? [{ ...rule, prelude: light }] : [],
    group('@media screen and (prefers-color-scheme:dark)', dark.replace(DARK, ':where(:root):not(.light)')),
    ...schemes === 'switchable' ? [group('@media screen', dark)] : [],
  ]
}

/**
 * The same as text, without variables that nothing reads, and for one or both ways to choose the scheme.
 * @param around rules that will stand beside these; variables they read are kept
 */
export const usedCss = (rules: CssRule[], root: Element, schemes: Schemes, around: string): string =>
  textOf(withoutUnread(appliedRules(rules, root), `${root.innerHTML}${around}`).flatMap((rule) => inSchemes(rule, schemes)))
