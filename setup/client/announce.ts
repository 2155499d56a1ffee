import { configs, useNav, type SlideRoute } from '@slidev/client'
import { nextTick, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const REVEALED = '#slideshow > :not([style*="display: none"]) .slidev-vclick-current'

/** Titles of the views that show no single slide, and the heading that they lack. */
const VIEWS: Readonly<Record<string, string>> = { overview: 'Overview', notes: 'Notes', 'notes-edit': 'Edit notes', entry: 'Views' }

const titled = (part: string | undefined): string => part && part !== configs.title ? `${part} · ${configs.title}` : configs.title

function addHidden(tag: string): HTMLElement {
  const element = document.body.appendChild(document.createElement(tag))
  element.className = 'visually-hidden'
  return element
}

const describe = ({ no, meta }: SlideRoute, total: number): string => `Slide ${no} of ${total}: ${meta.slide.title ?? ''}`

const revealedText = (): string => [...document.querySelectorAll(REVEALED)].map((element) => element.textContent?.trim()).join(' ')

/** Keeps the document's title, and a heading for views without one. */
function followTitle(): void {
  const { currentSlideRoute, isPresenter } = useNav()
  const route = useRoute()
  const heading = addHidden('header').appendChild(document.createElement('h1'))
  watch([() => route.name, currentSlideRoute], ([name, slide]) => {
    const view = VIEWS[String(name)]
    document.title = titled(view ?? (isPresenter.value ? `Presenter, slide ${slide.no}: ${slide.meta.slide.title ?? ''}` : slide.meta.slide.title))
    heading.textContent = view ? titled(view) : ''
    heading.parentElement?.toggleAttribute('hidden', !view)
  }, { immediate: true })
}

/**
 * Says each change of slide, and what a click reveals, to screen readers. Slidev has no live region and
 * one title for all slides. Upstream: no issue found; slidevjs/slidev#1142 is about alternative texts only.
 */
export function announceSlides(): void {
  const { currentSlideRoute, total, clicks, isPrintMode } = useNav()
  if (isPrintMode.value) return
  followTitle()
  const status = addHidden('div')
  status.setAttribute('role', 'status')
  // The first slide is what a reader came for: the page says it.
  void useRouter().isReady().then(() => watch([currentSlideRoute, clicks], async ([slide], [before]) => {
    await nextTick()
    status.textContent = slide === before ? revealedText() : describe(slide, total.value)
  }))
}
