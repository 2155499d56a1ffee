import { loadDeck } from '../deck/load.ts'
import { withBrowser } from '../browser/launch.ts'
import { loadDataset } from '../lib/dataset.ts'
import { openPrintPage } from '../render/print-page.ts'
import { serveDeck } from '../render/server.ts'

/** Runs in the page: the document as text, with its style sheets and their fonts inside and without scripts. */
async function serialised(): Promise<string> {
  const dataUrl = async (url: URL): Promise<string> => {
    const blob = await (await fetch(url)).blob()
    return new Promise((resolve) => {
      const reader = Object.assign(new FileReader(), { onload: () => resolve(String(reader.result)) })
      reader.readAsDataURL(blob)
    })
  }
  const carried = async (href: string): Promise<string> => {
    const response = await fetch(href)
    if (!response.ok) throw new Error(`${href}: ${response.status}`)
    let css = await response.text()
    for (const [whole, path] of css.matchAll(/url\(["']?(?!data:)([^"')]+)["']?\)/g)) css = css.replace(whole, `url(${await dataUrl(new URL(path!, href))})`)
    return css
  }
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    // Not link.href: the router has changed the address that it is relative to.
    link.replaceWith(Object.assign(document.createElement('style'), { textContent: await carried(link.sheet?.href ?? link.href) }))
  }
  for (const element of document.querySelectorAll('script, link')) element.remove()
  return `<!doctype html>${document.documentElement.outerHTML}`
}

/** The print page of a web build as one static file: the same elements and rules, with nothing left to compute. */
export async function staticPage(entry: string, webDir: string): Promise<string> {
  const { slides } = await loadDeck(entry, await loadDataset())
  await using server = await serveDeck(webDir)
  return await withBrowser(async (browser) => {
    const { page } = await openPrintPage(browser, server.origin, slides.length)
    return page.evaluate(serialised)
  })
}
