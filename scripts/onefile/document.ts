import type { Talk } from '../../data/schema/index.ts'
import { escapeHtml, noteHtml } from '../handout/notes.ts'
import { contentPolicy, inlineCss } from '../render/policy.ts'

/** One slide of the file: markup from the print page, note as Markdown for readers. */
export interface FileSlide { no: number; title: string; html: string; note: string }

/** Everything the file holds; `icon` is a data address, empty where there is none. */
export interface FileParts { talk: Talk; slides: FileSlide[]; css: string; script: string; icon: string }

const pageHtml = ({ no, title, html, note }: FileSlide, of: number): string => `
<section class="f-page" id="${no}" aria-roledescription="slide" aria-label="${no} of ${of}">
<div class="f-frame"><div class="f-canvas">${html}</div></div>
<a class="f-jump" href="#${no}">${no}. ${escapeHtml(title)}</a>
<div class="f-notes" tabindex="0" role="group" aria-label="Notes of slide ${no}"><h2>Notes</h2>${noteHtml(note, (slide) => `#${slide}`) || '<p>None for this slide.</p>'}</div>
</section>`

/** Buttons of the bar: command, what it shows, what it is called, and how wide a screen must be to need it. */
const BUTTONS = [
  ['previous', '‹', 'Previous slide', 'always'],
  ['goto', '<span id="position"></span>', 'Go to a slide', 'always'],
  ['next', '›', 'Next slide', 'always'],
  ['overview', 'Overview', 'Overview of all slides', 'always'],
  ['notes', 'Notes', 'Notes beside the slide', 'always'],
  ['table', 'Table', 'The picture as a table', 'always'],
  ['dark', '◐', 'Light or dark', 'always'],
  ['fullscreen', 'Full screen', 'Full screen', 'roomy'],
  ['help', '?', 'Keys', 'roomy'],
] as const

// The visible word is part of the name, so that it can be spoken to the page.
const nameOf = (text: string, label: string): string => /^\p{L}/u.test(text) && !label.startsWith(text) ? `${text}: ${label}` : label

const barHtml = (): string => `<nav class="f-bar" aria-label="Slides">${BUTTONS.map(([command, text, label, where]) =>
  `<button type="button" class="f-${where}" data-command="${command}" ${command === 'goto' ? 'title' : `aria-label="${nameOf(text, label)}" title`}="${label}"${['overview', 'notes'].includes(command) ? ' aria-pressed="false"' : ''}>${text}</button>`).join('')}</nav>`

const KEYS = [
  ['→ ↓ Space Page Down', 'next slide'],
  ['← ↑ Page Up', 'previous slide'],
  ['Home, End', 'first, last slide'],
  ['a number, or g', 'go to a slide'],
  ['o', 'overview'],
  ['n', 'notes'],
  ['t', 'the picture as a table'],
  ['d', 'light or dark'],
  ['f', 'full screen'],
  ['?', 'these keys'],
] as const

const dialogsHtml = (of: number): string => `
<dialog id="goto" class="f-box" aria-label="Go to a slide"><form method="dialog"><label>Slide (1 to ${of}) <input type="number" min="1" max="${of}" required inputmode="numeric"></label> <button>Go</button></form></dialog>
<dialog id="help" class="f-box" aria-label="Keys"><table><caption>Keys</caption><thead><tr><th scope="col">Key</th><th scope="col">Does</th></tr></thead><tbody>${KEYS.map(([key, does]) => `<tr><th scope="row">${key}</th><td>${does}</td></tr>`).join('')}</tbody></table><form method="dialog"><button>Close</button></form></dialog>`

function headHtml({ talk, css, script, icon }: FileParts): string {
  return `<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(contentPolicy({ style: css, script, files: 'data:' }))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(talk.title)}</title>
<meta name="description" content="${escapeHtml(talk.description)}">
<meta name="author" content="${escapeHtml(talk.retoldAuthor)}">
<meta name="color-scheme" content="light dark">
${icon ? `<link rel="icon" href="${escapeHtml(icon)}">\n` : ''}<style>${css}</style>
<script>${script}</script>`
}

/** The talk as one HTML document that needs nothing else. */
export function fileHtml(parts: FileParts): string {
  const { talk, slides } = parts
  const safe = { ...parts, css: inlineCss(parts.css), script: parts.script.replaceAll('</', '<\\/') }
  return `<!DOCTYPE html>
<html lang="${escapeHtml(talk.language)}">
<head>
${headHtml(safe)}
</head>
<body data-title="${escapeHtml(talk.title)}">
<main><h1 class="f-overview">Overview: ${escapeHtml(talk.title)}</h1>${slides.map((slide) => pageHtml(slide, slides.length)).join('')}
</main>
${barHtml()}${dialogsHtml(slides.length)}
<p id="announcement" class="f-unseen" aria-live="polite"></p>
</body>
</html>
`
}
