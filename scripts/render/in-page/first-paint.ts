/** Each slide as static markup with its own rules alone, to be shown before anything else has arrived. Runs inside the page. */
import { toCanvas } from './canvas.ts'
import { cloneSlides, type SlideClone } from './clone.ts'
import { shortenIds } from './identifiers.ts'
import { dropUnusedScopes, whileMounted, type SlideMarkup } from './markup.ts'
import { appliedRules, deckRules, usedCss } from './used-css.ts'

/** A slide that needs no other file to be shown. */
export interface PaintedSlide extends SlideMarkup { css: string }

/**
 * All slides of the print page, each with the rules that apply to it.
 * @param around rules that will stand beside these; variables they read are kept
 */
export async function firstPaint(around: string): Promise<PaintedSlide[]> {
  const all = await deckRules()
  const slides = cloneSlides('#')
  for (const slide of slides) toCanvas(slide)
  // Of 1402 rules 587 apply to any slide at all: the rest need not be tried on each.
  const rules = whileMounted(slides, (mount) => appliedRules(all, mount))
  const painted = (slide: SlideClone): PaintedSlide => whileMounted([slide], (mount) => {
    const css = shortenIds([slide], usedCss(rules, mount, 'switchable', around))
    dropUnusedScopes(mount, css)
    return { no: slide.no, title: slide.title, html: slide.root.innerHTML, css }
  })
  return slides.map(painted)
}
