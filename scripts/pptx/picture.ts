import type PptxGenJS from 'pptxgenjs'
import type { Picture } from './pictures.ts'
import { place, type Box } from './theme.ts'

/** Names the decoration of a slide, which screen readers pass over. */
export const DECORATION = 'Decoration'

const dataOf = ({ png }: Picture): string => `image/png;base64,${Buffer.from(png).toString('base64')}`

/** Puts a picture into a box: as large as on the deck's slide, smaller where the box is smaller. */
export function addPicture(page: PptxGenJS.Slide, picture: Picture, alt: string, box: Box): void {
  const scale = Math.min(1, box.w / picture.w, box.h / picture.h)
  const [w, h] = [picture.w * scale, picture.h * scale]
  page.addImage({ data: dataOf(picture), ...place({ x: box.x + (box.w - w) / 2, y: box.y, w, h }), altText: alt, objectName: 'Picture' })
}

/** Puts a slide's decoration where the deck has it. */
export const addDecoration = (page: PptxGenJS.Slide, picture: Picture): void => {
  page.addImage({ data: dataOf(picture), ...place(picture), altText: DECORATION, objectName: DECORATION })
}
