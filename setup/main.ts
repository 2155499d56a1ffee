import { defineAppSetup } from '@slidev/types'
import { dropFirstPaint } from './client/first-paint.ts'
import { loadNotesOnDemand } from './client/notes.ts'
import { keepTrailingSlash } from './client/trailing-slash.ts'
import { allowSleep } from './client/wake-lock.ts'

export default defineAppSetup(({ app, router }) => {
  keepTrailingSlash(router)
  loadNotesOnDemand(app, router)
  dropFirstPaint()
  allowSleep()
})
