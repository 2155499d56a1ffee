import { useNav } from '@slidev/client'
import type { App } from 'vue'
import type { Router } from 'vue-router'

// Slidev counts the words of `note`, and shows a slide whose `note` is empty as one without notes.
const textOf = (html: string): string => new DOMParser().parseFromString(html, 'text/html').body.textContent?.trim() ?? ''

const VIEWS_WITH_NOTES = ['presenter', 'overview', 'notes', 'notes-edit']

/** Fetches speaker notes before a view opens that shows them; a build keeps them out of the first chunk. */
export function loadNotesOnDemand(app: App, router: Router): void {
  router.beforeResolve(async ({ name }) => {
    if (!VIEWS_WITH_NOTES.includes(String(name))) return
    const { default: notes } = await import('virtual:deck-notes')
    const { slides } = app.runWithContext(useNav)
    for (const [index, note] of notes.entries()) {
      const slide = slides.value[index]?.meta.slide
      if (slide) Object.assign(slide, { noteHTML: note, note: textOf(note) })
    }
  })
}
