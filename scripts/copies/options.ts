import type { OptionSpec } from '../lib/cli.ts'
import { DeckError } from '../lib/errors.ts'
import { PAPERS, PER_PAGE, type CopyOptions } from './context.ts'
import { COPY_NAMES, USUAL_COPIES, type CopyName } from './index.ts'

/** What the command line gives, by option. */
export type Values = Record<string, string | boolean | undefined>

/** Options that name the deck: shared by every command that reads it. */
export const SOURCE_OPTIONS = {
  entry: { type: 'string', hint: 'FILE', default: 'slides.md', help: 'Markdown file of the deck (default: slides.md)' },
  data: { type: 'string', hint: 'FILE', default: 'data/index.ts', help: 'module that exports the dataset (default: data/index.ts)' },
} as const satisfies Record<string, OptionSpec>

/** Options that name copies and their form: shared by the commands that make them and that check them. */
export const COPY_OPTIONS = {
  out: { type: 'string', hint: 'DIR', default: 'dist', help: 'folder of the copies (default: dist)' },
  only: { type: 'string', hint: 'NAMES', help: `some copies only, joined by commas: ${COPY_NAMES.join(', ')}` },
  paper: { type: 'string', hint: 'SIZE', default: 'a4', help: `paper of the handout: ${PAPERS.join(' or ')}` },
  'per-page': { type: 'string', hint: 'N', default: '1', help: `slides on a handout page: ${PER_PAGE.join(', ')} (1 has the notes)` },
  png: { type: 'boolean', default: false, help: 'also a picture of each slide, light and dark' },
  lines: { type: 'boolean', default: false, help: 'lines to write on beside the slides; needs --per-page 2, 4 or 6' },
  'with-clicks': { type: 'boolean', default: false, help: 'one page of the slide PDF for each click' },
  'site-url': { type: 'string', hint: 'URL', default: '', help: 'address the web version will have, for canonical links and previews' },
} as const satisfies Record<string, OptionSpec>

function oneOf<T extends string>(flag: string, allowed: readonly T[], value: unknown): T {
  if (allowed.includes(value as T)) return value as T
  throw new DeckError(`--${flag} ${String(value)}: expected one of ${allowed.join(', ')}`)
}

/** The copies that `--only` names, the usual ones without it, and pictures with `--png`. @throws DeckError on an unknown name */
export function copyNames({ only, png }: Values): CopyName[] {
  const names = only === undefined ? USUAL_COPIES : String(only).split(',').map((name) => oneOf('only', COPY_NAMES, name.trim()))
  // Always in one order within a lane: what a copy leaves in its page (a raster, a font cache) may touch the next one's
  // bytes. The handout, made beside the rest, has a page of its own.
  return COPY_NAMES.filter((name) => names.includes(name) || (png === true && name === 'png'))
}

/** The form of the copies. @throws DeckError naming the option whose value is not one of its own, or that would do nothing */
export function copyOptions(values: Values): CopyOptions {
  const perPage = oneOf('per-page', PER_PAGE, values['per-page'])
  const lines = values['lines'] === true
  if (lines && perPage === '1') throw new DeckError('--lines needs --per-page 2, 4 or 6; the one slide of a page has its notes below.')
  return {
    paper: oneOf('paper', PAPERS, values['paper']),
    perPage,
    lines,
    withClicks: values['with-clicks'] === true,
    siteUrl: String(values['site-url'] ?? ''),
  }
}
