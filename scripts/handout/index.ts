import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { handoutName } from '../copies/names.ts'
import { preparePages } from '../render/prepare.ts'
import { handoutPdf } from './pdf.ts'

/** Writes the handout into the stage, from a page of its own: it is laid out in place of the slides. */
export async function writeHandout({ another, deck, dataset, stage, options }: Rendering): Promise<void> {
  const { page } = await another()
  await preparePages(page)
  await writeFile(join(stage, handoutName(dataset.talk.id, options)), await handoutPdf(page, deck, dataset, options))
  await page.close()
}
