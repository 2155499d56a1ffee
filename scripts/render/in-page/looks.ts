/** What pictures of the slides depend on. Runs inside the page. */

/** So many requests a page remembers; of one that made more not all are known. */
const REMEMBERED = 250

async function digestOf(content: string | ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', typeof content === 'string' ? new TextEncoder().encode(content) : content)
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** A server's port differs from run to run. */
const withoutOrigin = (text: string): string => text.replaceAll(location.origin, '')

/** Styles, fonts and pictures that the page has asked its server for, with what is in them; modules that only measure play no part. */
function requested(): Promise<string[]> | null {
  const entries = performance.getEntriesByType('resource')
  if (entries.length >= REMEMBERED) return null
  const urls = [...new Set(entries.map(({ name }) => name))].filter((url) => url.startsWith(`${location.origin}/`) && !url.startsWith(`${location.origin}/__deck/`))
  return Promise.all(urls.sort().map(async (url) => `${withoutOrigin(url)} ${await digestOf(await (await fetch(url)).arrayBuffer())}`))
}

/** A digest for each page of the deck, of everything that shows on it; null where not everything can be known. */
export async function looks(): Promise<string[] | null> {
  const files = await requested()
  if (files === null) return null
  const roots = [document.documentElement, document.body].map((element) => (element.cloneNode(false) as Element).outerHTML)
  const styles = [...document.querySelectorAll('style')].map((style) => style.textContent)
  const around = [...files, ...roots, ...styles].join('\n')
  const containers = [...document.querySelectorAll('.print-slide-container')]
  return Promise.all(containers.map((container) => digestOf(withoutOrigin(`${container.outerHTML}\n${around}`))))
}
