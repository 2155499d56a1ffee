const COMMENT = /\/\*[\s\S]*?\*\//g
const URL_FUNCTION = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"]*))\s*\)/gi
const IMPORT = /@import\s+(?:"([^"]*)"|'([^']*)')/gi

/** Addresses that a style sheet loads: `url(…)` and `@import`. */
export function cssAddresses(css: string): string[] {
  const rules = css.replace(COMMENT, '')
  return [...rules.matchAll(URL_FUNCTION), ...rules.matchAll(IMPORT)]
    .map(([, double, single, bare]) => (double ?? single ?? bare ?? '').trim()).filter(Boolean)
}

const SCRIPT_IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|\bimportScripts\s*\(\s*|\bnew\s+(?:Shared)?Worker\s*\(\s*|\bfetch\s*\(\s*)(["'`])((?:https?:)?\/\/?[^"'`\s]+)\1/g

/** Absolute addresses that a script imports or fetches by a literal. */
export const scriptAddresses = (script: string): string[] => [...script.matchAll(SCRIPT_IMPORT)].map(([, , url]) => url ?? '').filter(Boolean)

const RELATIVE_IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*(["'`])(\.{1,2}\/[^"'`\s$]+)\1/g

const BESIDE = /\bnew\s+URL\(\s*(["'`])([\w./-]+)\1\s*,\s*import\.meta\.url/g

/** Addresses beside itself that a script imports by a literal, at once or later, or finds from its own. */
export const relativeImports = (script: string): string[] =>
  [...script.matchAll(RELATIVE_IMPORT), ...script.matchAll(BESIDE)].map(([, , url]) => url ?? '').filter(Boolean)

/** Whether an address would be asked of another host. */
export const isForeign = (url: string): boolean => /^(?:[a-z][\w+.-]*:)?\/\//i.test(url) && !/^(?:data|blob|file):/i.test(url)

/** Whether an address starts at the root of the host, and so breaks where the deck lies in a folder. */
export const isRooted = (url: string): boolean => /^\/(?!\/)/.test(url)

/** Whether an address needs nothing beside the document: data, or a place in it. */
export const isOwn = (url: string): boolean => /^(?:data:|blob:|#)/i.test(url)
