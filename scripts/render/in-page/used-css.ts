/** The part of the page's style sheets that applies to some markup. Runs inside the page. */

/** How dark colours are chosen: by the system alone, or also by a class on the root. */
export type Schemes = 'system' | 'switchable'

const PSEUDO = /(?:::[\w-]+(?:\([^()]*\))?|:(?:hover|active|focus(?:-visible|-within)?|visited|any-link|link|target|checked|disabled|enabled|popover-open|modal|first-letter|first-line|before|after)(?![\w-]))+/g
const DARK = /(?:html|:root)?\.dark(?![\w-])/g

/** Parts of a selector list, cut at commas outside of brackets and quotes. */
export function selectorsOf(list: string): string[] {
  const parts: string[] = []
  let [depth, start, quote] = [0, 0, '']
  for (let at = 0; at < list.length; at++) {
    const character = list[at]!
    if (character === '\\') at++
    else if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === '\'') quote = character
    else if ('(['.includes(character)) depth++
    else if (')]'.includes(character)) depth--
    else if (character === ',' && depth === 0) [parts[parts.length], start] = [list.slice(start, at).trim(), at + 1]
  }
  return [...parts, list.slice(start).trim()]
}

/** A selector that matches in any state and scheme what this one matches in its own. */
export const inAnyState = (selector: string): string => selector
  .replace(PSEUDO, (_pseudo, offset: number, whole: string) => offset === 0 || /[\s>+~(,]/.test(whole[offset - 1]!) ? '*' : '')
  .replace(DARK, ':root')

function applies(root: Element, selector: string): boolean {
  if (/::-(?:webkit|moz|ms)-/.test(selector)) return false
  try {
    const general = inAnyState(selector)
    return document.documentElement.matches(general) || document.body.matches(general) || root.querySelector(general) !== null
  } catch {
    return false
  }
}

/** Style sheets of the deck: files, and styles that a slide brings in its own markup. Tools add `<style>` to the head; those stay out. */
const deckSheets = (): CSSStyleSheet[] => [...document.styleSheets].filter(({ ownerNode }) =>
  ownerNode instanceof HTMLLinkElement || (ownerNode instanceof Element && ownerNode.closest('.print-slide-container')))

const absolute = (css: string, base: string): string =>
  css.replace(/url\("(?!data:|#)([^"]+)"\)/g, (_whole, url: string) => `url("${new URL(url, base).href}")`)

/** A copy of all rules that can be cut down without touching the page. */
function copyOfSheets(): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(deckSheets().map(({ cssRules, href }) =>
    absolute([...cssRules].map(({ cssText }) => cssText).join('\n'), href ?? document.baseURI)).join('\n'))
  return sheet
}

type RuleList = Pick<CSSGroupingRule, 'cssRules' | 'deleteRule'>

/** Deletes the rules that `keep` refuses, innermost first, and groups left empty. */
function prune(list: RuleList, keep: (rule: CSSRule) => boolean): void {
  for (let index = list.cssRules.length - 1; index >= 0; index--) {
    const rule = list.cssRules[index]!
    const group = rule instanceof CSSGroupingRule && !(rule instanceof CSSStyleRule)
    if (group) prune(rule, keep)
    if (group ? rule.cssRules.length === 0 : !keep(rule)) list.deleteRule(index)
  }
}

const plain = (family: string): string => family.replace(/^["']|["']$/g, '')

/** Font faces that some text of the page was set in. */
function loadedFaces(): Set<string> {
  return new Set([...document.fonts].filter(({ status }) => status === 'loaded')
    .map(({ family, weight, style }) => [plain(family), weight, style].join()))
}

const faceKey = ({ style }: CSSFontFaceRule): string =>
  [plain(style.getPropertyValue('font-family')), style.getPropertyValue('font-weight') || 'normal', style.getPropertyValue('font-style') || 'normal'].join()

function keepApplied(sheet: CSSStyleSheet, root: Element): void {
  const faces = loadedFaces()
  prune(sheet, (rule) => {
    if (rule instanceof CSSFontFaceRule) return faces.has(faceKey(rule))
    if (!(rule instanceof CSSStyleRule)) return rule instanceof CSSKeyframesRule
    const kept = selectorsOf(rule.selectorText).filter((selector) => applies(root, selector))
    if (kept.length) rule.selectorText = kept.join(', ')
    return kept.length > 0
  })
}

const textOf = (sheet: CSSStyleSheet): string => [...sheet.cssRules].map(({ cssText }) => cssText).join('\n')

/** Drops custom properties that nothing reads, and rules left empty, until none is left. */
function dropUnreadVariables(sheet: CSSStyleSheet, markup: string): void {
  for (let before = ''; before !== textOf(sheet);) {
    before = textOf(sheet)
    const read = new Set([...`${before}${markup}`.matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name = '']) => name))
    prune(sheet, (rule) => {
      if (rule instanceof CSSKeyframesRule) return before.split(rule.name).length > 2
      if (!(rule instanceof CSSStyleRule)) return true
      for (const name of [...rule.style].filter((property) => property.startsWith('--') && !read.has(property))) rule.style.removeProperty(name)
      return rule.style.length > 0 || rule.cssRules.length > 0
    })
  }
}

const bodyOf = (cssText: string): string => cssText.slice(cssText.indexOf('{'))

/** A rule for the dark scheme follows the reader's choice or the system's, on screens alone: paper stays light. */
function schemeRules(rule: CSSStyleRule, schemes: Schemes): string {
  const selectors = selectorsOf(rule.selectorText)
  const dark = selectors.filter((selector) => selector.search(DARK) >= 0).join(', ')
  if (!dark) return rule.cssText
  const body = bodyOf(rule.cssText)
  const light = selectors.filter((selector) => selector.search(DARK) < 0).join(', ')
  return [
    light && `${light} ${body}`,
    `@media screen and (prefers-color-scheme: dark) { ${dark.replace(DARK, ':where(:root):not(.light)')} ${body} }`,
    schemes === 'switchable' && `@media screen { ${dark} ${body} }`,
  ].filter(Boolean).join('\n')
}

function emit(rule: CSSRule, schemes: Schemes): string {
  if (rule instanceof CSSStyleRule) return schemeRules(rule, schemes)
  if (!(rule instanceof CSSGroupingRule)) return rule.cssText
  const prelude = rule.cssText.slice(0, rule.cssText.indexOf('{'))
  return `${prelude}{\n${[...rule.cssRules].map((inner) => emit(inner, schemes)).join('\n')}\n}`
}

/** The rules that apply to what is below `root` (attached to the document), to `html` or to `body`, in any state and scheme. */
export function usedCss(root: Element, schemes: Schemes): string {
  const sheet = copyOfSheets()
  keepApplied(sheet, root)
  dropUnreadVariables(sheet, root.innerHTML)
  return [...sheet.cssRules].map((rule) => emit(rule, schemes)).join('\n')
}
