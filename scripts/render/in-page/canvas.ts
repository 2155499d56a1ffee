/** A slide as it is shown, its table equivalents opened by the browser itself. Runs inside the page. */
import { relevel, type SlideClone } from './clone.ts'

function makeButton(label: string, className: string, target: string, action: string): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = className
  button.textContent = label
  button.setAttribute('popovertarget', target)
  button.setAttribute('popovertargetaction', action)
  return button
}

/** A dialog needs script to open; a popover does not. */
function toPopover(dialog: HTMLDialogElement, id: string): void {
  dialog.id = id
  dialog.setAttribute('popover', '')
  dialog.removeAttribute('open')
  // Else the focus goes to the button at its end, and the table opens scrolled down to it.
  dialog.querySelector('.x-finding')?.setAttribute('tabindex', '0')
  const close = dialog.querySelector('form')
  close?.replaceWith(makeButton(close.textContent?.trim() || 'Close', 'x-close', id, 'hide'))
  const open = dialog.parentElement?.querySelector('.x-open')
  open?.replaceWith(makeButton(open.textContent?.trim() || 'Table', 'x-open', id, 'show'))
}

/** Prepares a slide to be shown at its size on the canvas. */
export function toCanvas({ no, root }: SlideClone): void {
  root.querySelectorAll('dialog').forEach((dialog, index) => toPopover(dialog, `table-${no}-${index + 1}`))
  relevel(root, 1)
}
