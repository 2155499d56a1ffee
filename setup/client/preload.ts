import { useNav } from '@slidev/client'
import { watch } from 'vue'

const FETCH_AFTER = 3000

/** Safari has no idle callback. */
const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work)
  else setTimeout(work, 200)
}

/**
 * Mounts the slides before and after the one shown, so that a key shows them at once, and fetches the others: in
 * a build, slides do not preload themselves; see scripts/web/bare-slides.ts.
 */
export function preloadSlides(): void {
  const { slides, currentSlideNo } = useNav()
  watch(currentSlideNo, (no) => whenIdle(() => {
    for (const slide of [slides.value[no], slides.value[no - 2]]) if (slide) slide.meta.__preloaded = true
  }), { immediate: true })
  setTimeout(() => whenIdle(() => { for (const slide of slides.value) void slide.load() }), FETCH_AFTER)
}
