import { createHash } from 'node:crypto'

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What a page carries inline, and where its fonts and pictures may come from. */
export interface Inline { style: string; script?: string; files: string }

/**
 * A content security policy that allows exactly the inline style sheet and script of a page. Style
 * attributes stay allowed: components set sizes by them, and they can't load or run anything.
 */
export const contentPolicy = ({ style, script, files }: Inline): string => [
  'default-src \'none\'',
  `script-src ${script === undefined ? '\'none\'' : hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  'style-src-attr \'unsafe-inline\'',
  `font-src ${files}`,
  `img-src ${files}`,
  // Nothing here asks; what inspects a page, such as Lighthouse for robots.txt, does so by its policy.
  `connect-src ${files}`,
  'base-uri \'none\'',
  'form-action \'none\'',
].join('; ')

/** Rules made safe inside `<style>`: no string in them can end the element. */
export const inlineCss = (css: string): string => css.replaceAll('</', '<\\/')
