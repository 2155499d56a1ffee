import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { formatMoment } from '../../data/format.ts'
import { runningHeads } from './html.ts'
import type { Handout } from './model.ts'
import { MARGIN, type Layout } from './paper.ts'

/** Text as a CSS string, whatever it holds. */
export const cssString = (text: string): string =>
  `"${text.replace(/[^\p{L}\p{N} .,:;·()–—-]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`

const box = (place: string, content: string): string =>
  `@${place} { content: ${content}; color: #333; font: 8.5pt/1.3 var(--font-sans, sans-serif); vertical-align: ${place.startsWith('top') ? 'bottom' : 'top'}; padding: 3mm 0; white-space: nowrap }`

/** Page size, margins, running head and page numbers. */
function pageRules(handout: Handout, layout: Layout): string {
  const { talk } = handout.dataset
  const heads = [...runningHeads(handout, layout)]
  return `@page { size: ${layout.paper.width}mm ${layout.paper.height}mm; margin: ${MARGIN.top}mm ${MARGIN.side}mm ${MARGIN.bottom}mm;
  ${box('top-left', cssString(talk.title))}
  ${box('bottom-left', cssString(`After ${talk.retoldAuthor} · checked up to ${formatMoment(talk.asOf)}`))}
  ${box('bottom-right', '"Page " counter(page) " of " counter(pages)')} }
@page :first { @top-left { content: none } }
${heads.map(([part, text]) => `@page ${part} { ${box('top-right', cssString(text))} }\n[data-page="${part}"] { page: ${part} }`).join('\n')}`
}

const lengths = ({ width, height, slide, grid }: Layout): string =>
  `.handout { --width: ${width}mm; --height: ${height}mm; --slide: ${slide}mm; --columns: ${grid.columns}; --rows: ${grid.rows}; --contents: ${grid.landscape ? 4 : 2}; --contents-size: ${grid.landscape ? 8 : 9}pt }`

/** The handout's style sheet for one paper and arrangement. */
export async function handoutCss(handout: Handout, layout: Layout): Promise<string> {
  const shared = await readFile(join(import.meta.dirname, 'handout.css'), 'utf8')
  return `${shared}\n${lengths(layout)}\n${pageRules(handout, layout)}`
}
