import { defineRoutesSetup } from '@slidev/types'
import play from '@slidev/client/pages/play.vue'

// The print route in every build: the PDF is printed from the very files that are hosted.
// Slidev adds it only where it would export by itself. Loaded on demand, so viewers pay nothing.
export default defineRoutesSetup((routes) => [
  { name: 'print', path: '/print', component: () => import('@slidev/client/pages/print.vue') },
  // A built deck can't save notes. The play page is part of the first chunk: every visitor needs it, and would else ask for it only when the router does.
  ...routes.filter(({ name }) => import.meta.env.DEV || name !== 'notes-edit').map((route) => route.name === 'play' ? { ...route, component: play } as typeof route : route),
])
