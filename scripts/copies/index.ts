import { existsSync } from 'node:fs'
import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SOCIAL_CARD } from '../web/page/site.ts'
import type { Copy } from './context.ts'
import { handoutName, oneFileName, pdfName, pptxName } from './names.ts'

/**
 * Every copy by the name that `--only` takes, in the order they are made: first those that take long to be opened again,
 * which is done while the others are made. What makes one is loaded when it is made: `--help` should not wait for it, nor
 * the slide PDF for PowerPoint.
 */
export const COPIES = {
  pdf: {
    label: 'slide PDF',
    ofSlides: true,
    outputs: ({ dataset }) => [pdfName(dataset.talk.id)],
    make: async ({ slides, dataset, stage }) => writeFile(join(stage, pdfName(dataset.talk.id)), (await slides()).bytes),
  },
  html: {
    label: 'one-file HTML',
    outputs: ({ dataset }) => [oneFileName(dataset.talk.id)],
    make: async (rendering) => (await import('../onefile/index.ts')).writeOneFile(rendering),
  },
  web: {
    label: 'web version',
    outputs: () => ['web'],
    make: async (rendering) => {
      const [{ writeReadingPage }, { finishWeb }] = await Promise.all([import('../reading/index.ts'), import('../web/finish.ts')])
      await writeReadingPage(rendering)
      await finishWeb(rendering)
    },
  },
  og: {
    label: 'link preview',
    outputs: () => [SOCIAL_CARD],
    make: async ({ print, kept, webDir, stage }) => {
      const made = join(webDir, SOCIAL_CARD)
      if (existsSync(made)) await copyFile(made, join(stage, SOCIAL_CARD))
      else await (await import('../web/pictures.ts')).writeCard(print.page, stage, kept.picture)
    },
  },
  handout: {
    label: 'handout',
    apart: true,
    ofSlides: true,
    outputs: ({ dataset, options }) => [handoutName(dataset.talk.id, options)],
    make: async (rendering) => (await import('../handout/index.ts')).writeHandout(rendering),
  },
  pptx: {
    label: 'PowerPoint',
    apart: true,
    outputs: ({ dataset }) => [pptxName(dataset.talk.id)],
    make: async (rendering) => (await import('../pptx/index.ts')).writePptx(rendering),
  },
  png: {
    label: 'slide pictures',
    outputs: () => ['png'],
    make: async ({ another, pages, kept, stage }) => {
      const { writeSlidePictures } = await import('../render/slide-pictures.ts')
      // It shows one slide at a time, while PowerPoint reads them all.
      const { page } = await another()
      try {
        await writeSlidePictures(page, pages, join(stage, 'png'), kept.picture)
      } finally {
        await page.close()
      }
    },
  },
} as const satisfies Record<string, Copy>

export type CopyName = keyof typeof COPIES
export const COPY_NAMES = Object.keys(COPIES) as CopyName[]
/** What is made where nothing else is asked for: a picture of each slide is for whoever wants one. */
export const USUAL_COPIES = COPY_NAMES.filter((name) => name !== 'png')
