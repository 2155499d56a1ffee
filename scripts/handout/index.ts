import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { handoutName } from '../copies/names.ts'
import { handoutPdf } from './pdf.ts'
import type { PrintedSlides } from './places.ts'

/** Writes the handout into the stage: its words, laid out on a page of their own, and the slides as they were printed. */
export async function writeHandout({ print, blank, slides, pages, deck, dataset, stage, options, kept }: Rendering): Promise<void> {
  const { paper, perPage, lines } = options
  const bytes = await kept.copy('handout', [dataset, deck, { paper, perPage, lines }], async () => {
    const { page: paper } = await blank()
    const printed = async (): Promise<PrintedSlides> => ({ document: await (await slides()).document(), pages })
    const made = await handoutPdf({ print: print.page, paper, slides: printed }, deck, dataset, options)
    await paper.close()
    return made
  })
  await writeFile(join(stage, handoutName(dataset.talk.id, options)), bytes)
}
