import { Contrasts } from './contrast.ts'
import { excess, isVisible, overlap, relative, textRuns, type TextRun } from './geometry.ts'
import { leastContrast } from './wcag.ts'

/** A fault of one slide as seen in the browser. `rule` is a key of LAYOUT_RULES. */
export interface Fault { slide: number; rule: string; what: string }

/** Limits in px on the 1280 × 720 canvas; contrast as WCAG ratios. */
export interface Limits { smallest: number; smallestFoot: number; tolerance: number; contrast: number; largeContrast: number }

// A box that text must stay inside: what a reader perceives as its container.
const BOXES = 'td, th, .x-body, .x-svg, [data-box]'

const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`
const px = (value: number): string => `${Math.round(value)} px`

function contentFaults(slide: Element): [string, string][] {
  const faults: [string, string][] = []
  const heading = slide.querySelector('h1')
  const blank = !slide.textContent?.trim() && !slide.querySelector('svg, img')
  if (blank || slide.querySelector('.slidev-slide-loading')) return [['empty', 'shows nothing: a component threw or the slide did not compile']]
  if (/An error occurred on this slide/.test(slide.textContent ?? '')) return [['error', 'shows Slidev\'s error page: the slide did not compile']]
  if (!heading?.textContent?.trim()) faults.push(['heading', 'has no heading'])
  for (const element of slide.querySelectorAll('*')) {
    if (element instanceof HTMLUnknownElement) faults.push(['unknown', `<${element.localName}> is no component and no HTML element`])
  }
  for (const image of slide.querySelectorAll('img')) {
    if (image.complete && image.naturalWidth === 0) faults.push(['image', `image ${image.getAttribute('src')} did not load`])
  }
  return faults
}

function overflowFaults(slide: Element, runs: TextRun[], limits: Limits): [string, string][] {
  const origin = slide.getBoundingClientRect()
  const frame = { left: 0, top: 0, right: origin.width, bottom: origin.height }
  const foot = slide.querySelector('.slide-foot')
  const floor = foot ? relative(foot.getBoundingClientRect(), origin).top : frame.bottom
  return runs.flatMap((run): [string, string][] => {
    const out = excess(run.box, frame)
    if (out > limits.tolerance) return [['overflow', `${quote(run.text)} leaves the slide by ${px(out)}`]]
    const below = run.box.bottom - floor
    if (below > limits.tolerance && !run.element.closest('.slide-foot')) return [['overflow', `${quote(run.text)} runs ${px(below)} into the source line`]]
    const box = run.element.closest(BOXES)
    const leaves = box ? excess(run.box, relative(box.getBoundingClientRect(), origin)) : 0
    return leaves > limits.tolerance ? [['box', `${quote(run.text)} leaves its box by ${px(leaves)}`]] : []
  })
}

function shapeFaults(slide: Element, limits: Limits): [string, string][] {
  const origin = slide.getBoundingClientRect()
  const frame = { left: 0, top: 0, right: origin.width, bottom: origin.height }
  return [...slide.querySelectorAll('svg, img, table, button, .x-frame')].filter(isVisible).flatMap((element): [string, string][] => {
    const out = excess(relative(element.getBoundingClientRect(), origin), frame)
    return out > limits.tolerance ? [['overflow', `<${element.localName}> leaves the slide by ${px(out)}`]] : []
  })
}

function collisionFaults(runs: TextRun[], limits: Limits): [string, string][] {
  return runs.flatMap((run, index) => runs.slice(index + 1)
    .filter((other) => overlap(run.box, other.box) > limits.tolerance + 2
      && run.element !== other.element && !run.element.contains(other.element) && !other.element.contains(run.element)
      && getComputedStyle(run.element).display !== 'inline' && getComputedStyle(other.element).display !== 'inline')
    .map((other): [string, string] => ['collision', `${quote(run.text)} and ${quote(other.text)} overlap`]))
}

function typeFaults(runs: TextRun[], limits: Limits): [string, string][] {
  return runs.flatMap(({ element, text, size }): [string, string][] => {
    const least = element.closest('.slide-foot') ? limits.smallestFoot : limits.smallest
    return size < least - 0.05 ? [['type', `${quote(text)} is ${size.toFixed(1)} px, smaller than ${least} px`]] : []
  })
}

function contrastFaults(runs: TextRun[], limits: Limits): [string, string][] {
  const contrasts = new Contrasts()
  return runs.flatMap(({ element, text, size }): [string, string][] => {
    const bold = Number(getComputedStyle(element).fontWeight) >= 700
    const least = leastContrast(size, bold, limits)
    const shown = contrasts.of(element)
    return shown < least ? [['contrast', `${quote(text)} has contrast ${shown.toFixed(2)}, less than ${least}`]] : []
  })
}

/**
 * Every fault of every slide in a page that shows them all, in slide order; of contrast alone where the scheme is all that changed.
 * @param canvases selector of the slides; the id of each, or of what is around it, begins with its number
 */
export function measure(limits: Limits, scope: 'all' | 'contrast', canvases: string): Fault[] {
  return [...document.querySelectorAll(canvases)].flatMap((container) => {
    const slide = Number.parseInt(container.closest('[id]')?.id ?? '', 10)
    const runs = textRuns(container)
    const others = (): [string, string][] => [
      ...contentFaults(container), ...overflowFaults(container, runs, limits), ...shapeFaults(container, limits),
      ...collisionFaults(runs, limits), ...typeFaults(runs, limits),
    ]
    return [...(scope === 'all' ? others() : []), ...contrastFaults(runs, limits)].map(([rule, what]) => ({ slide, rule, what }))
  })
}
