import type { Router } from 'vue-router'

/**
 * Ends every address with a slash: `/8/` is a folder with a page in it on any static host, while `/8` needs a
 * redirect, which not every host sends. So a reload, or a copied address, works everywhere.
 */
export function keepTrailingSlash(router: Router): void {
  router.beforeEach(({ path, query, hash }) => path.endsWith('/') ? true : { path: `${path}/`, query, hash })
}
