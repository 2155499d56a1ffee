import { useNav } from '@slidev/client'
import { setAttributes } from './attributes.ts'
import { followOverview } from './overview-list.ts'

const OVERVIEW = '#app > .fixed.z-modal.overflow-y-auto'
const OVERVIEW_LIST = `${OVERVIEW} > .grid`

/**
 * Names and roles that Slidev's views lack, set from outside: its components offer no way in. axe-core
 * finds content outside landmarks on every view, and previews of slides whose links can be reached by Tab.
 * Upstream: no issue found; slidevjs/slidev#1142 added alternative texts only.
 */
const ATTRIBUTES: readonly (readonly [selector: string, attributes: Readonly<Record<string, string>>])[] = [
  ['#page-root #slide-content', { role: 'main' }],
  ['.slidev-presenter', { role: 'main' }],
  ['#slideshow .x-body:has(g > title)', { 'role': 'group', 'tabindex': '0', 'aria-label': 'Values: arrow up and arrow down tell them one by one' }],
  ['.grid-section.next .slidev-slide-container, .overview-slide-block .slidev-slide-container', { inert: '' }],
  ['nav:has(> div > .slidev-icon-btn)', { 'aria-label': 'Slide controls' }],
  ['nav:has(+ main)', { 'aria-label': 'Slides' }],
  ['main.of-auto + .absolute', { 'role': 'region', 'aria-label': 'Totals' }],
  ['.slidev-presenter .slidev-note, .overflow-auto:has(> .slidev-note)', { 'role': 'group', 'tabindex': '0', 'aria-label': 'Notes of this slide' }],
  ['#slidev-goto-dialog', { 'role': 'search', 'aria-label': 'Go to a slide' }],
  ['#slidev-goto-input', { 'role': 'combobox', 'aria-label': 'Number of a slide, or words of its title', 'aria-controls': 'goto-results', 'aria-autocomplete': 'list' }],
  ['#slidev-goto-dialog ul', { 'role': 'listbox', 'id': 'goto-results', 'aria-label': 'Slides found' }],
  ['#slidev-goto-dialog li', { role: 'option', tabindex: '-1' }],
  [OVERVIEW, { 'role': 'dialog', 'aria-modal': 'true', 'aria-label': 'All slides: choose with the arrow keys, Enter shows the slide, Escape closes' }],
  [OVERVIEW_LIST, { 'role': 'listbox', 'tabindex': '0', 'aria-label': 'Slides' }],
  [`${OVERVIEW_LIST} > .relative > .absolute`, { 'aria-hidden': 'true' }],
  [`${OVERVIEW} .slidev-slide-container > *`, { inert: '' }],
  ['#app > .fixed.z-modal.top-4', { 'role': 'navigation', 'aria-label': 'Overview' }],
  ['#app > .fixed.grid.z-modal', { 'role': 'dialog', 'aria-modal': 'true', 'aria-label': 'About' }],
  ['.select-list .item', { role: 'button', tabindex: '0' }],
  // A built deck can't save notes.
  ...import.meta.env.PROD ? [['a[href$="notes-edit"]', { style: 'display: none' }] as const] : [],
  ['.notes-resizer, .notes-row-resizer, .notes-vertical-resizer, .notes-vertical-resizer-left', { 'aria-hidden': 'true' }],
]

/** Views whose outermost element is a plain box: notes, entry, not found. */
function ensureMain(app: Element): void {
  if (app.querySelector('main, [role="main"]')) return
  const boxes = [...app.children].filter((child) => !child.matches('.fixed, #slidev-goto-dialog'))
  if (boxes.length === 1) boxes[0]?.setAttribute('role', 'main')
}

/** Whatever lies behind a dialog is out of reach while it is open; a list in it takes the keyboard. */
function holdBackground(app: Element): void {
  const dialog = app.querySelector<HTMLElement>(':scope > [aria-modal="true"]')
  for (const child of app.querySelectorAll(':scope > #page-root, :scope > .slidev-presenter')) child.toggleAttribute('inert', dialog !== null)
  if (document.activeElement === document.body) dialog?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
}

/** Which of the slides found the arrow keys have reached; Slidev marks it by a class alone. */
function followSearch(): void {
  const input = document.querySelector('#slidev-goto-input')
  const options = [...document.querySelectorAll('#slidev-goto-dialog li')]
  for (const [index, option] of options.entries()) {
    option.id = `goto-result-${index}`
    option.setAttribute('aria-selected', String(option.classList.contains('bg-active')))
  }
  input?.setAttribute('aria-expanded', String(options.length > 0))
  input?.setAttribute('aria-activedescendant', options.find((option) => option.classList.contains('bg-active'))?.id ?? '')
}

function label(app: Element, titles: string[]): void {
  for (const [selector, attributes] of ATTRIBUTES) {
    for (const element of document.querySelectorAll(selector)) setAttributes(element, attributes)
  }
  followSearch()
  followOverview(document.querySelector(OVERVIEW_LIST), titles)
  ensureMain(app)
  holdBackground(app)
}

/** Enter and Space do on Slidev's clickable boxes what they do on buttons; Escape closes its dialogs. */
function addKeys(event: KeyboardEvent): void {
  const target = event.target as Element | null
  if ((event.key === 'Enter' || event.key === ' ') && target?.matches('.select-list .item')) {
    event.preventDefault()
    ;(target as HTMLElement).click()
  }
  if (event.key === 'Escape') document.querySelector<HTMLElement>('#app > .fixed.grid.z-modal > .absolute')?.click()
}

/** Labels Slidev's views now and whenever they change. Not in print: its pages are labelled where they are made. */
export function labelViews(): void {
  const app = document.getElementById('app')
  if (!app) return
  const { slides } = useNav()
  let due = 0
  const schedule = (): void => {
    cancelAnimationFrame(due)
    due = requestAnimationFrame(() => label(app, slides.value.map(({ meta }) => meta.slide.title ?? '')))
  }
  new MutationObserver(schedule).observe(app, { childList: true, subtree: true, attributeFilter: ['class'] })
  document.addEventListener('keydown', addKeys)
  schedule()
}
