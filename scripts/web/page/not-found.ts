import { escapeText } from './escape.ts'
import { webPolicy } from './policy.ts'
import type { Site } from './site.ts'

// The page is served for any unknown address, at any depth, so it looks for the folder it lies in.
const FIND_TALK = `(async()=>{
const home=document.getElementById('home'),parts=location.pathname.split('/')
while(parts.pop()!==undefined&&parts.length){const folder=parts.join('/')+'/'
try{if((await fetch(folder+'favicon-32.png',{method:'HEAD'})).ok){home.href=folder;return}}catch{}}
})()`

const STYLE = `:root{color-scheme:light dark}body{display:grid;min-height:100vh;margin:0;place-content:center;padding:24px;box-sizing:border-box;font:20px/1.5 system-ui,sans-serif}
h1{margin:0 0 8px;font-size:32px;line-height:1.2}p{margin:0 0 16px}a{color:inherit}`

/** Inline scripts of that page: none where the talk's address is known. */
export const notFoundScripts = ({ url }: Site): string[] => url ? [] : [FIND_TALK]

/** The page for addresses that are none: no app, a way back. */
export function notFoundPage(site: Site): string {
  const { talk, url } = site
  const home = url ? new URL(url).pathname : '/'
  const scripts = notFoundScripts(site)
  return `<!doctype html>
<html lang="${escapeText(talk.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeText(webPolicy(scripts))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Page not found · ${escapeText(talk.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>This page does not exist</h1>
<p>The address leads to no slide of this talk.</p>
<p><a id="home" href="${escapeText(home)}">${escapeText(talk.title)}</a></p>
</main>
${scripts.map((script) => `<script>${script}</script>`).join('')}
</body>
</html>
`
}
