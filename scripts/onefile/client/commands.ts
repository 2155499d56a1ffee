/** What a key or a finger asks for. */

export type Command =
  'next' | 'previous' | 'first' | 'last' | 'goto' | 'overview' | 'notes' | 'table' | 'dark' | 'fullscreen' | 'help' | 'leave'

const KEYS: Record<string, Command> = {
  'ArrowRight': 'next', 'ArrowDown': 'next', 'PageDown': 'next', ' ': 'next', 'Enter': 'next',
  'ArrowLeft': 'previous', 'ArrowUp': 'previous', 'PageUp': 'previous', 'Backspace': 'previous',
  'Home': 'first', 'End': 'last',
  'g': 'goto', 'o': 'overview', 'n': 'notes', 't': 'table', 'd': 'dark', 'f': 'fullscreen', '?': 'help', 'Escape': 'leave',
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** The command of a key press; null where the key is the browser's. A digit begins the number of a slide. */
export function commandOf({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyPress): Command | null {
  if (ctrlKey || altKey || metaKey) return null
  if (/^\d$/.test(key)) return 'goto'
  if (key === ' ' && shiftKey) return 'previous'
  return KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null
}

const SWIPE_PX = 50

/** What a finger's way over the slide means, in CSS px; null where it scrolled or only touched. */
export function swipeOf(right: number, down: number): Command | null {
  if (Math.abs(right) < SWIPE_PX || Math.abs(right) < 2 * Math.abs(down)) return null
  return right < 0 ? 'next' : 'previous'
}

/** Number of the slide that an address names, `#8`; the first one where it names none. */
export function slideOf(hash: string, count: number): number {
  const number = /^#\d+$/.test(hash) ? Number(hash.slice(1)) : 1
  return Math.min(Math.max(number, 1), count)
}
