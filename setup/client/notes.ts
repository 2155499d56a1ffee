import { useNav } from '@slidev/client'
import type { App } from 'vue'
import type { Router } from 'vue-router'

// Slidev counts the words of `note`, and shows a slide whose `note` is empty as one without notes.
const textOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? ''

const VIEWS_WITH_NOTES = ['presenter', 'overview', 'notes', 'notes-edit']

let fetched: Promise<string[]> | undefined

/** Notes by slide as HTML, from the file that scripts/web/notes-file.ts writes; asked for again where it could not be had. */
const fetchNotes = (): Promise<string[]> => fetched ??= fetch(`${import.meta.env.BASE_URL}notes.json`).then((response) => {
  if (!response.ok) throw new Error(`notes.json: ${response.status}`)
  return response.json() as Promise<string[]>
}).catch((error: unknown) => {
  fetched = undefined
  console.warn('The notes could not be loaded, so none are shown. Reload to try again.', error)
  return []
})

/** Fetches speaker notes before a view opens that shows them; only the dev server has them in its modules. */
export function loadNotesOnDemand(app: App, router: Router): void {
  if (import.meta.env.DEV) return
  router.beforeResolve(async ({ name }) => {
    if (!VIEWS_WITH_NOTES.includes(String(name))) return
    const { slides } = app.runWithContext(useNav)
    for (const [index, note] of (await fetchNotes()).entries()) {
      const slide = slides.value[index]?.meta.slide
      if (slide) Object.assign(slide, { noteHTML: note, note: textOf(note) })
    }
  })
}
