import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { DeckError } from '../lib/errors.ts'

/** The deck's styles for a page without a server: tokens, and fonts with their files inlined. */
export interface PageStyles {
  css: string
  /** What the drawing depends on: names of the font files and the token that picks the font. */
  identity: string[]
}

/** A font file as base64. @throws DeckError when it is not there */
async function fontFile(url: string, resolveFrom: NodeJS.RequireResolve): Promise<string> {
  try {
    return await readFile(resolveFrom(url), 'base64')
  } catch (error) {
    throw new DeckError(`styles/fonts.css: no font file ${url}. Remedy: run npm ci, or correct its name.`, { cause: error })
  }
}

/** Reads styles/tokens.css and styles/fonts.css of a project. */
export async function pageStyles(root: string): Promise<PageStyles> {
  const [tokens, fonts] = await Promise.all(['tokens', 'fonts'].map((name) => readFile(join(root, `styles/${name}.css`), 'utf8')))
  const resolveFrom = createRequire(join(root, 'package.json')).resolve
  const urls = [...(fonts ?? '').matchAll(/url\('([^']+)'\)/g)].flatMap((match) => match[1] ?? [])
  const inlined = await Promise.all(urls.map(async (url) => [url, await fontFile(url, resolveFrom)] as const))
  const css = inlined.reduce((text, [url, data]) => text.replace(url, `data:font/woff2;base64,${data}`), fonts ?? '')
  return { css: `${tokens}\n${css}`, identity: [...urls, /--font-sans:[^;]+/.exec(tokens ?? '')?.[0] ?? ''] }
}
