/** Keys, fingers, buttons and the address bar. */
import { commandOf, swipeOf, type Command } from './commands.ts'
import { count, current, currentPage, go, isOn, render, setMode, toggleDark, toggleFullscreen } from './view.ts'

const dialog = (id: string): HTMLDialogElement => document.querySelector<HTMLDialogElement>(`dialog#${id}`)!

function openGoto(digit = ''): void {
  const field = dialog('goto').querySelector('input')!
  field.value = digit
  dialog('goto').showModal()
  field.focus()
}

function openTable(): void {
  currentPage().querySelector<HTMLElement>('[popover]')?.showPopover()
}

/** In the overview the arrows move along the small slides; elsewhere they turn pages. */
function step(by: number): void {
  go(current() + by)
  if (isOn('overview')) currentPage().querySelector<HTMLElement>('.f-jump')?.focus()
}

const COMMANDS: Record<Command, () => void> = {
  next: () => step(1),
  previous: () => step(-1),
  first: () => go(1),
  last: () => go(count()),
  goto: () => openGoto(),
  overview: () => setMode('overview', !isOn('overview')),
  notes: () => setMode('notes', !isOn('notes')),
  table: openTable,
  dark: toggleDark,
  fullscreen: toggleFullscreen,
  help: () => dialog('help').showModal(),
  leave: () => setMode('overview', false),
}

/** True where a key belongs to what has the focus: a field, an open dialog, a button for Space and Enter. */
function isTaken({ key, target }: KeyboardEvent): boolean {
  const element = target as Element
  if (element.closest('input, textarea, select') || document.querySelector('dialog[open], :popover-open')) return true
  if (element.closest('.f-notes') && /^(?:ArrowUp|ArrowDown|PageUp|PageDown|Home|End| )$/.test(key)) return true
  return (key === ' ' || key === 'Enter') && element.closest('a, button, summary') !== null
}

function onKey(event: KeyboardEvent): void {
  const command = commandOf(event)
  if (!command || isTaken(event)) return
  event.preventDefault()
  if (command === 'goto' && /^\d$/.test(event.key)) openGoto(event.key)
  else COMMANDS[command]()
}

let touch: { x: number, y: number } | null = null

function onTouchStart({ touches }: TouchEvent): void {
  const [first] = touches
  touch = first && touches.length === 1 && (visualViewport?.scale ?? 1) < 1.05 ? { x: first.clientX, y: first.clientY } : null
}

function onTouchEnd({ changedTouches: [last] }: TouchEvent): void {
  const command = touch && last ? swipeOf(last.clientX - touch.x, last.clientY - touch.y) : null
  touch = null
  if (command && !isOn('overview') && !document.querySelector('dialog[open], :popover-open')) COMMANDS[command]()
}

function onClick({ target }: MouseEvent): void {
  const element = target as Element
  const command = element.closest<HTMLElement>('[data-command]')?.dataset['command']
  if (command) COMMANDS[command as Command]()
  else if (element.closest('.f-jump')) setMode('overview', false)
}

function start(): void {
  dialog('goto').querySelector('form')!.addEventListener('submit', () => go(Number(dialog('goto').querySelector('input')!.value)))
  addEventListener('hashchange', render)
  addEventListener('keydown', onKey)
  addEventListener('click', onClick)
  addEventListener('touchstart', onTouchStart, { passive: true })
  addEventListener('touchend', onTouchEnd, { passive: true })
  // A slide on an upright screen leaves half of it empty: the notes fit there.
  setMode('notes', matchMedia('(max-aspect-ratio: 1/1)').matches)
  render()
}

document.documentElement.classList.add('js')
document.addEventListener('DOMContentLoaded', start)
