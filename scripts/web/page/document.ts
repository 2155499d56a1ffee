import { EARLY_SCRIPT, FONTS_SCRIPT, PAGE_SCRIPTS } from './early.ts'
import { escapeText } from './escape.ts'
import { metadataTags, type Metadata } from './metadata.ts'
import { webPolicy } from './policy.ts'
import { READING_FILE } from '../../reading/document.ts'
import type { Site } from './site.ts'

/**
 * One page: `root` leads from its folder to the web version's, and ends with a slash; `css` is all that its body needs, and
 * `plainCss` what it needs besides where JavaScript is off.
 */
export interface PageParts { page: Metadata, root: string, scripts: string[], css: string, plainCss: string, body: string }

const styleHtml = (css: string): string => css && `<style>${css.replaceAll('</', '<\\/')}</style>`

/**
 * A page of the web version: metadata, policy, files, and what shows before JavaScript runs. The deck's style
 * sheet stands behind that, so that nobody waits for its 20 kB; scripts do.
 */
export function pageHtml(site: Site, { page, root, scripts, css, plainCss, body }: PageParts): string {
  const { entry, style, fonts } = site.files
  return `<!doctype html>
<html lang="${escapeText(site.talk.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeText(webPolicy(PAGE_SCRIPTS))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeText(page.title)}</title>
<script>${EARLY_SCRIPT}</script>
${fonts.map((font) => `<link rel="preload" href="${root}${font}" as="font" type="font/woff2" crossorigin>`).join('\n')}
${styleHtml(css)}${plainCss && `<noscript>${styleHtml(plainCss)}</noscript>`}
<script>${FONTS_SCRIPT}</script>
<script type="module" src="${root}${entry}"></script>
${scripts.map((script) => `<link rel="modulepreload" href="${root}${script}">`).join('\n')}
<script type="module" src="${root}offline.js"></script>
${metadataTags(page, site, root)}
</head>
<body>
${body}
<link rel="stylesheet" href="${root}${style}">
<div id="app"></div>
</body>
</html>
`
}

/** Said where JavaScript is off on a page that needs it. */
export const needsScript = (root: string): string =>
  `<noscript><main class="plain"><p>This view needs JavaScript. The talk can be read without: <a href="${root}${READING_FILE}">reading page</a>, <a href="${root}">slides</a>.</p></main></noscript>`
