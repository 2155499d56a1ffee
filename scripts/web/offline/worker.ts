/** The service worker: keeps every file of the talk, and answers from there. Built by scripts/web/offline/write.ts. */
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute, type PrecacheEntry } from 'workbox-precaching'
import { registerRoute, setCatchHandler } from 'workbox-routing'

declare const FILES: PrecacheEntry[]
declare const registration: { scope: string }

const known = new Set(FILES.map(({ url }) => new URL(url, registration.scope).pathname))

// A slide's address without its last slash: a server would redirect, and so does this.
registerRoute(
  ({ url, request }) => request.mode === 'navigate' && known.has(`${url.pathname}/index.html`),
  ({ url }) => Promise.resolve(Response.redirect(`${url.pathname}/${url.search}`, 302)),
)
precacheAndRoute(FILES, { directoryIndex: 'index.html', ignoreURLParametersMatching: [/.*/], cleanURLs: false })
cleanupOutdatedCaches()

// Anything else asks the network, and where there is none, an unknown address is told from a broken one.
registerRoute(({ request }) => request.mode === 'navigate', ({ request }) => fetch(request))
setCatchHandler(async ({ request }) => {
  const page = request instanceof Request && request.mode === 'navigate' ? await matchPrecache('404.html') : undefined
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error()
})
