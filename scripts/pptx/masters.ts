import type PptxGenJS from 'pptxgenjs'
import { countLines, LINE, SPACING } from './measure.ts'
import { ACCENT, CANVAS, INK, place, points, SOFT, type Box, type Theme } from './theme.ts'

/** Layouts of the file by what they are for. */
export const LAYOUTS = { cover: 'Cover', short: 'Slide', long: 'Slide with a long heading' } as const
export type LayoutName = keyof typeof LAYOUTS

const MARGIN = 64
const WIDTH = CANVAS.width - 2 * MARGIN
const SECTION: Box = { x: MARGIN, y: 32, w: WIDTH, h: 26 }
const NUMBER: Box = { x: CANVAS.width - MARGIN - 60, y: 676, w: 60, h: 24 }
/** The line of sources, left of the slide number. */
export const FOOT: Box = { x: MARGIN, y: 664, w: WIDTH - 90, h: 36 }
/** Width of the cover's text: its decoration begins right of it. */
const COVER_WIDTH = 616

const titleBox = (lines: number, size: number): Box => ({ x: MARGIN, y: 58, w: WIDTH, h: lines * size * LINE * SPACING + 10 })

/** Where each layout has its title. */
function titleOf(layout: LayoutName, theme: Theme): Box {
  const size = theme.size('size-title')
  return { cover: { x: MARGIN, y: 110, w: COVER_WIDTH, h: 290 }, short: titleBox(1, size), long: titleBox(2, size) }[layout]
}

/** What is left of a slide for its content, px; more where it names no sources. */
export function contentBox(layout: LayoutName, theme: Theme, sources = true): Box {
  const title = titleOf(layout, theme)
  const y = title.y + title.h + (layout === 'cover' ? 20 : 8)
  return { x: MARGIN, y, w: layout === 'cover' ? COVER_WIDTH : WIDTH, h: (sources ? FOOT.y : NUMBER.y) - 8 - y }
}

/** Estimates are on the safe side; a heading that is a little too long shrinks. */
const TITLE_ROOM = 1.05

/** The layout that has room for a heading. */
export const layoutFor = (title: string, theme: Theme): LayoutName =>
  countLines(title, WIDTH * TITLE_ROOM, theme.size('size-title'), true) > 1 ? 'long' : 'short'

const holder = (name: string, type: 'title' | 'body', box: Box, look: { size: number, colour: string, bold: boolean, valign: 'top' | 'bottom' }) => ({
  placeholder: {
    options: {
      name, type, ...place(box), align: 'left' as const, valign: look.valign, margin: 0, fontSize: points(look.size), bold: look.bold,
      color: look.colour, lineSpacingMultiple: SPACING, objectName: name, fit: 'shrink' as const,
    },
    text: '',
  },
})

/** Adds the deck's layouts to a presentation: section name and title as placeholders, slide number. */
export function defineLayouts(pptx: PptxGenJS, theme: Theme): void {
  for (const layout of Object.keys(LAYOUTS) as LayoutName[]) {
    const size = theme.size('size-title') * (layout === 'cover' ? 1.5 : 1)
    pptx.defineSlideMaster({
      title: LAYOUTS[layout],
      background: { color: theme.colour('paper') },
      objects: [
        holder('Title', 'title', titleOf(layout, theme), { size, colour: INK, bold: true, valign: layout === 'cover' ? 'bottom' : 'top' }),
        ...(layout === 'cover' ? [] : [holder('Section', 'body', SECTION, { size: theme.size('size-small'), colour: ACCENT, bold: true, valign: 'top' as const })]),
      ],
      ...(layout !== 'cover' && { slideNumber: { ...place(NUMBER), align: 'right', color: SOFT, fontSize: points(theme.size('size-fine')), margin: 0 } }),
    })
  }
}
