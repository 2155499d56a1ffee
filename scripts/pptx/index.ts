import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { pptxName } from '../copies/names.ts'
import { ROOT } from '../lib/paths.ts'
import { buildPptx } from './build.ts'
import { pagePictures } from './pictures.ts'
import { themeOf } from './theme.ts'

/** Writes the PowerPoint copy of a rendered deck into the stage, with pictures from a page of its own. */
export async function writePptx({ deck, dataset, another, kept, stage }: Rendering): Promise<void> {
  const bytes = await kept.copy('pptx', [dataset, deck], async () => {
    const theme = themeOf(await readFile(join(ROOT, 'styles/tokens.css'), 'utf8'))
    const { page } = await another()
    const made = await buildPptx({ deck, dataset, theme, take: pagePictures(page, kept.picture) })
    await page.close()
    return made
  })
  await writeFile(join(stage, pptxName(dataset.talk.id)), bytes)
}
