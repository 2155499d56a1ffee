import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { handoutName } from '../copies/names.ts'
import { handoutPdf } from './pdf.ts'

/** Writes the handout into the stage; the print page is left as it was. */
export async function writeHandout({ print, deck, dataset, stage, options }: Rendering): Promise<void> {
  await writeFile(join(stage, handoutName(dataset.talk.id, options)), await handoutPdf(print.page, deck, dataset, options))
}
