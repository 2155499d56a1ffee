const LONGEST_WAIT = 10_000

// A slide that has its content; while it loads there is nothing in it, or a spinner.
const DRAWN = '#app .slidev-page > :not(.slidev-slide-loading)'

/**
 * Takes away the static slide that a page shows before JavaScript runs, once the app has drawn the
 * same. Two frames later: Slidev measures the window in the first and scales the slide in the second.
 */
export function dropFirstPaint(): void {
  const shown = document.getElementById('first-paint')
  if (!shown) return
  const drop = (): void => {
    watcher.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(() => shown.remove()))
  }
  const watcher = new MutationObserver(() => { if (document.querySelector(DRAWN)) drop() })
  watcher.observe(document.body, { childList: true, subtree: true })
  setTimeout(drop, LONGEST_WAIT)
}
