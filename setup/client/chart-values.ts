/** What has a value to say: a group with a title and a shape of its own. */
const MARK = 'g:has(> title):has(> :is(rect, circle, path))'
/** Between a mark and its value, px. */
const GAP = 6
const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 }

/** Shows the title of one mark beside it, and says it to screen readers; nothing without a mark. */
function teller(): (mark?: Element | null) => void {
  const tip = document.body.appendChild(document.createElement('div'))
  tip.className = 'chart-value'
  tip.setAttribute('aria-live', 'polite')
  return (mark) => {
    document.querySelector('.told')?.classList.remove('told')
    mark?.classList.add('told')
    tip.textContent = mark?.querySelector('title')?.textContent ?? ''
    const { left = 0, bottom = 0 } = mark?.getBoundingClientRect() ?? {}
    tip.style.translate = `${Math.max(0, Math.min(left, innerWidth - tip.offsetWidth))}px ${Math.min(bottom + GAP, innerHeight - tip.offsetHeight)}px`
  }
}

/**
 * Tells the values of a chart one by one: by the arrow keys up and down once it has the focus, and where it is tapped.
 * A pointer that rests on a mark gets the browser's own tooltip. What makes a chart focusable is in landmarks.ts;
 * print and the reading page have the same values in a table.
 */
export function tellValues(): void {
  const tell = teller()
  document.addEventListener('keydown', (event) => {
    const step = STEPS[event.key]
    const marks = [...document.querySelectorAll(`.x-body:focus ${MARK}`)]
    if (!step || !marks.length) return tell()
    event.preventDefault()
    // Slidev would show another slide.
    event.stopPropagation()
    tell(marks.at((marks.findIndex((mark) => mark.matches('.told')) + step) % marks.length))
  })
  document.addEventListener('focusin', () => tell(document.querySelector(`.x-body:focus-visible ${MARK}`)))
  document.addEventListener('focusout', () => tell())
  document.addEventListener('click', ({ target }) => tell((target as Element).closest(`.x-body ${MARK}`)))
}
