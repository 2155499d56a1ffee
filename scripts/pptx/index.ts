import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Rendering } from '../copies/context.ts'
import { pptxName } from '../copies/names.ts'
import { ROOT } from '../lib/paths.ts'
import { keptPictures } from '../render/kept-pictures.ts'
import { buildPptx } from './build.ts'
import { pagePictures } from './pictures.ts'
import { themeOf } from './theme.ts'

/** Writes the PowerPoint copy of a rendered deck into the stage. */
export async function writePptx({ deck, dataset, another, stage }: Rendering): Promise<void> {
  const theme = themeOf(await readFile(join(ROOT, 'styles/tokens.css'), 'utf8'))
  const { page } = await another()
  const bytes = await buildPptx({ deck, dataset, theme, take: pagePictures(page, await keptPictures(page)) })
  await page.close()
  await writeFile(join(stage, pptxName(dataset.talk.id)), bytes)
}
