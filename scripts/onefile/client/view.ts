/** What is shown: one slide, with notes or without, or all of them. */
import { slideOf } from './commands.ts'

const root = document.documentElement
const pages = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.f-page')]
const one = <T extends HTMLElement>(selector: string): T => document.querySelector<T>(selector)!

/** Number of the slide shown, from 1. */
export const current = (): number => slideOf(location.hash, pages().length)
export const count = (): number => pages().length
export const currentPage = (): HTMLElement => pages()[current() - 1]!

const titleOf = (page: HTMLElement): string => page.querySelector('.f-jump')?.textContent ?? ''

/** Shows the slide that the address names; says so to the window's title and to screen readers. */
export function render(): void {
  const page = currentPage()
  for (const other of pages()) other.classList.toggle('f-current', other === page)
  for (const open of document.querySelectorAll<HTMLElement>('[popover]:popover-open')) open.hidePopover()
  document.title = `${titleOf(page)} · ${document.body.dataset['title']}`
  one('#position').textContent = `${current()} / ${count()}`
  one<HTMLButtonElement>('[data-command="table"]').disabled = !page.querySelector('[popover]')
  one<HTMLButtonElement>('[data-command="previous"]').disabled = current() === 1
  one<HTMLButtonElement>('[data-command="next"]').disabled = current() === count()
  one('#announcement').textContent = `Slide ${current()} of ${count()}: ${titleOf(page).replace(/^\d+\. /, '')}`
  window.scrollTo(0, 0)
  if (isOn('overview')) page.scrollIntoView({ block: 'nearest' })
}

/** Goes to a slide by its address, so that Back returns from it. */
export function go(slide: number): void {
  const target = Math.min(Math.max(slide, 1), count())
  if (target !== current()) location.hash = String(target)
}

export const isOn = (mode: 'overview' | 'notes'): boolean => root.classList.contains(`show-${mode}`)

/** Turns a way of looking on or off; its button says so. */
export function setMode(mode: 'overview' | 'notes', on: boolean): void {
  root.classList.toggle(`show-${mode}`, on)
  one(`[data-command="${mode}"]`).setAttribute('aria-pressed', String(on))
  if (mode !== 'overview') return
  for (const canvas of document.querySelectorAll<HTMLElement>('.f-canvas')) canvas.inert = on
  if (on) currentPage().querySelector<HTMLElement>('.f-jump')?.focus()
}

const systemDark = matchMedia('(prefers-color-scheme: dark)')
const isDark = (): boolean => root.classList.contains('dark') || (systemDark.matches && !root.classList.contains('light'))

export function toggleDark(): void {
  const dark = !isDark()
  root.classList.toggle('dark', dark)
  root.classList.toggle('light', !dark)
}

export function toggleFullscreen(): void {
  if (document.fullscreenElement) void document.exitFullscreen()
  else void root.requestFullscreen?.().catch(() => {})
}
