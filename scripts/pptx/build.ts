import PptxGenJS from 'pptxgenjs'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck, Slide } from '../deck/load.ts'
import { blocksOf } from './blocks.ts'
import { finishPackage } from './finish.ts'
import { addSources } from './foot.ts'
import { plainText } from '../deck/markdown.ts'
import { contentBox, defineLayouts, layoutFor, LAYOUTS, type LayoutName } from './masters.ts'
import { addDecoration } from './picture.ts'
import type { TakePicture } from './pictures.ts'
import { addBlocks, type Workbench } from './slide.ts'
import { CANVAS, inches, type Theme } from './theme.ts'

const FORMAT = 'Deck'
/** The exhibit that is the list of sources: it needs no line of sources below it. */
const LISTS_SOURCES = 'SourceList'

/** What a PowerPoint file is made from. `take` takes pictures of what office programs cannot draw. */
export interface PptxInput { deck: Deck; dataset: Dataset; theme: Theme; take: TakePicture }

function newPresentation({ dataset, theme }: PptxInput): PptxGenJS {
  const pptx = new PptxGenJS()
  pptx.defineLayout({ name: FORMAT, width: inches(CANVAS.width), height: inches(CANVAS.height) })
  pptx.layout = FORMAT
  pptx.title = dataset.talk.title
  pptx.theme = { headFontFace: theme.face, bodyFontFace: theme.face }
  defineLayouts(pptx, theme)
  return pptx
}

const isCover = (slide: Slide, deck: Deck): boolean => slide.no === 1 && deck.headmatter['layout'] === 'cover'

async function addSlide(pptx: PptxGenJS, slide: Slide, { deck, dataset, theme, take }: PptxInput): Promise<string[]> {
  const title = slide.title
  const layout: LayoutName = isCover(slide, deck) ? 'cover' : layoutFor(title, theme)
  const page = pptx.addSlide({ masterName: LAYOUTS[layout] })
  // First of all, so that it lies behind the words.
  const art = layout === 'cover' ? await take({ slide: slide.no, what: 'art' }) : null
  if (art) addDecoration(page, art)
  page.addText(title, { placeholder: 'Title' })
  if (layout !== 'cover') page.addText(slide.section, { placeholder: 'Section' })
  const bench: Workbench = { page, slide, dataset, theme, take, tableAlts: [] }
  const sourced = layout !== 'cover' && slide.sources.length > 0 && !slide.tags.some(({ name }) => name === LISTS_SOURCES)
  await addBlocks(bench, blocksOf(slide, dataset), contentBox(layout, theme, sourced))
  if (sourced) addSources(page, slide, dataset)
  page.addNotes(plainText(slide.note))
  return bench.tableAlts
}

/**
 * The deck as a PowerPoint file: one slide each, titles, tables, charts and
 * text native. The same input gives the same bytes.
 * @throws DeckError when a component of a slide can neither be drawn natively nor be photographed
 */
export async function buildPptx(input: PptxInput): Promise<Uint8Array> {
  const pptx = newPresentation(input)
  const tableAlts: string[][] = []
  for (const slide of input.deck.slides) tableAlts.push(await addSlide(pptx, slide, input))
  const bytes = await pptx.write({ outputType: 'uint8array', compression: false }) as Uint8Array
  const sections = input.deck.slides.map(({ section }) => section)
  return finishPackage(bytes, { dataset: input.dataset, theme: input.theme, tableAlts, sections })
}
