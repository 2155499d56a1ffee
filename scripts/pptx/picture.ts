import type PptxGenJS from 'pptxgenjs'
import type { Slide } from '../deck/load.ts'
import { DeckError } from '../lib/errors.ts'
import { drawingXml, hasRoom, IN_PLACE, placingIn, type Named } from './drawing.ts'
import type { Camera, Picture } from './pictures.ts'
import { place, type Box, type Theme } from './theme.ts'

/** Names the decoration of a slide, which screen readers pass over. */
export const DECORATION = 'Decoration'
const DRAWING = 'Drawing'

/** What pptxgenjs can't write of a slide and the finished file gets: words of tables, and drawings as PresentationML. */
export interface Drawn { tableAlts: string[]; drawings: string[] }

/** What pictures are put on a slide with. */
export interface PictureBench { page: PptxGenJS.Slide; slide: Slide; theme: Theme; camera: Camera; drawings: string[] }

/** Name of the shape that stands for a drawing, counted from 0 on its slide, until the file is finished. */
export const standIn = (index: number): string => `Stand-in ${index}`

/** pptxgenjs has no groups: a shape stands in for one. */
function addGroup({ page, theme, drawings }: PictureBench, drawing: NonNullable<Awaited<ReturnType<Camera['draw']>>>, named: Named, placing = IN_PLACE): void {
  page.addShape('rect', { ...place(drawing), objectName: standIn(drawings.length) })
  drawings.push(drawingXml(drawing, named, { ...placing, theme }))
}

const dataOf = ({ png }: Picture): string => `image/png;base64,${Buffer.from(png).toString('base64')}`

function addPhoto(page: PptxGenJS.Slide, picture: Picture, alt: string, box: Box): void {
  const { scale } = placingIn(picture, box)
  const [w, h] = [picture.w * scale, picture.h * scale]
  page.addImage({ data: dataOf(picture), ...place({ x: box.x + (box.w - w) / 2, y: box.y, w, h }), altText: alt, objectName: 'Picture' })
}

/**
 * Puts what a component of the slide shows into a box, as native shapes where they can say it in that room: as large as on
 * the deck's slide, smaller where the box is smaller.
 * @param index of the component among the framed ones of its slide, from 0
 * @throws DeckError when it has no frame
 */
export async function addPicture(bench: PictureBench, index: number, alt: string, box: Box): Promise<void> {
  const { page, slide, camera } = bench
  const wanted = { slide: slide.no, what: index }
  const drawing = await camera.draw(wanted)
  const placing = drawing && placingIn(drawing, box)
  if (drawing && placing && hasRoom(drawing, placing)) return addGroup(bench, drawing, { name: DRAWING, alt }, placing)
  const taken = await camera.take(wanted)
  if (!taken) throw new DeckError(`slide ${slide.no} (line ${slide.line}, "${slide.title}"): component ${index + 1} shows no picture; wrap it in <ExhibitFrame>`)
  addPhoto(page, taken, alt, box)
}

/** Puts a slide's decoration, if it has any, where the deck has it. */
export async function addDecoration(bench: PictureBench): Promise<void> {
  const { page, slide, camera } = bench
  const wanted = { slide: slide.no, what: 'art' } as const
  const drawing = await camera.draw(wanted)
  if (drawing) return addGroup(bench, drawing, { name: DECORATION, alt: DECORATION })
  const taken = await camera.take(wanted)
  if (taken) page.addImage({ data: dataOf(taken), ...place(taken), altText: DECORATION, objectName: DECORATION })
}
