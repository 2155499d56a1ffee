import { setAttributes } from './attributes.ts'

const CARD = ':scope > .relative > .inline-block'

/**
 * Makes the list of all slides (key O) one that screen readers follow: the list has the focus, and says which slide the arrow
 * keys have reached. Slidev marks it by a class alone, and leaves it out of sight below the window (no upstream issue found).
 * @param titles titles of all slides, in order
 */
export function followOverview(list: Element | null, titles: string[]): void {
  const cards = [...list?.querySelectorAll(CARD) ?? []]
  for (const [index, card] of cards.entries()) {
    setAttributes(card, { 'id': `overview-slide-${index + 1}`, 'role': 'option', 'aria-selected': String(card.classList.contains('border-primary')) })
    // A picture has its name from nothing but its label; a card would be named by all words of its slide.
    setAttributes(card.querySelector('.slidev-slide-container'), { 'role': 'img', 'aria-label': `Slide ${index + 1}: ${titles[index] ?? ''}` })
  }
  const reached = cards.find((card) => card.classList.contains('border-primary'))
  if (!reached || list?.getAttribute('aria-activedescendant') === reached.id) return
  list?.setAttribute('aria-activedescendant', reached.id)
  reached.scrollIntoView({ block: 'nearest' })
}
