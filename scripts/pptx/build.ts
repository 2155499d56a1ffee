import PptxGenJS from 'pptxgenjs'
import type { Dataset } from '../../data/schema/index.ts'
import type { Deck, Slide } from '../deck/load.ts'
import { blocksOf } from './blocks.ts'
import { finishPackage } from './finish.ts'
import { addSources } from './foot.ts'
import { plainText } from '../deck/markdown.ts'
import { contentBox, defineLayouts, layoutFor, LAYOUTS, type LayoutName } from './masters.ts'
import { addDecoration, type Drawn } from './picture.ts'
import type { Camera } from './pictures.ts'
import { addBlocks, type Workbench } from './slide.ts'
import { CANVAS, inches, type Theme } from './theme.ts'

const FORMAT = 'Deck'
/** The exhibit that is the list of sources: it needs no line of sources below it. */
const LISTS_SOURCES = 'SourceList'

/** What a PowerPoint file is made from. `camera` gets what office programs have no form of their own for. */
export interface PptxInput { deck: Deck; dataset: Dataset; theme: Theme; camera: Camera }

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

async function addSlide(pptx: PptxGenJS, slide: Slide, { deck, dataset, theme, camera }: PptxInput): Promise<Drawn> {
  const title = slide.title
  const layout: LayoutName = isCover(slide, deck) ? 'cover' : layoutFor(title, theme)
  const page = pptx.addSlide({ masterName: LAYOUTS[layout] })
  const bench: Workbench = { page, slide, dataset, theme, camera, tableAlts: [], drawings: [] }
  // First of all, so that it lies behind the words.
  if (layout === 'cover') await addDecoration(bench)
  page.addText(title, { placeholder: 'Title' })
  if (layout !== 'cover') page.addText(slide.section, { placeholder: 'Section' })
  const sourced = layout !== 'cover' && slide.sources.length > 0 && !slide.tags.some(({ name }) => name === LISTS_SOURCES)
  await addBlocks(bench, blocksOf(slide, dataset), contentBox(layout, theme, sourced))
  if (sourced) addSources(page, slide, dataset)
  page.addNotes(plainText(slide.note))
  return bench
}

/**
 * The deck as a PowerPoint file: one slide each, titles, tables, charts and
 * text native. The same input gives the same bytes.
 * @throws DeckError when a component of a slide can neither be drawn natively nor be photographed
 */
export async function buildPptx(input: PptxInput): Promise<Uint8Array> {
  const pptx = newPresentation(input)
  const drawn: Drawn[] = []
  for (const slide of input.deck.slides) drawn.push(await addSlide(pptx, slide, input))
  const bytes = await pptx.write({ outputType: 'uint8array', compression: false }) as Uint8Array
  const sections = input.deck.slides.map(({ section }) => section)
  return finishPackage(bytes, { dataset: input.dataset, theme: input.theme, drawn, sections })
}
