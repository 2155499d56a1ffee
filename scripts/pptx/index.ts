import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-chromium'
import type { Rendering } from '../copies/context.ts'
import { pptxName } from '../copies/names.ts'
import { ROOT } from '../lib/paths.ts'
import { buildPptx } from './build.ts'
import { pageCamera } from './pictures.ts'
import { themeOf } from './theme.ts'

/** Writes the PowerPoint copy of a rendered deck into the stage, with what is drawn in the render. */
export async function writePptx({ deck, dataset, another, pages, kept, stage }: Rendering): Promise<void> {
  const bytes = await kept.copy('pptx', [dataset, deck], async () => {
    const theme = themeOf(await readFile(join(ROOT, 'styles/tokens.css'), 'utf8'))
    let studio: Page | undefined
    const open = async (): Promise<Page> => (studio = (await another()).page)
    try {
      return await buildPptx({ deck, dataset, theme, camera: pageCamera({ open, pages, keep: kept.picture }) })
    } finally {
      await studio?.close()
    }
  })
  await writeFile(join(stage, pptxName(dataset.talk.id)), bytes)
}
