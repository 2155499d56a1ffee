import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { handoutName } from '../copies/names.ts'
import { preparePages } from '../render/prepare.ts'
import { handoutPdf } from './pdf.ts'

/** Writes the handout into the stage, from a page of its own: it is laid out in place of the slides. */
export async function writeHandout({ another, deck, dataset, stage, options, kept }: Rendering): Promise<void> {
  const { paper, perPage, lines } = options
  const bytes = await kept.copy('handout', [dataset, deck, { paper, perPage, lines }], async () => {
    const { page } = await another()
    await preparePages(page)
    const made = await handoutPdf(page, deck, dataset, options)
    await page.close()
    return made
  })
  await writeFile(join(stage, handoutName(dataset.talk.id, options)), bytes)
}
