/** The print page as text that needs no script. Runs inside the page. */

const LIVE = 'script, link[rel=modulepreload], link[rel=preload], link[rel=prefetch]'

/** Asks for the fonts that the page used before it is laid out: found only then, they would cost a second layout. */
function preloadFonts(root: HTMLElement): void {
  const urls = performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => /\.woff2$/.test(name))
  root.querySelector('head')?.prepend(...urls.map((href) =>
    Object.assign(document.createElement('link'), { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href })))
}

/** Whether an element shows what no markup says. */
const isMute = (element: Element): boolean => element.shadowRoot !== null || element instanceof HTMLCanvasElement

/** Writes what fields hold into their markup, where Vue has set it as a property. */
function sayFields(): void {
  for (const field of document.querySelectorAll('input')) {
    field.defaultValue = field.value
    field.defaultChecked = field.checked
  }
  for (const field of document.querySelectorAll('textarea')) field.defaultValue = field.value
  for (const option of document.querySelectorAll('option')) option.defaultSelected = option.selected
}

const keyOf = ({ family, weight, style, unicodeRange }: FontFace): string => [family, weight, style, unicodeRange].join()

/** Keeps a page from being laid out before `show`: with the fonts still on their way it would be once more with them. */
function hide(root: HTMLElement): void {
  root.dataset['faces'] = JSON.stringify([...document.fonts].filter(({ status }) => status === 'loaded').map(keyOf))
  root.style.display = 'none'
}

/** Shows a still once the fonts that it was set in are there. */
export async function show(): Promise<void> {
  const root = document.documentElement
  const faces = new Set(JSON.parse(root.dataset['faces'] ?? '[]') as string[])
  await Promise.all([...document.fonts].filter((face) => faces.has(keyOf(face))).map((face) => face.load()))
  root.style.removeProperty('display')
  delete root.dataset['faces']
}

/**
 * The open page as HTML that shows the same without its scripts, once `show` was called.
 * Null where the text, read again, would not show the same: for a canvas or a shadow root, and for markup that
 * HTML's own grammar nests another way, such as a `<div>` that a script put into a `<p>`.
 */
export function stillOf(): string | null {
  if ([...document.body.querySelectorAll('*')].some(isMute)) return null
  sayFields()
  const root = document.documentElement.cloneNode(true) as HTMLElement
  for (const element of root.querySelectorAll(LIVE)) element.remove()
  preloadFonts(root)
  hide(root)
  // Addresses of the app can carry the port of this run.
  const html = `<!doctype html>${root.outerHTML}`.replaceAll(location.origin, '')
  const again = new DOMParser().parseFromString(html, 'text/html').documentElement
  return `<!doctype html>${again.outerHTML}` === html ? html : null
}
