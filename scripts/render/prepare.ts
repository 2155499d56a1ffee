import type { Page } from 'playwright-chromium'
import { DeckError } from '../lib/errors.ts'
import { callInPage } from './call.ts'

type InPage = typeof import('./in-page/prepare.ts')

/** Points the print page's links at slides, and tells which slide each page shows. */
export async function preparePages(page: Page): Promise<number[]> {
  const dead = await callInPage<InPage['anchorSlides']>(page, ['prepare.ts', 'anchorSlides'])
  if (dead.length) {
    const list = dead.map(({ slide, href }) => `slide ${slide} links to ${href}`).join('; ')
    throw new DeckError(`links to slides that do not exist: ${list}. Remedy: correct the number in slides.md.`)
  }
  return callInPage<InPage['pagesInOrder']>(page, ['prepare.ts', 'pagesInOrder'])
}
