import { createHash } from 'node:crypto'

const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`

/**
 * Content security policy of the web version: its own files and the given inline scripts, no other host, no eval.
 * Inline styles stay allowed: Vue and the diagrams bring their own, which can neither run nor load anything.
 */
export const webPolicy = (inlineScripts: string[]): string => [
  'default-src \'none\'',
  `script-src ${['\'self\'', ...inlineScripts.map(hashOf)].join(' ')}`,
  'style-src \'self\' \'unsafe-inline\'',
  'img-src \'self\' data:',
  'font-src \'self\'',
  'connect-src \'self\'',
  'worker-src \'self\'',
  'manifest-src \'self\'',
  'base-uri \'self\'',
  'form-action \'none\'',
].join('; ')

/** Response headers for a host that lets one set them; what a meta element can't say is only here. */
export const responseHeaders = (inlineScripts: string[]): Record<string, string> => ({
  'Content-Security-Policy': `${webPolicy(inlineScripts)}; frame-ancestors 'self'`,
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
})

/** The same as a `_headers` file, which Netlify and Cloudflare Pages read; hashed files may be kept for ever. */
export const headersFile = (inlineScripts: string[]): string => [
  '/*',
  ...Object.entries(responseHeaders(inlineScripts)).map(([name, value]) => `  ${name}: ${value}`),
  '/assets/*',
  '  Cache-Control: public, max-age=31536000, immutable',
  '',
].join('\n')
