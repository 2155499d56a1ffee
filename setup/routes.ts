import { defineRoutesSetup } from '@slidev/types'

// The print route in every build: the PDF is printed from the very files that are hosted.
// Slidev adds it only where it would export by itself. Loaded on demand, so viewers pay nothing.
export default defineRoutesSetup((routes) => [
  { name: 'print', path: '/print', component: () => import('@slidev/client/pages/print.vue') },
  ...routes,
])
