import { paperSuffix, type HandoutOptions } from '../handout/paper.ts'

/** File names of the copies, from the talk's id. */
export const pdfName = (id: string): string => `${id}.pdf`
export const oneFileName = (id: string): string => `${id}.html`
export const pptxName = (id: string): string => `${id}.pptx`
/** `talk-handout.pdf`, `talk-handout-letter-4up-lined.pdf`. */
export const handoutName = (id: string, options: HandoutOptions): string => `${id}-handout${paperSuffix(options)}.pdf`
